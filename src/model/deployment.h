// The deployment as checks see it: functions, queues, roles, routes …, and how they are joined.
//
// In: the Resources of one scenario. Out: plain values with stable addresses, in the order of the
// files; references between them hold as long as the Deployment. What the files do not decide is
// opaque, never guessed; what is outside the files is not in the lists.
#pragma once

#include <algorithm>
#include <deque>
#include <string>
#include <vector>

#include "model/alarm.h"
#include "model/answer.h"
#include "model/api.h"
#include "model/arn.h"
#include "model/assumptions.h"
#include "model/data_store.h"
#include "model/events.h"
#include "model/function.h"
#include "model/invocation.h"
#include "model/mapping.h"
#include "model/names.h"
#include "model/network.h"
#include "model/permission.h"
#include "model/policy.h"
#include "model/schema_misfits.h"
#include "model/sdk_calls.h"
#include "model/sources.h"
#include "model/state_machine.h"
#include "resource/resource.h"
#include "text/span.h"

namespace plimsoll {

// The same key twice in one mapping, with different values: the later one wins.
struct DuplicateKey {
  std::string key;
  Span first;
  Span second;
};

// What became of reading the files, for the checks on the files themselves.
struct Reading {
  std::vector<Note> unreadable;  // where a parser stopped, and why
  std::vector<DuplicateKey> duplicate_keys;
  std::vector<Region> not_evaluated;
  std::vector<Note> idle_suppressions;  // comments that suppress nothing, and why
};

// A queue of the files that feeds a function of the files.
struct QueueTrigger {
  const Function& function;
  const Queue& queue;
  const Mapping& mapping;
};

// A Kinesis stream, a table's stream or a Kafka topic that feeds a function of the files. The
// source itself may be outside the files.
struct StreamTrigger {
  const Function& function;
  const Mapping& mapping;
};

// A route whose integration is a function of the files.
struct RouteToFunction {
  const Route& route;
  const Function& function;
};

// A state that calls a function of the files.
struct TaskToFunction {
  const Task& task;
  const Function& function;
};

struct Deployment {
  Reading reading;
  Assumptions assumptions;
  Resources resources;
  Names names;

  std::deque<Function> functions;
  std::deque<Alias> aliases;
  std::deque<Version> versions;
  std::deque<AsyncConfig> async_configs;
  std::deque<FunctionUrl> function_urls;
  std::deque<Permission> permissions;
  std::deque<Role> roles;
  std::deque<ResourcePolicy> resource_policies;

  std::deque<Queue> queues;
  std::deque<Topic> topics;
  std::deque<Subscription> subscriptions;
  std::deque<Bucket> buckets;
  std::deque<Stream> streams;
  std::deque<Table> tables;
  std::deque<Mapping> mappings;
  std::deque<EventRule> rules;
  std::deque<Schedule> schedules;
  std::deque<Pipe> pipes;

  std::deque<Api> apis;
  std::deque<Route> routes;
  std::deque<Authorizer> authorizers;
  std::deque<Stage> stages;
  std::deque<UsagePlan> usage_plans;
  std::deque<StateMachine> state_machines;
  std::deque<Task> tasks;
  std::deque<Alarm> alarms;

  std::deque<Vpc> vpcs;
  std::deque<Subnet> subnets;
  std::deque<RouteTable> route_tables;
  std::deque<NetworkRoute> network_routes;
  std::deque<NatGateway> nat_gateways;
  std::deque<VpcEndpoint> vpc_endpoints;
  std::deque<SecurityGroup> security_groups;
  std::deque<DataStore> data_stores;

  // The joins: made once, named by what they mean.
  std::vector<Invocation> invocations;
  std::vector<QueueTrigger> queue_triggers;
  std::vector<StreamTrigger> stream_triggers;
  std::vector<RouteToFunction> routes_to_functions;
  std::vector<TaskToFunction> tasks_to_functions;
  std::vector<FunctionInVpc> functions_in_vpcs;
  std::vector<StoreConnection> store_connections;
  std::vector<ProvisionedConcurrency> provisioned_concurrency;
  std::vector<SdkCall> sdk_calls;            // of all handlers, in the order of the functions
  std::vector<SchemaMisfit> schema_misfits;  // of all resources

  Deployment() = default;
  Deployment(const Deployment&) = delete;
  Deployment& operator=(const Deployment&) = delete;
};

// The thing that a resource declares, in the list of its kind; null when it is not in the list.
//   if (const Queue* queue = declared_by(target.resource, deployment.queues)) …
// Not for routes, authorizers, tasks, subscriptions and resource policies, of which a resource may
// have several or the list has several types of resource.
template <class List>
auto declared_by(const Resource* resource, List& list) -> decltype(&list.front()) {
  // Lists are in the order of the resources, so their addresses ascend.
  const auto found = std::lower_bound(
      list.begin(), list.end(), resource,
      [](const Declared& thing, const Resource* wanted) { return thing.resource < wanted; });
  return resource != nullptr && found != list.end() && found->resource == resource ? &*found
                                                                                   : nullptr;
}

}  // namespace plimsoll
