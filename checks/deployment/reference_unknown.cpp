#include <map>
#include <tuple>

#include "check/check.h"
#include "check/nearest.h"

namespace plimsoll {

namespace {

// A name is often used in many places; a few of them are enough to find the others.
constexpr std::size_t most_uses = 4;

using Uses = std::vector<const UnknownName*>;

std::string_view similar_to(const UnknownName& unknown) {
  const std::vector<std::string_view> defined(unknown.defined->begin(), unknown.defined->end());
  return similar(unknown.name, defined);
}

Draft find(const UnknownName& unknown, Report& report) {
  const std::string& name = unknown.name;
  switch (unknown.kind) {
    case UnknownName::Kind::value:
      return report
          .find(unknown.span, "`{}` is neither a parameter nor a resource of this template", name)
          .fails(
              "deployment fails: \"Template format error: Unresolved resource dependencies [{}]\"",
              name);
    case UnknownName::Kind::resource:
      return report.find(unknown.span, "`{}` is not a resource of this template", name)
          .fails(
              "deployment fails: \"Template format error: Unresolved resource dependencies [{}]\"",
              name);
    case UnknownName::Kind::condition:
      return report.find(unknown.span, "`{}` is not a condition of this template", name)
          .fails("deployment fails: \"Template format error: Unresolved condition dependency {}\"",
                 name);
    case UnknownName::Kind::mapping:
      break;
  }
  return report.find(unknown.span, "`{}` is not a mapping of this template", name)
      .fails(
          "deployment fails: \"Template error: Mapping named '{}' is not present in the 'Mappings' "
          "section of template\"",
          name);
}

void judge(const Uses& uses, Report& report) {
  const UnknownName& first = *uses.front();
  Draft finding = find(first, report);
  for (std::size_t i = 1; i < uses.size() && i < most_uses; ++i) {
    finding.note(uses[i]->span, "also used here");
  }
  const std::string_view meant = similar_to(first);
  if (meant.empty()) {
    finding.advise("define `{}`, or remove what refers to it", first.name);
  } else {
    finding.advise("write `{}`, if that is meant", meant);
  }
}

void run(const Deployment& deployment, Report& report) {
  std::map<std::tuple<FileId, UnknownName::Kind, std::string_view>, Uses> by_name;
  for (const UnknownName& unknown : deployment.resources.unknown_names) {
    by_name[{unknown.span.file, unknown.kind, unknown.name}].push_back(&unknown);
  }
  for (const auto& [name, uses] : by_name) judge(uses, report);
}

}  // namespace

extern constinit const Check reference_unknown = declare({
    .id = "reference-unknown",
    .severity = Severity::error,
    .summary = "template refers to a name that it does not define",
    .evidence = {{.url = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/"
                         "intrinsic-function-reference-ref.html",
                  .says = "Ref takes the name of a parameter or the logical id of a resource"},
                 {.url = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
                         "troubleshooting.html",
                  .says = "a template with unresolved dependencies is refused"}},
    .run = run,
});

}  // namespace plimsoll
