#include "model/api.h"

#include "model/api_steps.h"
#include "model/function_target.h"
#include "model/steps.h"
#include "resource/text_parts.h"

namespace plimsoll {

namespace {

constexpr std::string_view rest_type = "AWS::ApiGateway::RestApi";
constexpr std::string_view http_type = "AWS::ApiGatewayV2::Api";

Text execution_arn(const Resource& api) {
  Text arn = literal_text("arn:");
  append(arn, opaque_part("AWS::Partition"));
  append(arn, ":execute-api:");
  append(arn, opaque_part("AWS::Region"));
  append(arn, ":");
  append(arn, opaque_part("AWS::AccountId"));
  append(arn, ":");
  append(arn, reference_part(api.id, ""));
  return arn;
}

Setting<std::string> endpoint_type(const Section& properties) {
  const Value types = properties["EndpointConfiguration"]["Types"];
  if (!types) return Setting<std::string>::defaulted("EDGE", properties.owner());
  if (types.items().empty()) return Setting<std::string>::opaque(types);
  return string_setting(types.items().front(), properties.owner());
}

// `Cors` of a SAM API: the origin alone, or a map in which it defaults to all of them.
Cors sam_cors(const Value& written, const Place& api) {
  if (!written.is_map()) return {.written = written, .origins = written, .credentials = {}};
  const Value origin = written["AllowOrigin"];
  return {.written = written,
          .origins = origin ? origin : Value::scalar("'*'", Span{}, true),
          .credentials = boolean_setting(written["AllowCredentials"], api)};
}

Cors http_cors(const Section& properties) {
  if (const Value written = properties["CorsConfiguration"]) {
    return {.written = written,
            .origins = written["AllowOrigins"],
            .credentials = boolean_setting(written["AllowCredentials"], properties.owner())};
  }
  const Value written = properties["Body"]["x-amazon-apigateway-cors"];
  return {.written = written,
          .origins = written["allowOrigins"],
          .credentials = boolean_setting(written["allowCredentials"], properties.owner())};
}

// A local file that BodyS3Location names has been read into Body.
bool knows_routes(const Api& api, const Section& properties) {
  return api.body ? !api.body.is_opaque() : properties["BodyS3Location"].is_absent();
}

Api read_rest(const Resource& resource) {
  const Section properties(resource);
  auto api = declared_as<Api>(resource);
  api.kind = ApiKind::rest;
  api.api_name = properties.string("Name");
  api.endpoint_type = endpoint_type(properties);
  api.cors = sam_cors(resource.attributes["Cors"], api);
  api.policy = properties["Policy"];
  api.body = properties["Body"];
  api.routes_known = knows_routes(api, properties);
  api.execution_arn = execution_arn(resource);
  return api;
}

Api read_http(const Resource& resource) {
  const Section properties(resource);
  const std::string* protocol = properties["ProtocolType"].as_string();
  auto api = declared_as<Api>(resource);
  api.kind = protocol && *protocol == "WEBSOCKET" ? ApiKind::websocket : ApiKind::http;
  api.api_name = properties.string("Name");
  api.endpoint_type = Setting<std::string>::defaulted("REGIONAL", properties.owner());
  api.cors = http_cors(properties);
  api.body = properties["Body"];
  api.routes_known = knows_routes(api, properties);
  api.execution_arn = execution_arn(resource);
  return api;
}

Authorizer read_rest_authorizer(const Deployment& deployment, const Resource& resource) {
  const Section properties(resource);
  auto authorizer = declared_as<Authorizer>(resource);
  authorizer.api = api_named(deployment, properties["RestApiId"]);
  authorizer.type = properties.string("Type");
  authorizer.uri = deployment.names.target(properties["AuthorizerUri"]);
  authorizer.credentials = properties["AuthorizerCredentials"];
  return authorizer;
}

Authorizer read_http_authorizer(const Deployment& deployment, const Resource& resource) {
  const Section properties(resource);
  auto authorizer = declared_as<Authorizer>(resource);
  authorizer.api = api_named(deployment, properties["ApiId"]);
  authorizer.type = properties.string("AuthorizerType");
  authorizer.uri = deployment.names.target(properties["AuthorizerUri"]);
  authorizer.credentials = properties["AuthorizerCredentialsArn"];
  authorizer.payload_format = properties.string("AuthorizerPayloadFormatVersion");
  authorizer.simple_responses = properties.boolean("EnableSimpleResponses", false);
  return authorizer;
}

void add_authorizers(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::ApiGateway::Authorizer")) {
    add_authorizer(deployment, read_rest_authorizer(deployment, *resource));
  }
  for (const Resource* resource : deployment.names.of_type("AWS::ApiGatewayV2::Authorizer")) {
    add_authorizer(deployment, read_http_authorizer(deployment, *resource));
  }
  add_openapi_authorizers(deployment);
}

void add_stages(Deployment& deployment, std::string_view type, std::string_view api_id,
                std::string_view settings, std::string_view access_log) {
  for (const Resource* resource : deployment.names.of_type(type)) {
    const Section properties(*resource);
    auto stage = declared_as<Stage>(*resource);
    stage.api = api_named(deployment, properties[api_id]);
    stage.stage_name = properties.string("StageName");
    stage.settings = properties[settings];
    stage.access_log = properties[access_log];
    deployment.stages.push_back(std::move(stage));
    Api* api = editable(deployment.apis, deployment.stages.back().api);
    if (api) api->stages.push_back(&deployment.stages.back());
  }
}

void add_gateway_responses(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::ApiGateway::GatewayResponse")) {
    const Value id = resource->properties["RestApiId"];
    const GatewayResponse response{.type = resource->properties["ResponseType"],
                                   .parameters = resource->properties["ResponseParameters"]};
    if (Api* api = editable(deployment.apis, api_named(deployment, id))) {
      api->gateway_responses.push_back(response);
    } else if (id.is_opaque()) {  // it may be that of any API
      for (Api& any : deployment.apis) any.gateway_responses.push_back(response);
    }
  }
}

}  // namespace

