// `EventInvokeConfig` of a function: retries, age and destinations of asynchronous invocations.
#include <array>
#include <utility>

#include "read/sam_function.h"

namespace plimsoll {

namespace {

// The policy of a destination, by the `Type` that SAM gives it. The names and the spelling of
// "sns:publish" are the transform's.
void add_destination_policy(const Value& type, const Value& destination, const std::string& id,
                            Span cause, RoleParts& role) {
  const At at(cause);
  const auto grant = [&](std::string_view name, std::string_view action) {
    role.add_inline(at.string(id + std::string(name)), allowing(action, destination, cause), cause);
  };
  if (is(type, "SQS")) grant("SQSPolicy", "sqs:SendMessage");
  if (is(type, "SNS")) grant("SNSPolicy", "sns:publish");
  if (is(type, "EventBridge")) grant("EventBridgePolicy", "events:PutEvents");
  if (is(type, "Lambda")) grant("LambdaPolicy", "lambda:InvokeFunction");
  if (is(type, "S3Bucket")) {
    role.add_inline(at.string(id + "S3Policy"), writing_to_bucket(destination, cause), cause);
  }
}

// One of OnSuccess and OnFailure. A queue or topic without an ARN is generated.
Value destination(const Resource& function, const Value& sam, std::string_view outcome,
                  Stack& stack, RoleParts& role) {
  const Value outcomes = value_at(sam, {"EventInvokeConfig", "DestinationConfig"});
  const Value config = outcomes[outcome];
  if (!config) return {};
  const Span cause = key_span(outcomes, outcome);
  const At at(cause);
  const std::string suffix = "EventInvokeConfig" + std::string(outcome);
  Value target = config["Destination"];
  if (!target && is(config["Type"], "SQS")) {
    stack.make(function, suffix + "Queue", "AWS::SQS::Queue", cause, at.map({}));
    target = at.attribute(function.id + suffix + "Queue", "Arn");
    stack.offer(function, "DestinationQueue", function.id + suffix + "Queue");
  } else if (!target && is(config["Type"], "SNS")) {
    stack.make(function, suffix + "Topic", "AWS::SNS::Topic", cause, at.map({}));
    target = at.ref(function.id + suffix + "Topic");
    stack.offer(function, "DestinationTopic", function.id + suffix + "Topic");
  }
  if (!target) return {};
  add_destination_policy(config["Type"], target, function.name + suffix, cause, role);
  return at.map({{"Destination", target}});
}

}  // namespace

void add_event_invoke(const Callee& callee, const Value& sam, Stack& stack, RoleParts& role) {
  const Value config = sam["EventInvokeConfig"];
  if (!is_set(config)) return;
  const Resource& function = *callee.resource;
  const At at(key_span(sam, "EventInvokeConfig"));
  const Value alias = sam["AutoPublishAlias"];
  const Value destinations =
      At(config["DestinationConfig"].span())
          .map({{"OnSuccess", destination(function, sam, "OnSuccess", stack, role)},
                {"OnFailure", destination(function, sam, "OnFailure", stack, role)}});
  stack.make(function, "EventInvokeConfig", "AWS::Lambda::EventInvokeConfig", at.cause(),
             at.map({{"FunctionName", at.ref(function.id)},
                     {"Qualifier", alias ? alias : at.string("$LATEST")},
                     {"DestinationConfig", config["DestinationConfig"] ? destinations : Value()},
                     {"MaximumEventAgeInSeconds", config["MaximumEventAgeInSeconds"]},
                     {"MaximumRetryAttempts", config["MaximumRetryAttempts"]}}));
}

}  // namespace plimsoll
