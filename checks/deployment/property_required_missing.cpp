#include "check/check.h"
#include "facts/sam_properties.h"
#include "model/shaped.h"

namespace plimsoll {

namespace {

// What CloudFormation asks for.
void judge(const Shaped& map, Report& report) {
  const bool unwritten = map.is_whole() && map.value.is_absent();
  if (map.shape.kind() != ShapeKind::structure || (!map.value.is_map() && !unwritten)) return;
  if (map.is_whole() && map.by_sam) return;
  for (std::size_t i = 0; i < map.shape.property_count(); ++i) {
    const Property property = map.shape.property(i);
    if (!property.required || !map.value[property.name].is_absent()) continue;
    Place place(map.value);
    place.span = map.key;
    report.find(place, "{} is required, and missing", place_name(map, property.name))
        .fails("deployment fails: \"required key [{}] not found\"", property.name)
        .advise("write `{}`", property.name);
  }
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
  visit_shaped(deployment, [&report](const Shaped& shaped) { judge(shaped, report); });
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