const Api* api_named(const Deployment& deployment, const Value& id) {
  return declared_by(deployment.names.named(id), deployment.apis);
}

void add_route(Deployment& deployment, Route route) {
  const FunctionTarget target = function_target(deployment, route.integration.uri.value);
  route.function = target.function;
  if (target.function) route.integration.uri.resource = target.function->resource;
  route.qualifier = target.qualifier;
  deployment.routes.push_back(std::move(route));
  Api* api = editable(deployment.apis, deployment.routes.back().api);
  if (api) api->routes.push_back(&deployment.routes.back());
}

void add_authorizer(Deployment& deployment, Authorizer authorizer) {
  const FunctionTarget target = function_target(deployment, authorizer.uri.value);
  authorizer.function = target.function;
  if (target.function) authorizer.uri.resource = target.function->resource;
  authorizer.qualifier = target.qualifier;
  deployment.authorizers.push_back(std::move(authorizer));
  Api* api = editable(deployment.apis, deployment.authorizers.back().api);
  if (api) api->authorizers.push_back(&deployment.authorizers.back());
}

void add_apis(Deployment& deployment) {
  for (const Resource& resource : deployment.resources.all) {
    if (resource.type == rest_type) deployment.apis.push_back(read_rest(resource));
    if (resource.type == http_type) deployment.apis.push_back(read_http(resource));
  }
  add_authorizers(deployment);
  add_rest_routes(deployment);
  add_http_routes(deployment);
  add_openapi_routes(deployment);
  add_gateway_responses(deployment);
  add_stages(deployment, "AWS::ApiGateway::Stage", "RestApiId", "MethodSettings",
             "AccessLogSetting");
  add_stages(deployment, "AWS::ApiGatewayV2::Stage", "ApiId", "DefaultRouteSettings",
             "AccessLogSettings");
}

}  // namespace plimsoll
