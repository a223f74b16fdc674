// APIs and their routes: which method and path calls what, and how long the API waits for it.
//
// From AWS::ApiGateway::* (REST), AWS::ApiGatewayV2::* (HTTP, WebSocket), and the OpenAPI bodies of
// both. A route of an OpenAPI body belongs to the API's resource.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/declared.h"
#include "model/qualifier.h"
#include "model/setting.h"

namespace plimsoll {

struct Function;
struct Api;
struct Authorizer;

enum class ApiKind : std::uint8_t { rest, http, websocket };

// What a route calls.
struct Integration {
  Value written;              // the integration; absent when the route has none
  Setting<std::string> type;  // AWS_PROXY, AWS, HTTP_PROXY, HTTP, MOCK
  Target uri;                 // the function's path ARN, or another URI
  Setting<int> timeout_ms;    // absent where it is not written: the API's limit holds
  Value credentials;          // the role with which it is called; absent: by resource policy
  // `InvocationType: Event`: the API answers before the function has run.
  bool asynchronous = false;
  // The response is streamed (ResponseTransferMode STREAM, `/response-streaming-invocations`).
  bool streaming = false;
  Setting<std::string> payload_format;  // "1.0", "2.0"; default 1.0 for HTTP APIs
  Value responses;                      // IntegrationResponses
  // Of each of these its ResponseParameters: {"method.response.header.Location": "'/orders'"}.
  std::vector<Value> response_parameters;
};

// `name` is "GET /orders", or a WebSocket API's route key.
struct Route : Declared {
  const Api* api = nullptr;     // when the files declare it
  Setting<std::string> method;  // "GET", "ANY"; empty for a WebSocket API
  Setting<std::string> path;    // "/orders/{id}"; "$default", a WebSocket API's route key
  Integration integration;
  const Function* function = nullptr;  // that is called, when the files declare it
  Qualifier qualifier;
  Setting<std::string> authorization;      // NONE (default), AWS_IAM, CUSTOM, JWT …
  const Authorizer* authorizer = nullptr;  // when the files declare it
  Setting<bool> api_key_required;          // default false
  Value responses;                         // MethodResponses
  Value validator;  // RequestValidatorId, or the extension of an OpenAPI body; absent: none
};

// A Lambda authorizer, of its own resource or of an OpenAPI body's security scheme.
struct Authorizer : Declared {
  const Api* api = nullptr;
  Setting<std::string> type;  // TOKEN, REQUEST, JWT, COGNITO_USER_POOLS
  Target uri;                 // absent unless a function authorizes
  const Function* function = nullptr;
  Qualifier qualifier;
  Value credentials;                    // absent: by resource policy
  Setting<std::string> payload_format;  // "1.0", "2.0" (HTTP APIs)
  Setting<bool> simple_responses;       // default false
};

struct Stage : Declared {
  const Api* api = nullptr;
  Setting<std::string> stage_name;
  Value settings;  // MethodSettings, or DefaultRouteSettings of an HTTP API
  Value access_log;
};

// AWS::ApiGateway::UsagePlan: what one client with a key may ask of the stages in it.
struct UsagePlan : Declared {
  struct PlannedStage {
    const Api* api = nullptr;  // when the files declare it
    Value throttle;            // of single routes: "/orders/POST"
  };
  Value throttle;  // of all routes
  std::vector<PlannedStage> stages;
};

// What an API itself is told about other origins: `Cors` of a SAM API, CorsConfiguration of an HTTP
// API or the extension of its OpenAPI body. Other REST APIs have OPTIONS routes instead.
struct Cors {
  Value written;  // absent without it
  Value origins;  // a list; of a SAM API one expression, whose default "'*'" has no place
  Setting<bool> credentials;
};

// What a REST API answers when it refuses a request itself. From AWS::ApiGateway::GatewayResponse
// and x-amazon-apigateway-gateway-responses.
struct GatewayResponse {
  Value type;        // "DEFAULT_4XX"
  Value parameters;  // {"gatewayresponse.header.Access-Control-Allow-Origin": "'*'"}
};

struct Api : Declared {
  ApiKind kind = ApiKind::rest;
  Setting<std::string> api_name;
  // EDGE (default), REGIONAL, PRIVATE; of an HTTP API always REGIONAL.
  Setting<std::string> endpoint_type;
  Value body;  // the OpenAPI document; absent without one
  Cors cors;
  Value policy;  // resource policy of a REST API
  // Part of its routes cannot be seen (a body in S3 or one that is opaque).
  bool routes_known = true;

  std::vector<const Route*> routes;
  std::vector<const Stage*> stages;
  std::vector<const Authorizer*> authorizers;
  std::vector<const UsagePlan*> usage_plans;
  std::vector<GatewayResponse> gateway_responses;

  Text execution_arn;  // "arn:…:execute-api:region:account:id", without stage and route
};

}  // namespace plimsoll
