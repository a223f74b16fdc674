#include "check/check.h"
#include "facts/sam_properties.h"

namespace plimsoll {

namespace {

// What CloudFormation asks for.
void judge(const SchemaMisfit& misfit, Report& report) {
  if (misfit.kind != SchemaMisfit::Kind::missing) return;
  report.find(misfit.place, "{} is required, and missing", place_name(misfit))
      .fails("deployment fails: \"required key [{}] not found\"", misfit.property)
      .advise("write `{}`", misfit.property);
}

// What SAM's transform asks for.
void judge_sam(std::string_view owner, const Value& properties, Span key, Report& report) {
  if (!properties.is_absent() && !properties.is_map()) return;
  for (const SamProperty& property : sam_properties(owner)) {
    if (!property.required || !properties[property.property].is_absent()) continue;
    const std::string_view type = owner.substr(owner.rfind('.') + 1);
    report.find(key, "`{}` of `{}` is required, and missing", property.property, type)
        .fails("deployment fails: \"Missing required property '{}'\"", property.property)
        .advise("write `{}`", property.property);
  }
}

void judge_sam(const Resource& resource, Report& report) {
  judge_sam(resource.type, resource.properties, resource.span, report);
  for (const Entry& event : resource.properties["Events"].entries()) {
    const Value type = event.value["Type"];
    if (const std::string* name = type.as_string()) {
      judge_sam(fmt::format("{}.Events.{}", resource.type, *name), event.value["Properties"],
                event.key_span, report);
    }
  }
}

void run(const Deployment& deployment, Report& report) {
  if (deployment.resources.open) return;  // a macro may add what is missing
  for (const SchemaMisfit& misfit : deployment.schema_misfits) judge(misfit, report);
  for (const Resource& resource : deployment.resources.serverless) judge_sam(resource, report);
}

}  // namespace

extern constinit const Check property_required_missing = declare({
    .id = "property-required-missing",
    .severity = Severity::error,
    .summary = "property is missing that its resource type requires",
    .evidence = {{.url = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
                         "aws-template-resource-type-ref.html",
                  .says = "which properties of each resource type are required"},
                 {.url = "https://docs.aws.amazon.com/serverless-application-model/latest/"
                         "developerguide/sam-specification-resources-and-properties.html",
                  .says = "which properties of SAM's resource types and events are required"}},
    .run = run,
});

}  // namespace plimsoll
