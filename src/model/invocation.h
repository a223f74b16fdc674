// Everything that calls a function of the files, in one list: API routes, rules, topics, buckets,
// mappings, state machines, user pools, …
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "facts/invoke_principals.h"
#include "model/declared.h"
#include "model/qualifier.h"
#include "model/setting.h"

namespace plimsoll {

struct Authorizer;
struct Function;
struct Mapping;
struct Role;
struct Route;
struct Task;

enum class Mode : std::uint8_t {
  synchronous,   // the caller waits for the answer
  asynchronous,  // Lambda queues the event, retries it twice, then gives it to a failure
                 // destination
  polled,        // Lambda's pollers read a source and call the function
};

struct Invocation {
  const Function& function;
  Qualifier qualifier;
  Mode mode = Mode::synchronous;
  // The id of who waits, in facts/callers.h ("apigw-http-api"); empty when nobody does.
  std::string_view caller;
  // For messages: "rule `Nightly`", "route `GET /orders` of API `Api`".
  std::string what;
  // Where the trigger names the function.
  Value place;
  // The resource at which the trigger is set up: the rule, the bucket, the API, the mapping.
  const Resource* source = nullptr;

  // The kind of trigger, and what lets such a trigger in; never null.
  const InvokePrincipal* trigger = nullptr;
  // What lets this one in: an API with credentials uses its role instead of a resource policy.
  InvokeRight right = InvokeRight::resource_policy;
  // The ARN that AWS presents as SourceArn, with holes; no parts when it presents none.
  Text source_arn;
  // That ARN has no account in it (a bucket's), so that only SourceAccount tells owners apart.
  bool account_missing_in_arn = false;
  Value role;                         // of InvokeRight::role: as written
  const Role* caller_role = nullptr;  // of InvokeRight::role: when the files declare it

  // How long the caller waits; absent when it has no limit of its own, or does not wait.
  Setting<int> limit_ms;

  // Switched off where it is set up: it calls when somebody switches it on.
  bool disabled = false;

  const Route* route = nullptr;            // of an API's call
  const Authorizer* authorizer = nullptr;  // of a call for authorization
  const Mapping* mapping = nullptr;        // of a poller's
  const Task* task = nullptr;              // of a state machine's

  // An AWS::Lambda::Permission must admit it. A public function URL needs two of them that admit
  // everyone, which is a matter of its own.
  bool needs_permission() const {
    return right == InvokeRight::resource_policy && principal() != "*";
  }
  // The service that calls: "events.amazonaws.com".
  std::string_view principal() const { return trigger->principal; }
};

}  // namespace plimsoll
