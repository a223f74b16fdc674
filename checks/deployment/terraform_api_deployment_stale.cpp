#include <algorithm>

#include "check/check.h"

namespace plimsoll {

namespace {

// Something in it differs from deployment to deployment: a hash, a timestamp, a version.
bool varies(const Value& value) {
  if (value.is_map()) {
    return value.is_open() || std::ranges::any_of(value.entries(), [](const Entry& entry) {
             return varies(entry.value);
           });
  }
  return value && (!value.as_scalar() || !value.trail().empty());
}

// Whether something makes a new deployment when the API changes.
bool is_renewed(const Resource& resource) {
  const Value& properties = resource.properties;
  const Value lifecycle = resource.attributes["Lifecycle"];
  return properties["Triggers"] || lifecycle.is_opaque() || lifecycle["replace_triggered_by"] ||
         varies(properties["Variables"]) || varies(properties["StageDescription"]);
}

void run(const Deployment& deployment, Report& report) {
  if (deployment.resources.written_in != Vocabulary::terraform) return;
  for (const Resource* resource : deployment.names.of_type("AWS::ApiGateway::Deployment")) {
    const Resource* api = deployment.names.named(resource->properties["RestApiId"]);
    if (!api || is_renewed(*resource)) continue;
    report
        .find(*resource, "`{}` is made once, and nothing makes it again when `{}` changes",
              resource->name, api->name)
        .fails("changes of the API are applied and never reach a stage: callers get the old one")
        .note(*api, "the API that it publishes")
        .advise(
            "add triggers with a hash of what the API is made of, and lifecycle "
            "create_before_destroy");
  }
}

}  // namespace

extern constinit const Check terraform_api_deployment_stale = declare({
    .id = "terraform-api-deployment-stale",
    .severity = Severity::warning,
    .summary = "Terraform does not publish an API again when it changes",
    .evidence = {{.url = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/"
                         "resources/api_gateway_deployment",
                  .says = "a deployment is a snapshot; triggers make a new one when their values "
                          "change"}},
    .run = run,
});

}  // namespace plimsoll
