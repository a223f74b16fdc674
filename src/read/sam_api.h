// AWS::Serverless::Api and ::HttpApi, and the APIs that events imply.
//
// In: the Stack; events of functions and state machines have added their routes. Out: the same
// resource as AWS::ApiGateway::RestApi or AWS::ApiGatewayV2::Api with its OpenAPI body, and its
// deployment, stage, permissions, domain, usage plan. Ids that end in a hash of the contents in a
// deployment are the stem without it ("OrdersDeployment").
#pragma once

#include <string>

#include "read/sam_event.h"
#include "read/sam_stack.h"

namespace plimsoll {

// Declares ServerlessRestApi and ServerlessHttpApi when events name no API.
void declare_implicit_apis(Stack& stack, const Value& globals);

void lower_rest_api(Resource& api, Stack& stack);
void lower_http_api(Resource& api, Stack& stack);
void lower_websocket_api(Resource& api, Stack& stack);

// The API of an event: the one that it names, else the implicit one. Null when it is not of this
// template.
Resource* api_of(const Event& event, std::string_view property, std::string_view implicit,
                 Stack& stack);

// The name of a stage when it is written out, fit for an id: not from a parameter, no hyphens.
std::string stage_suffix(const Value& stage_name);

// As it stands in the ARN of a route: "GET", `*` for any.
std::string upper_method(std::string_view method);

// A path in the ARN of a route: parameters become `*`.
Value path_in_arn(const Value& path);

// The URI with which an API calls a function; `partition` as it stands in the ARN.
Value invocation_uri(const Reference& function, std::string_view partition, bool streaming,
                     Span cause);
// The same for an authorizer, whose function is any expression.
Value authorizer_uri(const Value& function, Span cause);

// The permission of an authorizer's function; `partition` as it stands in the ARN.
void permit_authorizer(const Resource& api, std::string_view suffix, const Value& function,
                       std::string_view partition, Span cause, Stack& stack);

// S3 location of a definition, or the path of a file beside the template as it is written.
Value definition_location(const Value& uri);

// Domain name, base path mappings and record sets. `properties` are those of the API.
void add_rest_domain(const Resource& api, const Value& domain, Stack& stack);
void add_v2_domain(const Resource& api, const Value& domain, Stack& stack);
// Usage plan, API key and what joins them.
void add_usage_plan(const Resource& api, const Value& plan, const std::string& stage_id,
                    Stack& stack);

}  // namespace plimsoll
