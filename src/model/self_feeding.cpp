#include "model/self_feeding.h"

#include <algorithm>
#include <array>
#include <string>

#include "code/facts.h"
#include "model/known_imports.h"
#include "model/needs.h"
#include "resource/text_parts.h"

namespace plimsoll {

namespace {

// Something that both sets off functions and can be written to by them.
struct Source {
  std::string_view type;
  std::array<std::string_view, 3> writes;  // each sets off the function again
  // A statement with these as well is a grant of everything: it does not show what is done.
  std::array<std::string_view, 2> reads;
  std::string_view deed;
  bool is_watched;  // by Lambda's detection of loops
};

constexpr std::array sources{
    Source{"AWS::SQS::Queue",
           {"sqs:SendMessage", "sqs:SendMessage*"},
           {"sqs:ReceiveMessage"},
           "send to",
           true},
    Source{"AWS::SNS::Topic", {"sns:Publish"}, {"sns:Subscribe"}, "publish to", true},
    Source{"AWS::S3::Bucket",
           {"s3:PutObject"},
           {"s3:GetObject", "s3:DeleteObject"},
           "put objects into",
           true},
    Source{"AWS::DynamoDB::Table",
           {"dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem"},
           {"dynamodb:GetItem", "dynamodb:DeleteItem"},
           "write to",
           false},
};

const Source* source_of(const Resource* resource) {
  const auto found = std::ranges::find_if(
      sources, [&](const Source& source) { return resource && resource->type == source.type; });
  return found != sources.end() ? &*found : nullptr;
}

// By name: a wildcard grants what nobody may have thought of.
template <class Actions>
bool lists(const Statement& statement, const Actions& actions) {
  return std::ranges::any_of(statement.actions, [&](const Value& value) {
    const std::string* action = value.as_string();
    return action && std::ranges::find(actions, *action) != actions.end();
  });
}

// What a statement must speak of: in a bucket its objects.
Text written_to(const Resource& resource, const Names& names) {
  Text arn = names.arn(resource);
  if (resource.type != "AWS::S3::Bucket") return arn;
  append(arn, "/");
  append(arn, opaque_part(""));
  return arn;
}

// The statement of the function's own role that lets it write there and do nothing else with it.
const Statement* grant(const Function& function, const Source& source, const Text& target) {
  const Role* role = function.execution_role;
  if (!role || role->functions.size() != 1) return nullptr;  // may be another function's grant
  for (const Policy& policy : role->policies) {
    for (const Statement& statement : policy.statements) {
      if (statement.effect == Effect::allow && !statement.not_action && !statement.condition &&
          lists(statement, source.writes) && !lists(statement, source.reads) &&
          concerns(statement, target) == Answer::yes) {
        return &statement;
      }
    }
  }
  return nullptr;
}

// The variable, written for this function alone, that tells it where the source is.
const Entry* variable(const Function& function, const Resource& source, const Names& names) {
  for (const Entry& entry : function.environment.entries()) {
    if (entry.value.trail().empty() && names.named(entry.value) == &source) return &entry;
  }
  return nullptr;
}

// A filter may keep what the function writes from coming back.
bool is_filtered(const Deployment& deployment, const Invocation& invocation) {
  if (invocation.mapping) return bool(invocation.mapping->resource->properties["FilterCriteria"]);
  if (const Bucket* bucket = declared_by(invocation.source, deployment.buckets)) {
    return std::ranges::none_of(bucket->notifications, [&](const BucketNotification& notification) {
      const std::string* event = notification.event.known();
      return notification.target.value.span() == invocation.place.span() && !notification.filter &&
             event && event->starts_with("s3:ObjectCreated");
    });
  }
  return std::ranges::any_of(deployment.subscriptions, [&](const Subscription& subscription) {
    return subscription.endpoint.value.span() == invocation.place.span() && subscription.filter;
  });
}

// What sets the function off: of a mapping what is polled.
const Resource* set_off_by(const Invocation& invocation) {
  return invocation.mapping ? invocation.mapping->source.resource : invocation.source;
}

// What something else sets off may hand out its work to itself, and end there.
bool is_alone(const Resource* resource, const Function& function) {
  return std::ranges::all_of(function.callers, [resource](const Invocation* caller) {
    return set_off_by(*caller) == resource;
  });
}

bool may_loop(const Function& function) {
  const std::string* loop = function.recursive_loop.known();
  return loop && *loop == "Terminate";
}

// What it depends on may be what ends the chain: a condition, or what it goes over, where that is
// not the records themselves but what was chosen of them.
bool may_not_happen(const code::RemoteCall& call, const code::CodeFacts& facts) {
  if (call.when.branched) return true;
  for (auto loop = call.when.loop; loop; loop = facts.loops[*loop].outer) {
    const code::Loop& each = facts.loops[*loop];
    if (!each.over_records && !each.endless && !each.counted) return true;
  }
  return false;
}

// What the code shows of it.
struct Shown {
  Answer writes = Answer::unknown;
  const SdkCall* call = nullptr;  // of a `yes`
};

Shown shown_by_code(const Function& function, const Source& source, const Resource& resource,
                    const Deployment& deployment) {
  for (const SdkCall& call : sdk_calls_of(function, deployment)) {
    if (call.resource != &resource || call.call.signs_only) continue;
    const bool writes = std::ranges::any_of(call.asks.actions, [&](const std::string& action) {
      return std::ranges::find(source.writes, action) != source.writes.end();
    });
    if (!writes) continue;
    if (may_not_happen(call.call, *function.handler_code.facts())) return {Answer::no, nullptr};
    return {Answer::yes, &call};
  }
  const code::CodeFacts* facts = function.handler_code.complete();
  const bool all_seen = facts && !facts->client_out_of_sight &&
                        !connects_by_unknown_libraries(*facts) &&
                        std::ranges::all_of(sdk_calls_of(function, deployment),
                                            [](const SdkCall& call) { return call.resource; });
  return {all_seen ? Answer::no : Answer::unknown, nullptr};
}

// The statement by which the role allows what the call does.
Place grant_of(const SdkCall& call, const Deployment& deployment) {
  const Role* role = call.function.execution_role;
  const std::string& action = call.asks.actions.front();
  const Text target = acted_on(call, action, deployment.names);
  const bool allowed = role && !target.parts.empty() && may(*role, action, &target) == Answer::yes;
  return allowed ? closest_grant(*role, action) : Place(Span{});
}

void add_seen(const Invocation& invocation, const Source& source, const SdkCall& call,
              const Deployment& deployment, std::vector<SelfFeeding>& found) {
  const Place allowed = grant_of(call, deployment);
  if (!allowed.exists()) return;
  found.push_back({.trigger = invocation,
                   .source = *call.resource,
                   .deed = source.deed,
                   .is_watched = source.is_watched,
                   .call = call.call.span,
                   .variable = call.variable.empty() ? Place(Span{}) : Place(call.given),
                   .grant = allowed});
}

}  // namespace

std::vector<SelfFeeding> self_feeding(const Deployment& deployment) {
  std::vector<SelfFeeding> found;
  for (const Invocation& invocation : deployment.invocations) {
    const Function& function = invocation.function;
    const Resource* resource = set_off_by(invocation);
    const Source* source = source_of(resource);
    if (!source || invocation.disabled || !may_loop(function)) continue;
    if (!is_alone(resource, function) || is_filtered(deployment, invocation)) continue;
    const Shown shown = shown_by_code(function, *source, *resource, deployment);
    if (shown.call) add_seen(invocation, *source, *shown.call, deployment, found);
    // A stream brings every change of a table, and whoever keeps something beside what it is made
    // of looks at what has changed first: only the code can show it.
    if (shown.writes != Answer::unknown || !source->is_watched) continue;
    const Entry* named = variable(function, *resource, deployment.names);
    if (!named) continue;
    const Statement* write = grant(function, *source, written_to(*resource, deployment.names));
    if (!write) continue;
    found.push_back({.trigger = invocation,
                     .source = *resource,
                     .deed = source->deed,
                     .is_watched = source->is_watched,
                     .call = Span{},
                     .variable = named->value,
                     .grant = write->written});
  }
  return found;
}

}  // namespace plimsoll
