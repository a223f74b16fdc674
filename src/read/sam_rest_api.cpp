// AWS::Serverless::Api: the REST API, its deployment and stage.
#include <algorithm>
#include <array>

#include "read/sam_api.h"
#include "read/sam_api_cors.h"
#include "read/sam_api_security.h"
#include "read/sam_function.h"

namespace plimsoll {

namespace {

constexpr std::array of_the_api = {"ApiKeySourceType",
                                   "BinaryMediaTypes",
                                   "Description",
                                   "EndpointAccessMode",
                                   "FailOnWarnings",
                                   "Mode",
                                   "Name",
                                   "MinimumCompressionSize",
                                   "Policy",
                                   "SecurityPolicy"};
constexpr std::array of_the_stage = {"AccessLogSetting", "CacheClusterEnabled", "CacheClusterSize",
                                     "CanarySetting",    "MethodSettings",      "TracingEnabled",
                                     "Variables"};

Value endpoint(const Value& written) {
  if (!written) return {};
  const At at(written.span());
  const bool whole = written.is_map();
  const Value own = written["VPCEndpointIds"];
  return at.map({{"Types", at.list({whole ? written["Type"] : written})},
                 {"VpcEndpointIds", whole ? (own ? own : written["VpcEndpointIds"]) : Value()},
                 {"IpAddressType", whole ? written["IpAddressType"] : Value()}});
}

// Media types may be written with `~1` for the slash.
Value with_slashes(const Value& types) {
  std::vector<Value> items;
  for (const Value& type : types.items()) {
    std::string text = known_string(type);
    const std::size_t escaped = text.find("~1");
    if (escaped != std::string::npos) text.replace(escaped, 2, "/");
    items.push_back(
        escaped == std::string::npos ? type : Value::scalar(std::move(text), type.span(), true));
  }
  return types.is_list() ? Value::list(std::move(items), types.span()) : types;
}

// Gateway responses with the names that OpenAPI has for their parts.
void add_gateway_responses(ApiBody& body, const Value& responses) {
  for (const Entry& response : responses.entries()) {
    const At at(response.key_span);
    std::vector<Entry> parameters;
    for (const auto& [section, prefix] :
         {std::pair("Headers", "header."), std::pair("Paths", "path."),
          std::pair("QueryStrings", "querystring.")}) {
      for (const Entry& given :
           value_at(response.value, {"ResponseParameters", section}).entries()) {
        parameters.push_back(
            {std::string("gatewayresponse.") + prefix + given.key, given.key_span, given.value});
      }
    }
    const Value templates = response.value["ResponseTemplates"];
    body.add_to_section(
        "x-amazon-apigateway-gateway-responses", response.key,
        at.map({{"responseParameters", Value::map(std::move(parameters), at.cause())},
                {"responseTemplates", templates ? templates : at.map({})},
                {"statusCode", response.value["StatusCode"]}}),
        response.key_span);
  }
}

// Swagger's sections where OpenAPI 3 has them.
void rename_sections(ApiBody& body) {
  if (!body.is_openapi_3()) return;
  for (const auto& [swagger, openapi] :
       {std::pair("securityDefinitions", "securitySchemes"), std::pair("definitions", "schemas")}) {
    const Value section = body.section(swagger);
    if (!is_set(section)) continue;
    body.add_to_section("components", openapi, section, section.span());
    body.drop_section(swagger);
  }
}

Value complete_body(const Resource& api, ApiBody& body) {
  const Value& sam = api.properties;
  if (!body.is_valid()) return body.document();
  add_cors(body, sam["Cors"], key_span(sam, "Cors"));
  secure_rest_api(api, body, sam["Auth"]);
  add_gateway_responses(body, sam["GatewayResponses"]);
  if (is_set(sam["BinaryMediaTypes"])) {
    body.set_section("x-amazon-apigateway-binary-media-types",
                     with_slashes(sam["BinaryMediaTypes"]), key_span(sam, "BinaryMediaTypes"));
  }
  for (const Entry& model : sam["Models"].entries()) {
    body.add_to_section("definitions", ApiBody::normalized(model.key), model.value, model.key_span);
  }
  if (const Value disabled = sam["DisableExecuteApiEndpoint"]) {
    body.add_to_section("x-amazon-apigateway-endpoint-configuration", "disableExecuteApiEndpoint",
                        disabled, key_span(sam, "DisableExecuteApiEndpoint"));
  }
  rename_sections(body);
  return body.document();
}

Value api_properties(const Resource& api, const Value& body) {
  const Value& sam = api.properties;
  std::vector<Entry> entries;
  for (const std::string_view key : of_the_api) {
    if (const Entry* given = sam.find(key)) entries.push_back(*given);
  }
  const At at(api.span);
  return at.with(
      Value::map(std::move(entries), sam ? sam.span() : api.span),
      {{"EndpointConfiguration", endpoint(sam["EndpointConfiguration"])},
       {"Body", body},
       {"BodyS3Location", definition_location(sam["DefinitionUri"])},
       {"Tags", is_true(sam["PropagateTags"]) ? tag_list(sam["Tags"], "", key_span(sam, "Tags"))
                                              : Value()}});
}

void add_stage(const Resource& api, const Value& sam, const std::string& suffix, Stack& stack) {
  const At at(api.span);
  const std::string deployment = "Deployment";
  const Value stage_name = is_set(sam["OpenApiVersion"]) ? Value() : at.string("Stage");
  stack.make(api, deployment, "AWS::ApiGateway::Deployment", api.span,
             at.map({{"RestApiId", at.ref(api.id)}, {"StageName", stage_name}}));
  std::vector<Entry> entries;
  for (const std::string_view key : of_the_stage) {
    if (const Entry* given = sam.find(key)) entries.push_back(*given);
  }
  const Value settings = Value::map(std::move(entries), sam ? sam.span() : api.span);
  stack.make(api, suffix, "AWS::ApiGateway::Stage", key_span_or(sam, "StageName", api.span),
             at.with(settings, {{"RestApiId", at.ref(api.id)},
                                {"DeploymentId", at.ref(api.id + deployment)},
                                {"StageName", sam["StageName"]},
                                {"Tags", tag_list(sam["Tags"], "", key_span(sam, "Tags"))}}));
  stack.offer(api, "Deployment", api.id + deployment);
  stack.offer(api, "Stage", api.id + suffix);
}

void permit_authorizers(const Resource& api, const Value& auth, Stack& stack) {
  for (const Entry& authorizer : auth["Authorizers"].entries()) {
    const Value function = authorizer.value["FunctionArn"];
    if (!function || is_true(authorizer.value["DisableFunctionDefaultPermissions"])) continue;
    permit_authorizer(api, authorizer.key, function, "aws", authorizer.key_span, stack);
  }
}

}  // namespace

void lower_rest_api(Resource& api, Stack& stack) {
  const Value sam = api.properties;
  ApiBody& body = stack.body(api);
  const bool has_body = is_set(sam["DefinitionBody"]) || !is_set(sam["DefinitionUri"]);
  const Value document = has_body ? complete_body(api, body) : Value();
  const std::string name = stage_suffix(sam["StageName"]);
  const std::string stage = (name == "Stage" ? "" : name) + "Stage";
  api.properties = api_properties(api, document);
  api.type = "AWS::ApiGateway::RestApi";
  if (const Entry* cors = sam.find("Cors")) api.attributes = api.attributes.with({*cors});
  add_stage(api, sam, stage, stack);
  permit_authorizers(api, sam["Auth"], stack);
  add_rest_domain(api, sam["Domain"], stack);
  add_usage_plan(api, value_at(sam, {"Auth", "UsagePlan"}), api.id + stage, stack);
}

Value definition_location(const Value& uri) {
  return s3_location(uri, "Bucket", "Key", "Version");
}

Value path_in_arn(const Value& path) {
  const std::string* known = path.as_string();
  if (!known) return Value::opaque("", path.span());
  std::string text = *known;
  if (text.size() > 1 && text.back() == '/') text.pop_back();
  std::string starred;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t close = text[i] == '{' ? text.find('}', i) : std::string::npos;
    starred += close == std::string::npos ? text[i] : '*';
    i = close == std::string::npos ? i + 1 : close + 1;
  }
  return Value::scalar(std::move(starred), path.span(), true);
}

}  // namespace plimsoll
