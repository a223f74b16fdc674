// Authorizers as security definitions of an OpenAPI body.

#include "read/sam_api.h"
#include "read/sam_api_security.h"
#include "text/lower_case.h"

namespace plimsoll {

namespace {

constexpr std::string_view authorizer_key = "x-amazon-apigateway-authorizer";

// Where a REQUEST authorizer finds the identity, each source with its prefix.
std::vector<Value> identity_sources(const Value& identity, std::string_view request,
                                    std::string_view dollar) {
  std::vector<Value> sources;
  const auto add = [&](std::string_view key, const std::string& prefix) {
    for (const Value& name : identity[key].items()) {
      Text text = At(name.span()).string(prefix).to_text();
      const Text rest = name.to_text();
      text.parts.insert(text.parts.end(), rest.parts.begin(), rest.parts.end());
      sources.push_back(Value::text(std::move(text), name.span()));
    }
  };
  add("Headers", std::string(request) + "header.");
  add("QueryStrings", std::string(request) + "querystring.");
  add("StageVariables", std::string(dollar) + "stageVariables.");
  add("Context", std::string(dollar) + "context.");
  return sources;
}

Value joined(const std::vector<Value>& sources, const At& at) {
  if (sources.empty()) return {};
  Text text;
  for (const Value& source : sources) {
    if (!text.parts.empty()) {
      Text::Part comma;
      comma.literal = ", ";
      text.parts.push_back(std::move(comma));
    }
    const Text more = source.to_text();
    text.parts.insert(text.parts.end(), more.parts.begin(), more.parts.end());
  }
  return Value::text(std::move(text), at.cause());
}

Value invoke_role(const Value& authorizer) {
  const Value role = authorizer["FunctionInvokeRole"];
  return is(role, "NONE") ? Value() : role;
}

Value header_name(const Value& identity, const At& at) {
  const Value header = identity["Header"];
  return header ? header : at.string("Authorization");
}

Value cognito_authorizer(const Value& authorizer, const At& at) {
  const Value pools = authorizer["UserPoolArn"];
  const Value identity = authorizer["Identity"];
  const Value details =
      at.map({{"type", "cognito_user_pools"},
              {"providerARNs", pools.is_list() ? pools : at.list({pools})},
              {"identityValidationExpression", identity["ValidationExpression"]}});
  return at.map({{"type", "apiKey"},
                 {"name", header_name(identity, at)},
                 {"in", "header"},
                 {"x-amazon-apigateway-authtype", "cognito_user_pools"},
                 {authorizer_key, details}});
}

Value lowercase_keys(const Value& map) {
  std::vector<Entry> entries;
  for (const Entry& entry : map.entries()) {
    entries.push_back({lower_case(entry.key), entry.key_span, entry.value});
  }
  return Value::map(std::move(entries), map.span(), map.is_open());
}

}  // namespace

Value iam_authorizer(Span cause) {
  return At(cause).map({{"type", "apiKey"},
                        {"name", "Authorization"},
                        {"in", "header"},
                        {"x-amazon-apigateway-authtype", "awsSigv4"}});
}

Value rest_authorizer(const Value& authorizer, Span cause) {
  const At at(cause);
  if (authorizer["UserPoolArn"]) return cognito_authorizer(authorizer, at);
  const Value identity = authorizer["Identity"];
  const bool by_request = is(authorizer["FunctionPayloadType"], "REQUEST");
  const Value sources =
      by_request ? joined(identity_sources(identity, "method.request.", ""), at) : Value();
  const Value expression = by_request ? Value() : identity["ValidationExpression"];
  const Value details = at.map({{"type", by_request ? "request" : "token"},
                                {"authorizerUri", authorizer_uri(authorizer["FunctionArn"], cause)},
                                {"authorizerResultTtlInSeconds", identity["ReauthorizeEvery"]},
                                {"authorizerCredentials", invoke_role(authorizer)},
                                {"identitySource", sources},
                                {"identityValidationExpression", expression}});
  return at.map({{"type", "apiKey"},
                 {"name", by_request ? at.string("Unused") : header_name(identity, at)},
                 {"in", "header"},
                 {"x-amazon-apigateway-authtype", "custom"},
                 {authorizer_key, details}});
}

Value http_authorizer(const Value& authorizer, Span cause) {
  const At at(cause);
  if (const Value jwt = authorizer["JwtConfiguration"]) {
    const Value details = at.map({{"type", "jwt"},
                                  {"jwtConfiguration", jwt.is_map() ? lowercase_keys(jwt) : jwt},
                                  {"identitySource", authorizer["IdentitySource"]}});
    return at.map({{"type", "oauth2"}, {authorizer_key, details}});
  }
  const Value identity = authorizer["Identity"];
  const Value sources = identity ? at.list(identity_sources(identity, "$request.", "$")) : Value();
  const Value simple = authorizer["EnableSimpleResponses"];
  const Value details =
      at.map({{"type", "request"},
              {"authorizerUri", authorizer_uri(authorizer["FunctionArn"], cause)},
              {"authorizerCredentials", invoke_role(authorizer)},
              {"authorizerResultTtlInSeconds", identity["ReauthorizeEvery"]},
              {"identitySource", sources},
              {"authorizerPayloadFormatVersion", authorizer["AuthorizerPayloadFormatVersion"]},
              {"enableSimpleResponses", is_set(simple) ? simple : Value()}});
  return at.map(
      {{"type", "apiKey"}, {"name", "Unused"}, {"in", "header"}, {authorizer_key, details}});
}

Value authorizer_uri(const Value& function, Span cause) {
  return At(cause).sub(
      "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function}/invocations",
      {{"Function", function}});
}

Value invocation_uri(const Reference& function, std::string_view partition, bool streaming,
                     Span cause) {
  const At at(cause);
  return at.sub(
      "arn:" + std::string(partition) +
          ":apigateway:${AWS::Region}:lambda:path/${Version}/functions/${Function}/${Way}",
      {{"Version", streaming ? "2021-11-15" : "2015-03-31"},
       {"Function", at.reference(function)},
       {"Way", streaming ? "response-streaming-invocations" : "invocations"}});
}

void permit_authorizer(const Resource& api, std::string_view suffix, const Value& function,
                       std::string_view partition, Span cause, Stack& stack) {
  const At at(cause);
  const Value source =
      at.sub("arn:" + std::string(partition) +
                 ":execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/authorizers/*",
             {{"Api", at.ref(api.id)}});
  stack.make(api, std::string(suffix) + "AuthorizerPermission", "AWS::Lambda::Permission", cause,
             at.map({{"Action", "lambda:InvokeFunction"},
                     {"FunctionName", function},
                     {"Principal", "apigateway.amazonaws.com"},
                     {"SourceArn", source}}));
}

}  // namespace plimsoll
