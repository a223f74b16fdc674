// Routes and authorizers in the OpenAPI body of an API.
#include <algorithm>
#include <cctype>

#include "model/api_steps.h"
#include "model/integration.h"
#include "model/steps.h"

namespace plimsoll {

namespace {

constexpr std::string_view integration_key = "x-amazon-apigateway-integration";
constexpr std::string_view any_method_key = "x-amazon-apigateway-any-method";
constexpr std::string_view authorizer_key = "x-amazon-apigateway-authorizer";
constexpr std::string_view validator_key = "x-amazon-apigateway-request-validator";
constexpr std::string_view gateway_responses_key = "x-amazon-apigateway-gateway-responses";
constexpr std::string_view methods[] = {"get",   "put",     "post", "delete",
                                        "patch", "options", "head", any_method_key};

std::string upper(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  });
  return result;
}

// What `{$ref: "#/components/…"}` stands for; any other value is itself.
Value followed(const Value& body, const Value& value) {
  const Value reference = value["$ref"];
  const std::string* path = reference.as_string();
  if (!value.is_map() || !path || !path->starts_with("#/")) return value;
  Value found = body;
  for (std::size_t begin = 2; begin <= path->size();) {
    const std::size_t end = std::min(path->find('/', begin), path->size());
    found = found[std::string_view(*path).substr(begin, end - begin)];
    begin = end + 1;
  }
  return found;
}

// The security schemes of OpenAPI 3, or the definitions of version 2.
Value security_schemes(const Value& body) {
  const Value schemes = body["components"]["securitySchemes"];
  return schemes.is_map() ? schemes : body["securityDefinitions"];
}

const Authorizer* authorizer_of(const Api& api, const Value& security) {
  for (const Value& requirement : security.items()) {
    for (const Entry& scheme : requirement.entries()) {
      for (const Authorizer* authorizer : api.authorizers) {
        if (authorizer->name == scheme.key) return authorizer;
      }
    }
  }
  return nullptr;
}

// Whether anything at all stands between the client and the route.
Setting<std::string> authorization(const Value& body, const Value& security, const Place& route,
                                   const Authorizer* authorizer) {
  if (authorizer) return Setting<std::string>::written("CUSTOM", security);
  if (security.is_absent()) return Setting<std::string>::defaulted("NONE", route);
  for (const Value& requirement : security.items()) {
    for (const Entry& scheme : requirement.entries()) {
      const Value kind = security_schemes(body)[scheme.key]["x-amazon-apigateway-authtype"];
      const bool iam = kind.as_string() && upper(*kind.as_string()) == "AWSSIGV4";
      return Setting<std::string>::written(iam ? "AWS_IAM" : scheme.key, security);
    }
  }
  return security.is_list() ? Setting<std::string>::defaulted("NONE", route)
                            : Setting<std::string>::opaque(security);
}

Route read_route(const Deployment& deployment, const Api& api, std::string_view path,
                 const Entry& operation) {
  Route route;
  route.resource = api.resource;
  route.api = &api;
  route.where = operation.key_span;
  const std::string method = operation.key == any_method_key ? "ANY" : upper(operation.key);
  route.name = path == "/$default" ? "$default" : method + ' ' + std::string(path);
  route.method = Setting<std::string>::written(method, operation.key_span);
  route.path = Setting<std::string>::written(std::string(path), operation.key_span);
  const Value written = followed(api.body, operation.value[integration_key]);
  route.integration = read_integration(written, route.where, openapi_integration, deployment.names);
  const Value own = operation.value["security"];
  const Value security = own ? own : api.body["security"];
  route.authorizer = authorizer_of(api, security);
  route.authorization = authorization(api.body, security, route.where, route.authorizer);
  route.responses = operation.value["responses"];
  const Value validator = operation.value[validator_key];
  route.validator = validator ? validator : api.body[validator_key];
  return route;
}

void add_path(Deployment& deployment, const Api& api, const Entry& path) {
  for (const Entry& operation : path.value.entries()) {
    if (std::ranges::find(methods, operation.key) == std::end(methods)) continue;
    add_route(deployment, read_route(deployment, api, path.key, operation));
  }
}

Authorizer read_authorizer(const Deployment& deployment, const Api& api, const Entry& scheme) {
  const Value written = scheme.value[authorizer_key];
  const Section properties(written, scheme.key_span);
  Authorizer authorizer;
  authorizer.resource = api.resource;
  authorizer.name = scheme.key;
  authorizer.where = scheme.key_span;
  authorizer.api = &api;
  authorizer.type = properties.string("type");
  authorizer.uri = deployment.names.target(properties["authorizerUri"]);
  authorizer.credentials = properties["authorizerCredentials"];
  authorizer.payload_format = properties.string("authorizerPayloadFormatVersion");
  authorizer.simple_responses = properties.boolean("enableSimpleResponses", false);
  return authorizer;
}

void add_gateway_responses(Api& api) {
  for (const Entry& response : api.body[gateway_responses_key].entries()) {
    api.gateway_responses.push_back({.type = Value::scalar(response.key, response.key_span),
                                     .parameters = response.value["responseParameters"]});
  }
}

}  // namespace

void add_openapi_routes(Deployment& deployment) {
  for (Api& api : deployment.apis) {
    const Value paths = api.body["paths"];
    if (paths.is_opaque() || paths.is_open()) api.routes_known = false;
    for (const Entry& path : paths.entries()) add_path(deployment, api, path);
    add_gateway_responses(api);
  }
}

void add_openapi_authorizers(Deployment& deployment) {
  for (const Api& api : deployment.apis) {
    const Value schemes = security_schemes(api.body);
    for (const Entry& scheme : schemes.entries()) {
      if (!scheme.value[authorizer_key]) continue;
      add_authorizer(deployment, read_authorizer(deployment, api, scheme));
    }
  }
}

}  // namespace plimsoll
