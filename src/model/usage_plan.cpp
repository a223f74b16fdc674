#include "model/api_steps.h"
#include "model/steps.h"

namespace plimsoll {

namespace {

UsagePlan read(const Deployment& deployment, const Resource& resource) {
  const Section properties(resource);
  auto plan = declared_as<UsagePlan>(resource);
  plan.throttle = properties["Throttle"];
  const Value stages = properties["ApiStages"];
  for (const Value& stage : stages.items()) {
    plan.stages.push_back(
        {.api = api_named(deployment, stage["ApiId"]), .throttle = stage["Throttle"]});
  }
  return plan;
}

}  // namespace

void join_usage_plans(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::ApiGateway::UsagePlan")) {
    deployment.usage_plans.push_back(read(deployment, *resource));
    const UsagePlan& plan = deployment.usage_plans.back();
    for (const UsagePlan::PlannedStage& stage : plan.stages) {
      if (Api* api = editable(deployment.apis, stage.api)) api->usage_plans.push_back(&plan);
    }
  }
}

}  // namespace plimsoll
