#include "model/build.h"

#include "model/steps.h"

namespace plimsoll {

namespace {

void add_things(Deployment& deployment) {
  add_functions(deployment);
  add_function_parts(deployment);
  add_queues(deployment);
  add_topics(deployment);
  add_buckets(deployment);
  add_streams(deployment);
  add_roles(deployment);
  add_resource_policies(deployment);
  add_permissions(deployment);
  add_mappings(deployment);
  add_events(deployment);
  add_apis(deployment);
  add_state_machines(deployment);
  add_alarms(deployment);
  add_network(deployment);
  add_data_stores(deployment);
}

void join_things(Deployment& deployment) {
  join_triggers(deployment);
  join_sdk_calls(deployment);
  join_network(deployment);
  join_data_stores(deployment);
  join_invocations(deployment);
  join_dead_letters(deployment);
  join_usage_plans(deployment);
  join_callers(deployment);
}

}  // namespace

std::unique_ptr<const Deployment> build(Resources resources, Reading reading,
                                        Assumptions assumptions, HandlerReader* handlers) {
  auto deployment = std::make_unique<Deployment>();
  deployment->reading = std::move(reading);
  deployment->assumptions = assumptions;
  deployment->resources = std::move(resources);
  deployment->names = Names(deployment->resources.all);
  add_things(*deployment);
  if (handlers != nullptr) read_handlers(*deployment, *handlers);
  join_things(*deployment);
  deployment->schema_misfits = schema_misfits(deployment->resources);
  return deployment;
}

}  // namespace plimsoll
