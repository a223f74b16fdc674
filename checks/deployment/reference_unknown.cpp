#include <map>
#include <tuple>

#include <fmt/format.h>

#include "check/check.h"
#include "check/nearest.h"

namespace plimsoll {

namespace {

// A name is often used in many places; a few of them are enough to find the others.
constexpr std::size_t most_uses = 4;

using Uses = std::vector<const UnknownName*>;

// The part of a name that tells what is looked for: "var.", "aws_sqs_queue."; empty in a template.
std::string_view kind_of(std::string_view name, Vocabulary written_in) {
  const bool has_kind = written_in == Vocabulary::terraform;
  return name.substr(0, has_kind ? name.rfind('.') + 1 : 0);
}

std::string similar_to(const UnknownName& unknown, Vocabulary written_in) {
  const std::string_view kind = kind_of(unknown.name, written_in);
  std::vector<std::string_view> defined;
  for (const std::string_view name : *unknown.defined) {
    if (kind_of(name, written_in) == kind) defined.push_back(name.substr(kind.size()));
  }
  const std::string_view meant =
      similar(std::string_view(unknown.name).substr(kind.size()), defined);
  return meant.empty() ? std::string() : fmt::format("{}{}", kind, meant);
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

// What Terraform calls that which has such a name.
std::string_view kind_in_terraform(std::string_view name) {
  if (name.starts_with("var.")) return "input variable";
  if (name.starts_with("local.")) return "local value";
  return name.starts_with("module.") ? "module" : "resource";
}

Draft find_in_terraform(const UnknownName& unknown, Report& report) {
  return report.find(unknown.span, "`{}` is declared nowhere in this module", unknown.name)
      .fails("`terraform plan` fails: \"Reference to undeclared {}\"",
             kind_in_terraform(unknown.name));
}

void judge(const Uses& uses, Vocabulary written_in, Report& report) {
  const UnknownName& first = *uses.front();
  Draft finding =
      written_in == Vocabulary::terraform ? find_in_terraform(first, report) : find(first, report);
  for (std::size_t i = 1; i < uses.size() && i < most_uses; ++i) {
    finding.note(uses[i]->span, "also used here");
  }
  const std::string meant = similar_to(first, written_in);
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
  for (const auto& [name, uses] : by_name) judge(uses, deployment.resources.written_in, report);
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
