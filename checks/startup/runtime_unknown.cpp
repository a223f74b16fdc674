#include "check/check.h"
#include "check/nearest.h"
#include "facts/as_of.h"
#include "facts/runtimes.h"

namespace plimsoll {

namespace {

std::string_view meant(const std::string& id) {
  std::vector<std::string_view> ids;
  for (const Runtime& runtime : runtimes()) {
    if (runtime.managed) ids.push_back(runtime.id);
  }
  return likely_meant(id, ids);
}

// A text that some script puts the runtime for ("JAVA_VERSION").
bool is_placeholder(const std::string& id) {
  static constexpr std::string_view characters = "abcdefghijklmnopqrstuvwxyz0123456789.";
  return id.find_first_not_of(characters) != std::string::npos && meant(id).empty();
}

void judge(const Setting<std::string>& setting, const std::string& id, Report& report) {
  Draft draft = report.find(setting, "`{}` is no runtime that Lambda has as of {}", id,
                            to_string(facts_as_of));
  draft.fails(
      "deployment fails: \"Value {} at 'runtime' failed to satisfy constraint: Member must "
      "satisfy enum value set\"",
      id);
  const std::string_view name = meant(id);
  if (name.empty()) {
    draft.advise("write the id of a runtime, unless AWS has added `{}` since", id);
  } else {
    draft.advise("write `{}`, unless AWS has added `{}` since", name, id);
  }
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const std::string* package = function.package_type.known();
    const std::string* id = function.runtime.known();
    if (!package || *package != "Zip" || !id || is_placeholder(*id)) continue;
    const Runtime* runtime = find_runtime(*id);
    if (!runtime || !runtime->managed) judge(function.runtime, *id, report);
  }
}

}  // namespace

extern constinit const Check runtime_unknown = declare({
    .id = "runtime-unknown",
    .severity = Severity::warning,
    .summary = "runtime is one that Lambda is not known to have",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
                  .says = "the identifiers of the supported and of the deprecated runtimes"}},
    .run = run,
});

}  // namespace plimsoll
