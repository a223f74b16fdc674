// The kinds of events that a function of SAM can have, each lowered by one function.
#pragma once

#include "read/sam_event.h"

namespace plimsoll {

// One event of a function, and what it may add to.
struct FunctionEvent {
  const Event& event;
  const Callee& callee;
  Stack& stack;
  RoleParts& role;

  At at() const { return At(event.span); }
  const Value& properties() const { return event.properties; }
  // Of what the event generates: function + event + suffix.
  std::string name(std::string_view suffix = "") const {
    return callee.resource->name + event.name + std::string(suffix);
  }
  std::string id(std::string_view suffix = "") const { return stack.id_of(name(suffix)); }
  void make(std::string_view suffix, std::string_view type, Value made) const {
    stack.make(*callee.resource, event.name + std::string(suffix), type, event.span,
               std::move(made));
  }
};

// Sources that are polled: event source mappings.
void lower_queue(const FunctionEvent& on);
void lower_stream(const FunctionEvent& on);  // Kinesis, DynamoDB
void lower_msk(const FunctionEvent& on);
void lower_mq(const FunctionEvent& on);
void lower_self_managed_kafka(const FunctionEvent& on);
void lower_document_db(const FunctionEvent& on);

// Sources that push.
void lower_schedule(const FunctionEvent& on);
void lower_event_rule(const FunctionEvent& on);
void lower_function_schedule_v2(const FunctionEvent& on);
void lower_topic_subscription(const FunctionEvent& on);
void lower_bucket_notification(const FunctionEvent& on);
void lower_cognito_trigger(const FunctionEvent& on);
void lower_iot_rule(const FunctionEvent& on);
void lower_log_filter(const FunctionEvent& on);
void lower_alexa_skill(const FunctionEvent& on);

// Routes of APIs.
void lower_api_event(const FunctionEvent& on);
void lower_http_api_event(const FunctionEvent& on);

}  // namespace plimsoll
