// `Api` events: a route of a REST API.
#include <cctype>

#include "read/sam_api.h"
#include "read/sam_api_security.h"
#include "read/sam_event_kinds.h"
#include "read/sam_globals.h"

namespace plimsoll {

namespace {

constexpr std::string_view integration_key = "x-amazon-apigateway-integration";
constexpr std::string_view validator_key = "x-amazon-apigateway-request-validator";

bool is_word(std::string_view text) {
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) return false;
  }
  return !text.empty();
}

// A route that IAM guards is called with the caller's credentials, unless a role is named.
Value invoke_credentials(const Value& event_auth, const Value& api_auth, const At& at) {
  const bool by_event = is(event_auth["Authorizer"], "AWS_IAM");
  const bool by_default = is(api_auth["DefaultAuthorizer"], "AWS_IAM") && !is_set(event_auth);
  if (!by_event && !by_default) return {};
  const Value own = event_auth["InvokeRole"];
  Value role = own ? own : api_auth["InvokeRole"];
  if (is(role, "NONE")) return {};
  if (!role || is(role, "CALLER_CREDENTIALS")) return at.string("arn:aws:iam::*:user/*");
  return role;
}

bool asks_for(const Value& model, std::string_view part) {
  return is_set(model[part]) && !is(model[part], "false");
}

// The name of the validator that SAM puts beside the paths for the model of an event.
Value validator(const Value& model, const At& at) {
  const bool body = asks_for(model, "ValidateBody");
  const bool parameters = asks_for(model, "ValidateParameters");
  if (!body && !parameters) return {};
  return at.string(!parameters ? "body-only" : !body ? "params-only" : "body-and-params");
}

Value operation(const FunctionEvent& on, const Value& api_auth, const Value& existing) {
  const At at = on.at();
  const Value& event = on.properties();
  const bool streaming = is(event["ResponseTransferMode"], "RESPONSE_STREAM");
  const Value integration =
      at.map({{"type", "aws_proxy"},
              {"httpMethod", "POST"},
              {"uri", invocation_uri(on.callee.arn, "aws", streaming, on.event.span)},
              {"responseTransferMode", streaming ? at.string("STREAM") : Value()},
              {"credentials", invoke_credentials(event["Auth"], api_auth, at)},
              {"timeoutInMillis", event["TimeoutInMillis"]}});
  const Value responses = existing["responses"];
  const Value validated = validator(event["RequestModel"], at);
  const Value before = validated ? at.with(existing, {{validator_key, validated}}) : existing;
  return at.with(
      before, {{integration_key, integration}, {"responses", responses ? responses : at.map({})}});
}

void add_route(const FunctionEvent& on, const Resource& api, ApiBody& body) {
  const bool merge = is_true(api.properties["MergeDefinitions"]);
  if (!body.is_managed() && !merge) return;
  const std::string path = known_string(on.properties()["Path"]);
  const std::string method = known_string(on.properties()["Method"]);
  if (path.empty() || method.empty()) return body.add_unknown_path();
  if (!merge && body.has_integration(path, method)) return;  // SAM refuses to have it twice
  // Merged definitions keep their own spelling of "any".
  std::string key = ApiBody::normalized(method);
  if (merge && body.operation(path, "any")) key = "any";
  const Value auth = api.properties["Auth"];
  body.set_operation(path, key, operation(on, auth, body.operation(path, key)), on.event.span);
}

void secure_event(const FunctionEvent& on, const Resource& api, ApiBody& body) {
  const Value auth = on.properties()["Auth"];
  const bool ours = body.is_managed() || is_true(api.properties["MergeDefinitions"]) ||
                    is_true(auth["OverrideApiAuth"]);
  if (!ours || !is_set(auth)) return;
  secure_rest_event(on.event, api, body);
}

}  // namespace

void lower_api_event(const FunctionEvent& on) {
  constexpr std::string_view implicit = "ServerlessRestApi";
  const Value& event = on.properties();
  if (!event.is_map()) return;
  const At at = on.at();
  Resource* api = api_of(on.event, "RestApiId", implicit, on.stack);
  const Value named = event["RestApiId"];
  const Value api_id = named ? named : at.ref(on.stack.id_of(implicit));
  const std::string method = known_string(event["Method"]);
  const Value verb = event["Method"].as_string() ? at.string(upper_method(method))
                                                 : Value::opaque("", event["Method"].span());
  const Value source = at.sub(
      "arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/${Stage}/${Method}${Path}",
      {{"Api", api_id}, {"Stage", "*"}, {"Method", verb}, {"Path", path_in_arn(event["Path"])}});
  permit(on.event, on.callee, on.stack, "apigateway.amazonaws.com", source, {},
         api ? stage_suffix(api->properties["StageName"]) : "AllStages");
  if (!api) return;
  ApiBody& body = on.stack.body(*api);
  add_route(on, *api, body);
  secure_event(on, *api, body);
}

std::string stage_suffix(const Value& stage_name) {
  if (!is_written_out(stage_name)) return "Stage";
  return is_word(*stage_name.as_string()) ? *stage_name.as_string() : "";
}

std::string upper_method(std::string_view method) {
  std::string upper;
  for (const char c : method) {
    upper += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return upper == "ANY" || upper == "X-AMAZON-APIGATEWAY-ANY-METHOD" ? "*" : upper;
}

}  // namespace plimsoll
