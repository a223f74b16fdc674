// `SNS` events: a subscription of the function itself, or of a queue between topic and function.
#include "read/sam_mapping.h"

namespace plimsoll {

namespace {

void subscribe(const FunctionEvent& on, std::string_view protocol, const Value& endpoint) {
  const Value& event = on.properties();
  on.make("", "AWS::SNS::Subscription",
          on.at().map({{"Protocol", std::string(protocol)},
                       {"Endpoint", endpoint},
                       {"TopicArn", event["Topic"]},
                       {"Region", event["Region"]},
                       {"FilterPolicy", event["FilterPolicy"]},
                       {"FilterPolicyScope", event["FilterPolicyScope"]},
                       {"RedrivePolicy", event["RedrivePolicy"]}}));
}

struct Queue {
  Value arn;
  Value url;
};

bool is_fifo(const FunctionEvent& on) {
  const Resource* topic = on.stack.find(on.properties()["Topic"]);
  return topic && is_true(topic->properties["FifoTopic"]);
}

Queue generated_queue(const FunctionEvent& on, const At& at) {
  const Value fifo = is_fifo(on) ? at.flag(true) : Value();
  on.make("Queue", "AWS::SQS::Queue", at.map({{"FifoQueue", fifo}}));
  return {at.attribute(on.id("Queue"), "Arn"), at.ref(on.id("Queue"))};
}

void let_topic_send(const FunctionEvent& on, const Queue& queue, const Value& policy_name,
                    const At& at) {
  const Value source = at.map({{"aws:SourceArn", on.properties()["Topic"]}});
  const Value statement = at.map({{"Action", "sqs:SendMessage"},
                                  {"Effect", "Allow"},
                                  {"Principal", "*"},
                                  {"Resource", queue.arn},
                                  {"Condition", at.map({{"ArnEquals", source}})}});
  const Value document = at.map({{"Version", "2012-10-17"}, {"Statement", at.list({statement})}});
  const std::string own = known_string(policy_name);
  on.stack.make_named(*on.callee.resource, own.empty() ? on.name("QueuePolicy") : own,
                      "AWS::SQS::QueuePolicy", at.cause(),
                      at.map({{"PolicyDocument", document}, {"Queues", at.list({queue.url})}}));
}

}  // namespace

void lower_topic_subscription(const FunctionEvent& on) {
  const Value& event = on.properties();
  const Value through_queue = event["SqsSubscription"];
  if (!is_set(through_queue)) {
    permit(on.event, on.callee, on.stack, "sns.amazonaws.com", event["Topic"]);
    subscribe(on, "lambda", on.callee.arn_at(on.event.span));
    return;
  }
  const At at(key_span(event, "SqsSubscription"));
  const Queue queue = through_queue.is_map()
                          ? Queue{through_queue["QueueArn"], through_queue["QueueUrl"]}
                          : generated_queue(on, at);
  let_topic_send(on, queue, through_queue["QueuePolicyLogicalId"], at);
  subscribe(on, "sqs", queue.arn);
  const Value batch = through_queue.is_map() ? through_queue["BatchSize"] : Value();
  on.make("EventSourceMapping", "AWS::Lambda::EventSourceMapping",
          at.map({{"FunctionName", on.callee.name_at(at.cause())},
                  {"EventSourceArn", queue.arn},
                  {"BatchSize", batch ? batch : at.number(10)},
                  {"Enabled", at.flag(true)}}));
  on.role.add_managed("service-role/AWSLambdaSQSQueueExecutionRole", at.cause());
}

}  // namespace plimsoll
