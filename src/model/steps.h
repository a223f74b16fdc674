// The steps of building a Deployment, in the order in which build.cpp takes them: each adds what it
// names, and may look at what the steps before it added.
#pragma once

#include "model/deployment.h"
#include "model/section.h"

namespace plimsoll {

class HandlerReader;

// A thing that is declared by a resource of its own, with nothing read yet.
template <class T>
T declared_as(const Resource& resource) {
  T thing;
  thing.resource = &resource;
  thing.name = resource.name;
  thing.where = resource;
  return thing;
}

// The thing behind a const pointer into one of the deployment's lists, to hang something on it.
template <class T>
T* editable(std::deque<T>& list, const T* thing) {
  return thing ? const_cast<T*>(declared_by(thing->resource, list)) : nullptr;
}

void add_functions(Deployment& deployment);
void add_function_parts(Deployment& deployment);  // aliases, versions, async configs, URLs
void add_queues(Deployment& deployment);
void add_topics(Deployment& deployment);
void add_buckets(Deployment& deployment);
void add_streams(Deployment& deployment);  // Kinesis streams and tables
void add_roles(Deployment& deployment);    // also attaches them to functions
void add_resource_policies(Deployment& deployment);
void add_permissions(Deployment& deployment);
void add_mappings(Deployment& deployment);
void add_events(Deployment& deployment);  // rules, schedules, pipes
void add_apis(Deployment& deployment);    // APIs, routes, authorizers, stages
void add_state_machines(Deployment& deployment);
void add_alarms(Deployment& deployment);
void add_network(Deployment& deployment);
void add_data_stores(Deployment& deployment);

void read_handlers(Deployment& deployment, HandlerReader& handlers);  // after the functions

void join_triggers(Deployment& deployment);  // queue and stream triggers, routes, tasks
void join_network(Deployment& deployment);
void join_sdk_calls(Deployment& deployment);    // of the handlers that were read
void join_data_stores(Deployment& deployment);  // with functions in VPCs
void join_invocations(Deployment& deployment);
void join_dead_letters(Deployment& deployment);
void join_usage_plans(Deployment& deployment);  // on the APIs that they serve
void join_callers(Deployment& deployment);      // on queues and functions; after the invocations

}  // namespace plimsoll
