// Routes that are resources of their own.
#include "model/api_steps.h"
#include "model/integration.h"
#include "model/steps.h"
#include "resource/flat.h"

namespace plimsoll {

namespace {

// Paths nest as deep as API Gateway lets them; a cycle in the file must end as well.
constexpr int deepest_path = 64;

using PathPieces = std::vector<Value>;

// The path of an AWS::ApiGateway::Resource, from its parents; nothing when one of them is outside
// the files.
std::optional<PathPieces> pieces_of(const Names& names, const Value& resource_id) {
  PathPieces pieces;
  Value id = resource_id;
  for (int depth = 0; depth < deepest_path; ++depth) {
    const Reference* reference = id.as_reference();
    const Resource* resource = reference ? names.find(reference->resource) : nullptr;
    if (!resource) return std::nullopt;
    if (reference->attribute == "RootResourceId") return pieces;
    pieces.insert(pieces.begin(), resource->properties["PathPart"]);
    id = resource->properties["ParentId"];
  }
  return std::nullopt;
}

Setting<std::string> path_of(const Names& names, const Value& resource_id) {
  const auto pieces = pieces_of(names, resource_id);
  if (!pieces) return Setting<std::string>::opaque(resource_id);
  std::string path = pieces->empty() ? "/" : "";
  for (const Value& piece : *pieces) {
    const std::string* text = piece.as_string();
    if (!text) return Setting<std::string>::opaque(piece);
    path += '/' + *text;
  }
  return Setting<std::string>::written(std::move(path), resource_id);
}

// "GET /orders", as far as it is known; the logical id otherwise.
std::string route_name(const Route& route) {
  const std::string* method = route.method.known();
  const std::string* path = route.path.known();
  if (!method || !path) return route.name;
  return method->empty() ? *path : *method + ' ' + *path;
}

const Authorizer* authorizer_named(const Deployment& deployment, const Value& id) {
  const Resource* resource = deployment.names.named(id);
  for (const Authorizer& authorizer : deployment.authorizers) {
    if (resource && authorizer.resource == resource) return &authorizer;
  }
  return nullptr;
}

Route read_method(const Deployment& deployment, const Resource& resource) {
  const Section properties(resource);
  auto route = declared_as<Route>(resource);
  route.api = api_named(deployment, properties["RestApiId"]);
  route.method = properties.string("HttpMethod");
  route.path = path_of(deployment.names, properties["ResourceId"]);
  route.integration =
      read_integration(properties["Integration"], route.where, rest_integration, deployment.names);
  route.authorization = properties.string("AuthorizationType", "NONE");
  route.authorizer = authorizer_named(deployment, properties["AuthorizerId"]);
  route.api_key_required = properties.boolean("ApiKeyRequired", false);
  route.responses = properties["MethodResponses"];
  route.validator = properties["RequestValidatorId"];
  route.name = route_name(route);
  return route;
}

// A route key: "GET /orders", "$default", or a WebSocket API's own.
void read_route_key(const Value& key, Route& route) {
  const std::string* text = key.as_string();
  if (!text) {
    route.method = Setting<std::string>::opaque(key);
    route.path = Setting<std::string>::opaque(key);
    return;
  }
  const std::size_t space = text->find(' ');
  const bool has_method = space != std::string::npos;
  route.method =
      Setting<std::string>::written(has_method ? text->substr(0, space) : std::string(), key);
  route.path = Setting<std::string>::written(has_method ? text->substr(space + 1) : *text, key);
  route.name = *text;
}

// The integration in "integrations/${Integration}".
const Resource* integration_behind(const Names& names, const Value& target) {
  const Text text = target.to_text();
  for (const Text::Part& part : text.parts) {
    if (part.kind != Text::Part::Kind::reference) continue;
    const Resource* resource = names.find(part.reference.resource);
    if (resource && resource->type == "AWS::ApiGatewayV2::Integration") return resource;
  }
  return nullptr;
}

Route read_route(const Deployment& deployment, const Resource& resource) {
  const Section properties(resource);
  auto route = declared_as<Route>(resource);
  route.api = api_named(deployment, properties["ApiId"]);
  read_route_key(properties["RouteKey"], route);
  if (const Resource* integration = integration_behind(deployment.names, properties["Target"])) {
    route.integration =
        read_integration(integration->properties, *integration, http_integration, deployment.names);
  }
  route.authorization = properties.string("AuthorizationType", "NONE");
  route.authorizer = authorizer_named(deployment, properties["AuthorizerId"]);
  route.api_key_required = properties.boolean("ApiKeyRequired", false);
  return route;
}

// An API with a Target is its own route and integration.
void add_quick_route(Deployment& deployment, const Api& api) {
  const Section properties(*api.resource);
  const Value target = properties["Target"];
  if (!target) return;
  auto route = declared_as<Route>(*api.resource);
  route.api = &api;
  const Value key = properties["RouteKey"];
  read_route_key(key ? key : Value::scalar("$default", target.span()), route);
  route.integration.written = target;
  route.integration.type = Setting<std::string>::defaulted("AWS_PROXY", api);
  route.integration.uri = deployment.names.target(target);
  route.integration.timeout_ms = Setting<int>::absent(api);
  route.integration.credentials = properties["CredentialsArn"];
  route.integration.payload_format = Setting<std::string>::defaulted("2.0", api);
  route.authorization = Setting<std::string>::defaulted("NONE", api);
  add_route(deployment, std::move(route));
}

}  // namespace

void add_rest_routes(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::ApiGateway::Method")) {
    add_route(deployment, read_method(deployment, *resource));
  }
}

void add_http_routes(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::ApiGatewayV2::Route")) {
    add_route(deployment, read_route(deployment, *resource));
  }
  for (const Api& api : deployment.apis) add_quick_route(deployment, api);
}

}  // namespace plimsoll
