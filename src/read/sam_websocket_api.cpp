// AWS::Serverless::WebSocketApi: the API, its routes with integrations and permissions, its stage.
#include <cctype>

#include "read/sam_api.h"
#include "read/sam_globals.h"
#include "read/sam_write.h"

namespace plimsoll {

namespace {

// "$connect" → "Connect".
std::string route_name(std::string_view key) {
  std::string name;
  for (const char c : key) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) continue;
    const auto letter = static_cast<unsigned char>(c);
    name += static_cast<char>(name.empty() ? std::toupper(letter) : std::tolower(letter));
  }
  return name;
}

Value stage_name(const Value& sam, const At& at) {
  const Value own = sam["StageName"];
  return own ? own : at.string("default");
}

Value function_uri(const Value& function, const At& at) {
  return at.sub(
      "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/"
      "${Function}/invocations",
      {{"Function", function}});
}

// The authorizer of `$connect`, when a function authorizes.
void add_authorizer(const Resource& api, const Value& auth, Stack& stack) {
  const At at(auth.span());
  const Value function = auth["AuthArn"];
  const Value own_name = auth["Name"];
  stack.make(api, "ConnectAuthorizer", "AWS::ApiGatewayV2::Authorizer", at.cause(),
             at.map({{"ApiId", at.ref(api.id)},
                     {"AuthorizerType", "REQUEST"},
                     {"AuthorizerUri", function_uri(function, at)},
                     {"AuthorizerCredentialsArn", auth["InvokeRole"]},
                     {"IdentitySource", auth["IdentitySource"]},
                     {"Name", own_name ? own_name : at.string(api.name + "ConnectAuthorizer")}}));
  if (!auth["InvokeRole"])
    permit_authorizer(api, "", function, "${AWS::Partition}", at.cause(), stack);
}

void add_route(const Resource& api, const Value& sam, const Entry& route, Stack& stack) {
  const At at(route.key_span);
  const std::string name = route_name(route.key);
  const Value auth = route.key == "$connect" ? sam["Auth"] : Value();
  const Value auth_type = auth["AuthType"];
  const bool custom = is(auth_type, "CUSTOM");
  const Value function = route.value["FunctionArn"];
  stack.make(
      api, name + "Route", "AWS::ApiGatewayV2::Route", at.cause(),
      at.map({{"ApiId", at.ref(api.id)},
              {"RouteKey", route.key},
              {"ApiKeyRequired", route.value["ApiKeyRequired"]},
              {"ModelSelectionExpression", route.value["ModelSelectionExpression"]},
              {"OperationName", route.value["OperationName"]},
              {"RequestModels", route.value["RequestModels"]},
              {"RequestParameters", route.value["RequestParameters"]},
              {"RouteResponseSelectionExpression", route.value["RouteResponseSelectionExpression"]},
              {"AuthorizationType", auth_type},
              {"AuthorizerId", custom ? at.ref(api.id + "ConnectAuthorizer") : Value()},
              {"Target", at.sub("integrations/${Integration}",
                                {{"Integration", at.ref(api.id + name + "Integration")}})}}));
  stack.make(api, name + "Integration", "AWS::ApiGatewayV2::Integration", at.cause(),
             at.map({{"ApiId", at.ref(api.id)},
                     {"IntegrationType", "AWS_PROXY"},
                     {"IntegrationUri", function_uri(function, at)},
                     {"TimeoutInMillis", route.value["IntegrationTimeout"]}}));
  const Value source = at.sub(
      "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/${Stage}/${Route}",
      {{"Api", at.attribute(api.id, "ApiId")},
       {"Stage", stage_name(sam, at)},
       {"Route", route.key}});
  stack.make(api, name + "Permission", "AWS::Lambda::Permission", at.cause(),
             at.map({{"Action", "lambda:InvokeFunction"},
                     {"FunctionName", function},
                     {"Principal", "apigateway.amazonaws.com"},
                     {"SourceArn", source}}));
  if (custom) add_authorizer(api, auth, stack);
}

void add_stage(const Resource& api, const Value& sam, Stack& stack) {
  const At at(key_span_or(sam, "StageName", api.span));
  const Value own = sam["StageName"];
  const std::string name = is_written_out(own) ? known_string(own) : "";
  std::string suffix = name + "Stage";
  if (!own || name == "default") suffix = "DefaultStage";
  stack.make(api, suffix, "AWS::ApiGatewayV2::Stage", at.cause(),
             at.map({{"ApiId", at.ref(api.id)},
                     {"StageName", stage_name(sam, at)},
                     {"StageVariables", sam["StageVariables"]},
                     {"AccessLogSettings", sam["AccessLogSettings"]},
                     {"DefaultRouteSettings", sam["DefaultRouteSettings"]},
                     {"RouteSettings", sam["RouteSettings"]},
                     {"AutoDeploy", at.flag(true)}}));
  stack.offer(api, "Stage", api.id + suffix);
}

}  // namespace

void lower_websocket_api(Resource& api, Stack& stack) {
  const Value sam = api.properties;
  const At at(api.span);
  for (const Entry& route : sam["Routes"].entries()) add_route(api, sam, route, stack);
  add_stage(api, sam, stack);
  add_v2_domain(api, sam["Domain"], stack);
  const Value name = sam["Name"];
  api.type = "AWS::ApiGatewayV2::Api";
  api.properties = at.map({{"Name", name ? name : at.string(api.name)},
                           {"ProtocolType", "WEBSOCKET"},
                           {"RouteSelectionExpression", sam["RouteSelectionExpression"]},
                           {"ApiKeySelectionExpression", sam["ApiKeySelectionExpression"]},
                           {"Description", sam["Description"]},
                           {"DisableExecuteApiEndpoint", sam["DisableExecuteApiEndpoint"]},
                           {"DisableSchemaValidation", sam["DisableSchemaValidation"]},
                           {"IpAddressType", sam["IpAddressType"]},
                           {"Tags", sam["Tags"]}});
}

}  // namespace plimsoll
