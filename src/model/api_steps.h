// The parts of reading APIs; api.cpp takes them one after the other.
#pragma once

#include "model/deployment.h"

namespace plimsoll {

void add_rest_routes(Deployment& deployment);  // AWS::ApiGateway::Method
void add_http_routes(Deployment& deployment);  // AWS::ApiGatewayV2::Route, quick-create Target
void add_openapi_routes(Deployment& deployment);
void add_openapi_authorizers(Deployment& deployment);

// Stores a route and hangs it on its API; finds the function behind its integration.
void add_route(Deployment& deployment, Route route);
void add_authorizer(Deployment& deployment, Authorizer authorizer);
// The API that RestApiId or ApiId names; null when it is outside the files.
const Api* api_named(const Deployment& deployment, const Value& id);

}  // namespace plimsoll
