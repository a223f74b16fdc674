// AWS::Serverless::HttpApi: the API, its stage and what its `Auth` demands.
#include <algorithm>
#include <array>

#include "read/sam_api.h"
#include "read/sam_api_security.h"
#include "read/sam_write.h"

namespace plimsoll {

namespace {

constexpr std::string_view integration_key = "x-amazon-apigateway-integration";

Value requirement(const std::string& scheme, const Value& scopes, const At& at) {
  return at.map({{scheme, is_set(scopes) ? scopes : at.list(std::vector<Value>{})}});
}

// Cors in the words of OpenAPI: `AllowOrigins` is `allowOrigins` there.
Value cors(const Value& configuration) {
  const At at(configuration.span());
  if (is_true(configuration)) return at.map({{"allowOrigins", at.list({"*"})}});
  std::vector<Entry> entries;
  for (const Entry& entry : configuration.entries()) {
    std::string key = entry.key;
    if (key.empty() || (key == "AllowCredentials" && !is_set(entry.value))) continue;
    key.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(key.front())));
    entries.push_back({std::move(key), entry.key_span, entry.value});
  }
  return Value::map(std::move(entries), configuration.span(), configuration.is_open());
}

Value complete_body(const Resource& api, ApiBody& body) {
  const Value& sam = api.properties;
  const At at(api.span);
  if (!body.is_valid()) return body.document();
  const Value configuration = sam["CorsConfiguration"];
  if (configuration.is_opaque()) {
    body.set_section("x-amazon-apigateway-cors", configuration, configuration.span());
  } else if (is_set(configuration)) {
    body.set_section("x-amazon-apigateway-cors", cors(configuration), configuration.span());
  }
  secure_http_api(body, sam["Auth"]);
  if (const Value disabled = sam["DisableExecuteApiEndpoint"]) {
    body.add_to_section("x-amazon-apigateway-endpoint-configuration", "disableExecuteApiEndpoint",
                        disabled, key_span(sam, "DisableExecuteApiEndpoint"));
  }
  if (const Value name = sam["Name"]) body.add_to_section("info", "title", name, name.span());
  if (const Value description = sam["Description"]) {
    body.add_to_section("info", "description", description, description.span());
  }
  if (is_set(sam["FailOnWarnings"])) body.rename_path("$default", "/$default");
  return body.document();
}

std::string stage_id_suffix(const Value& stage_name) {
  if (!stage_name || is(stage_name, "$default")) return "ApiGatewayDefaultStage";
  const std::string name = stage_suffix(stage_name);
  return (name == "Stage" ? "" : name) + "Stage";
}

void add_stage(const Resource& api, const Value& sam, Stack& stack) {
  const At at(key_span_or(sam, "StageName", api.span));
  const std::string suffix = stage_id_suffix(sam["StageName"]);
  const Value name = sam["StageName"];
  stack.make(api, suffix, "AWS::ApiGatewayV2::Stage", at.cause(),
             at.map({{"ApiId", at.ref(api.id)},
                     {"StageName", name ? name : at.string("$default")},
                     {"StageVariables", sam["StageVariables"]},
                     {"AccessLogSettings", sam["AccessLogSettings"]},
                     {"DefaultRouteSettings", sam["DefaultRouteSettings"]},
                     {"RouteSettings", sam["RouteSettings"]},
                     {"AutoDeploy", at.flag(true)},
                     {"Tags", sam["Tags"]}}));
  stack.offer(api, "Stage", api.id + suffix);
}

}  // namespace

Value secured_http_operation(const Value& operation, const Value& event_auth, const Value& api_auth,
                             Span cause) {
  if (!is_set(event_auth)) return operation;
  const At at(cause);
  const Value own = event_auth["Authorizer"];
  const std::string name = known_string(own ? own : api_auth["DefaultAuthorizer"]);
  if (name.empty()) return operation;
  const Value scopes = event_auth["AuthorizationScopes"];
  const Value general = value_at(api_auth, {"Authorizers", name, "AuthorizationScopes"});
  std::vector<Value> security;
  for (const Value& existing : operation["security"].items()) security.push_back(existing);
  security.push_back(requirement(name, is_set(scopes) ? scopes : general, at));
  return at.with(operation, {{"security", at.list(std::move(security))}});
}

void secure_http_api(ApiBody& body, const Value& auth) {
  if (!is_set(auth)) return;
  const At at(auth.span());
  Value schemes = value_at(body.section("components"), {"securitySchemes"});
  if (is_true(auth["EnableIamAuthorizer"])) {
    schemes =
        at.with(schemes, {{"AWS_IAM", iam_authorizer(key_span(auth, "EnableIamAuthorizer"))}});
  }
  for (const Entry& authorizer : auth["Authorizers"].entries()) {
    schemes = at.with(schemes,
                      {{authorizer.key, http_authorizer(authorizer.value, authorizer.key_span)}});
  }
  if (schemes) body.add_to_section("components", "securitySchemes", schemes, at.cause());

  const std::string name = known_string(auth["DefaultAuthorizer"]);
  if (name.empty()) return;
  const At default_at(key_span(auth, "DefaultAuthorizer"));
  const Value scopes = value_at(auth, {"Authorizers", name, "AuthorizationScopes"});
  for (std::size_t i = 0; i < body.paths().size(); ++i) {
    const Entry path = body.paths()[i];
    for (const Entry& method : path.value.entries()) {
      const Value operation = method.value;
      if (method.key == "options" || is_set(operation["security"]) ||
          !is_set(operation[integration_key])) {
        continue;
      }
      const Value demanded = default_at.list({requirement(name, scopes, default_at)});
      body.set_operation(path.key, method.key, default_at.with(operation, {{"security", demanded}}),
                         method.key_span);
    }
  }
}

void lower_http_api(Resource& api, Stack& stack) {
  const Value sam = api.properties;
  const At at(api.span);
  ApiBody& body = stack.body(api);
  const bool has_body = is_set(sam["DefinitionBody"]) || !is_set(sam["DefinitionUri"]);
  api.properties = at.map({{"Body", has_body ? complete_body(api, body) : Value()},
                           {"BodyS3Location", definition_location(sam["DefinitionUri"])},
                           {"FailOnWarnings", sam["FailOnWarnings"]}});
  api.type = "AWS::ApiGatewayV2::Api";
  for (const Entry& authorizer : value_at(sam, {"Auth", "Authorizers"}).entries()) {
    if (!is_true(authorizer.value["EnableFunctionDefaultPermissions"])) continue;
    permit_authorizer(api, authorizer.key, authorizer.value["FunctionArn"], "${AWS::Partition}",
                      authorizer.key_span, stack);
  }
  add_v2_domain(api, sam["Domain"], stack);
  add_stage(api, sam, stack);
}

}  // namespace plimsoll
