// Who may call a route: authorizers, API keys and IAM in the OpenAPI body of a REST or HTTP API.
//
// In: `Auth` of an API and of its events. Out: `security` of operations, security definitions.
#pragma once

#include <span>

#include "read/sam_api_body.h"
#include "read/sam_event.h"
#include "resource/resource.h"

namespace plimsoll {

// `Auth` of an event of a REST API, whose route is in the body.
void secure_rest_event(const Event& event, const Resource& api, ApiBody& body);
// `Auth` of a REST API, after its routes have been added.
void secure_rest_api(const Resource& api, ApiBody& body, const Value& auth);

// The same for HTTP APIs. The event's operation is given and returned with its `security`.
Value secured_http_operation(const Value& operation, const Value& event_auth, const Value& api_auth,
                             Span cause);
void secure_http_api(ApiBody& body, const Value& auth);

// Definitions of authorizers as the two kinds of API write them.
Value rest_authorizer(const Value& authorizer, Span cause);
Value http_authorizer(const Value& authorizer, Span cause);
Value iam_authorizer(Span cause);

// `ResourcePolicy` of a REST API or of an event: who may call these paths.
void add_resource_policy(ApiBody& body, const Value& policy, std::span<const Entry> paths,
                         const Value& stage, Span cause);

}  // namespace plimsoll
