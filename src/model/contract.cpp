#include "model/contract.h"

#include "facts/event_source.h"
#include "model/deployment.h"

namespace plimsoll {

namespace {

bool maps_answers(const Integration& integration) {
  const std::string* type = integration.type.known();
  return type && *type != "AWS_PROXY";
}

Contract route_contract(const Route& route, bool http) {
  const Integration& integration = route.integration;
  if (integration.asynchronous) return Contract::event;
  if (integration.streaming || maps_answers(integration)) return Contract::other;
  if (!integration.type.known()) return Contract::undecided;
  if (!http) return Contract::rest;
  const std::string* format = integration.payload_format.known();
  if (!format) return Contract::undecided;
  return *format == "2.0" ? Contract::http_2 : Contract::http_1;
}

Contract authorizer_contract(const Authorizer* authorizer) {
  if (authorizer == nullptr) return Contract::undecided;
  const bool* simple = authorizer->simple_responses.known();
  if (!simple) return Contract::undecided;
  return *simple ? Contract::http_simple : Contract::http_policy;
}

Contract url_contract(const Invocation& invocation) {
  const Value& mode = invocation.source->properties["InvokeMode"];
  if (mode.is_absent()) return Contract::function_url;
  const std::string* written = mode.as_string();
  if (!written) return Contract::undecided;
  return *written == "BUFFERED" ? Contract::function_url : Contract::other;
}

Contract mapping_contract(const Mapping* mapping) {
  const EventSource* kind = mapping ? mapping->kind.known() : nullptr;
  if (!kind) return Contract::undecided;
  switch (*kind) {
    case EventSource::sqs:
      return Contract::queue;
    case EventSource::kinesis:
    case EventSource::dynamodb:
      return Contract::stream;
    default:
      return Contract::other;
  }
}

}  // namespace

Contract contract_of(const Invocation& invocation) {
  const std::string_view trigger = invocation.trigger->trigger;
  if (invocation.route && trigger == "rest-api") return route_contract(*invocation.route, false);
  if (invocation.route && trigger == "http-api") return route_contract(*invocation.route, true);
  if (trigger == "rest-api-authorizer" || trigger == "websocket-authorizer") {
    return Contract::policy;
  }
  if (trigger == "http-api-authorizer") return authorizer_contract(invocation.authorizer);
  if (trigger == "public-function-url" || trigger == "iam-function-url") {
    return url_contract(invocation);
  }
  // CloudFront calls through the function's URL, whose form it is.
  if (trigger == "cloudfront-origin") return Contract::function_url;
  if (trigger == "load-balancer") return Contract::load_balancer;
  // Custom senders of messages are called without a limit of time, and their answer is not read.
  if (trigger == "cognito-trigger") {
    return invocation.caller.empty() ? Contract::other : Contract::user_pool;
  }
  if (trigger == "event-source-mapping") return mapping_contract(invocation.mapping);
  return invocation.mode == Mode::asynchronous ? Contract::event : Contract::other;
}

bool wants_response(Contract contract) {
  return has_payload_1(contract) || has_payload_2(contract);
}

bool has_payload_1(Contract contract) {
  return contract == Contract::rest || contract == Contract::http_1 ||
         contract == Contract::load_balancer;
}

bool has_payload_2(Contract contract) {
  return contract == Contract::http_2 || contract == Contract::function_url;
}

std::string_view failure_of(Contract contract) {
  const bool http = contract == Contract::http_1 || contract == Contract::http_2;
  return http ? "500 Internal Server Error" : "502 Bad Gateway";
}

std::string_view malformed_response(Contract contract) {
  switch (contract) {
    case Contract::rest:
      return "502 Bad Gateway: \"Execution failed due to configuration error: Malformed Lambda "
             "proxy response\"";
    case Contract::http_1:
    case Contract::http_2:
      return "500 Internal Server Error: \"The response from the Lambda function doesn't match the "
             "format that API Gateway expects\"";
    default:
      return "502 Bad Gateway";
  }
}

}  // namespace plimsoll
