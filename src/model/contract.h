// In which form a caller sends its event, and what it takes for an answer.
//
// In: an invocation. Out: the contract by which the caller and the function have to understand each
// other. `other` is every caller that takes any answer, or whose answer nobody here judges: events,
// state machines, WebSocket APIs, streamed responses, integrations that map what they get.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/invocation.h"

namespace plimsoll {

enum class Contract : std::uint8_t {
  rest,           // a REST API's proxy integration
  http_1,         // an HTTP API with payload format 1.0
  http_2,         // an HTTP API with payload format 2.0
  function_url,   // events and answers of format 2.0
  load_balancer,  // events of format 1.0
  policy,         // authorizer that answers with a policy, of a REST or WebSocket API
  http_policy,    // authorizer of an HTTP API that answers with a policy
  http_simple,    // authorizer of an HTTP API with simple responses
  user_pool,      // trigger of a Cognito user pool: gets its event back
  queue,          // a batch of messages of SQS
  stream,         // a batch of records of Kinesis or DynamoDB
  event,          // nobody reads the answer
  other,
  undecided,  // only AWS or the deployer knows
};

Contract contract_of(const Invocation& invocation);

// The caller makes an HTTP response of the answer.
bool wants_response(Contract contract);
// Its events have payload format 1.0 (httpMethod, path) or 2.0 (rawPath, requestContext.http).
bool has_payload_1(Contract contract);
bool has_payload_2(Contract contract);

// What the client sees where the function fails: "502 Bad Gateway".
std::string_view failure_of(Contract contract);
// What the client sees where the answer is not a response: "502 Bad Gateway: …".
std::string_view malformed_response(Contract contract);

}  // namespace plimsoll
