#include "model/build.h"

#include "model/steps.h"

namespace plimsoll {

std::unique_ptr<const Deployment> build(Resources resources, Reading reading,
                                        Assumptions assumptions) {
  auto deployment = std::make_unique<Deployment>();
  deployment->reading = std::move(reading);
  deployment->assumptions = assumptions;
  deployment->resources = std::move(resources);
  deployment->names = Names(deployment->resources.all);
  for (const auto step : {
           add_functions,
           add_function_parts,
           add_queues,
           add_topics,
           add_buckets,
           add_streams,
           add_roles,
           add_resource_policies,
           add_permissions,
           add_mappings,
           add_events,
           add_apis,
           add_state_machines,
           add_alarms,
           add_network,
           join_triggers,
           join_network,
           join_invocations,
           join_dead_letters,
           join_usage_plans,
           join_callers,
       }) {
    step(*deployment);
  }
  return deployment;
}

}  // namespace plimsoll
