#include <algorithm>
#include <array>

#include "check/check.h"
#include "facts/sam_globals.h"

namespace plimsoll {

namespace {

constexpr std::string_view serverless = "AWS::Serverless::";

// Properties by which a resource does its work and that Globals do not take; those that they take
// are known from there.
struct Property {
  std::string_view type;
  std::string_view name;
};

constexpr std::array own_properties{
    Property{"Function", "Events"},         Property{"Function", "Policies"},
    Property{"Function", "Role"},           Property{"Function", "InlineCode"},
    Property{"Function", "ImageUri"},       Property{"Function", "PackageType"},
    Property{"Function", "FunctionName"},   Property{"StateMachine", "Events"},
    Property{"StateMachine", "Policies"},   Property{"StateMachine", "Role"},
    Property{"StateMachine", "Definition"}, Property{"StateMachine", "DefinitionUri"},
    Property{"Api", "StageName"},           Property{"Api", "DefinitionBody"},
    Property{"HttpApi", "DefinitionBody"},  Property{"HttpApi", "DefinitionUri"},
    Property{"SimpleTable", "PrimaryKey"},  Property{"SimpleTable", "TableName"},
    Property{"LayerVersion", "ContentUri"}, Property{"Application", "Location"}};

// CloudFormation lets every resource have one, and nothing hangs on it.
constexpr std::string_view harmless = "Description";

bool is_property(const Resource& resource, std::string_view key) {
  const std::string_view type = std::string_view(resource.type).substr(serverless.size());
  if (key == harmless) return false;
  return is_sam_global(type, key) ||
         std::ranges::any_of(own_properties, [&](const Property& property) {
           return property.type == type && property.name == key;
         });
}

void judge(const Resource& resource, Report& report) {
  const auto beside = resource.attributes.entries();
  const auto is_misplaced = [&](const Entry& entry) { return is_property(resource, entry.key); };
  const auto first = std::ranges::find_if(beside, is_misplaced);
  if (first == beside.end()) return;
  Draft finding =
      report
          .find(first->key_span, "`{}` stands beside the Properties of `{}`, not among them",
                first->key, resource.name)
          .fails("deployed without it, and without a warning: what it says does not exist")
          .advise("indent it, so that it stands under Properties")
          .indent(resource, first->key)
          .only_suggested();  // what was dropped so far begins to work: somebody has to want that
  for (auto other = first + 1; other != beside.end(); ++other) {
    if (!is_misplaced(*other)) continue;
    finding.note(other->key_span, "so does `{}`", other->key).indent(resource, other->key);
  }
}

void run(const Deployment& deployment, Report& report) {
  for (const Resource& resource : deployment.resources.serverless) judge(resource, report);
}

}  // namespace

extern constinit const Check events_misplaced = declare({
    .id = "events-misplaced",
    .severity = Severity::error,
    .summary = "property of a serverless resource stands beside its Properties, and is dropped",
    .evidence = {{.url = "https://docs.aws.amazon.com/serverless-application-model/latest/"
                         "developerguide/sam-resource-function.html",
                  .says = "Events, Policies, Timeout and the like are entries of Properties"},
                 {.url = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
                         "aws-product-attribute-reference.html",
                  .says = "what may stand beside Properties"}},
    .run = run,
});

}  // namespace plimsoll
