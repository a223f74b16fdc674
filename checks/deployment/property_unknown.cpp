#include <algorithm>

#include "check/check.h"
#include "check/nearest.h"
#include "facts/sam_properties.h"

namespace plimsoll {

namespace {

// The key as written; from Globals with the trail that leads to the resource.
Place key_of(const Entry& entry) {
  Place place(entry.key_span);
  place.trail = entry.value.trail();
  return place;
}

void advise(Draft draft, std::string_view name, const std::vector<std::string_view>& names) {
  const std::string_view meant = likely_meant(name, names);
  if (meant.empty()) {
    draft.advise("remove `{}`, unless AWS has added it since", name);
  } else {
    draft.advise("write `{}`", meant);
  }
}

std::vector<std::string_view> names_of(const Shape& structure) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < structure.property_count(); ++i) {
    const Property property = structure.property(i);
    if (!property.read_only) names.push_back(property.name);
  }
  return names;
}

// What CloudFormation refuses.
void judge(const SchemaMisfit& misfit, Report& report) {
  if (misfit.kind != SchemaMisfit::Kind::unknown) return;
  Draft draft = report.find(misfit.place, "`{}` is no property of {} as of {}", misfit.property,
                            place_name(misfit), to_string(resource_types_as_of));
  draft.fails("deployment fails: \"extraneous key [{}] is not permitted\"", misfit.property);
  advise(draft, misfit.property, names_of(misfit.shape));
}

// What SAM's transform refuses, before CloudFormation sees it.
void judge_sam(std::string_view owner, const Value& properties, Report& report) {
  std::vector<std::string_view> names;
  for (const SamProperty& known : sam_properties(owner)) names.push_back(known.property);
  if (names.empty()) return;
  for (const Entry& entry : properties.entries()) {
    if (!entry.value || std::ranges::find(names, entry.key) != names.end()) continue;
    const std::string_view type = owner.substr(owner.rfind('.') + 1);
    Draft draft = report.find(key_of(entry), "`{}` is no property of `{}` in SAM as of {}",
                              entry.key, type, to_string(sam_properties_as_of));
    draft.fails("deployment fails: \"property {} not defined for resource of type {}\"", entry.key,
                type);
    advise(draft, entry.key, names);
  }
}

void judge_sam(const Resource& resource, Report& report) {
  judge_sam(resource.type, resource.properties, report);
  for (const Entry& event : resource.properties["Events"].entries()) {
    const Value type = event.value["Type"];
    if (const std::string* name = type.as_string()) {
      judge_sam(fmt::format("{}.Events.{}", resource.type, *name), event.value["Properties"],
                report);
    }
  }
}

void run(const Deployment& deployment, Report& report) {
  if (deployment.resources.open) return;  // a macro may rewrite what is written
  for (const SchemaMisfit& misfit : deployment.schema_misfits) judge(misfit, report);
  for (const Resource& resource : deployment.resources.serverless) judge_sam(resource, report);
}

}  // namespace

extern constinit const Check property_unknown = declare({
    .id = "property-unknown",
    .severity = Severity::error,
    .summary = "property is one that its resource type does not have",
    .evidence = {{.url = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
                         "aws-template-resource-type-ref.html",
                  .says = "the properties of each resource type"},
                 {.url = "https://docs.aws.amazon.com/serverless-application-model/latest/"
                         "developerguide/sam-specification-resources-and-properties.html",
                  .says = "the properties of SAM's resource types and events"}},
    .run = run,
});

}  // namespace plimsoll
