#include "read/sam_api_security.h"

#include <algorithm>
#include <functional>

#include "read/sam_api.h"
#include "read/sam_globals.h"

namespace plimsoll {

namespace {

constexpr std::string_view integration_key = "x-amazon-apigateway-integration";
constexpr std::string_view definitions_key = "securityDefinitions";

// Keys of a path item that are no methods.
bool is_method(std::string_view key) {
  return key != "summary" && key != "description" && key != "parameters";
}

bool names(const Value& requirement, std::string_view scheme) {
  return requirement.find(scheme) != nullptr;
}

void define_iam(ApiBody& body, Span cause) {
  if (!body.section(definitions_key)["AWS_IAM"]) {
    body.add_to_section(definitions_key, "AWS_IAM", iam_authorizer(cause), cause);
  }
}

void define_api_key(ApiBody& body, const At& at) {
  if (body.section(definitions_key)["api_key"]) return;
  const Value key = at.map({{"type", "apiKey"}, {"name", "x-api-key"}, {"in", "header"}});
  body.add_to_section(definitions_key, "api_key", key, at.cause());
}

std::vector<Value> security_of(const Value& operation) {
  const Value security = operation["security"];
  return {security.items().begin(), security.items().end()};
}

// The scopes that a route asks for: its own, else the authorizer's.
Value scopes(const Value& event_auth, const Value& authorizer, const At& at) {
  if (Value own = event_auth["AuthorizationScopes"]) return own;
  const Value general = authorizer["AuthorizationScopes"];
  return general ? general : at.list(std::vector<Value>{});
}

// `security` of an operation, and the definition that IAM needs.
Value secured(const Value& operation, std::vector<Value> security, ApiBody& body, const At& at) {
  if (security.empty() && !operation["security"]) return operation;
  if (!security.empty() && names(security.front(), "AWS_IAM")) define_iam(body, at.cause());
  return at.with(operation, {{"security", at.list(std::move(security))}});
}

// What the API demands of a route that says nothing itself, or `NONE` to be free of it.
std::vector<Value> with_default_authorizer(std::vector<Value> security, const Value& auth,
                                           const std::string& name, const At& at) {
  const auto is_authorizer = [&auth](const Value& requirement) {
    return std::any_of(requirement.entries().begin(), requirement.entries().end(),
                       [&auth](const Entry& scheme) {
                         return scheme.key == "AWS_IAM" || auth["Authorizers"].find(scheme.key);
                       });
  };
  const auto none = std::find_if(security.begin(), security.end(), [](const Value& requirement) {
    return names(requirement, "NONE");
  });
  if (none != security.end()) {
    security.erase(none);
    return security;
  }
  if (std::any_of(security.begin(), security.end(), is_authorizer)) {
    std::stable_partition(security.begin(), security.end(), std::not_fn(is_authorizer));
    return security;
  }
  const Value needed = scopes({}, value_at(auth, {"Authorizers", name}), at);
  security.push_back(at.map({{name, needed}}));
  return security;
}

std::vector<Value> with_default_api_key(const std::vector<Value>& security, const At& at) {
  std::vector<Value> result;
  bool refused = false;
  for (const Value& requirement : security) {
    if (names(requirement, "api_key_false") && !refused) {
      refused = true;
    } else if (!names(requirement, "api_key")) {
      result.push_back(requirement);
    }
  }
  if (!refused) result.push_back(at.map({{"api_key", at.list(std::vector<Value>{})}}));
  return result;
}

// What an API asks of all its routes.
struct Demands {
  const Value& auth;
  std::string authorizer;  // DefaultAuthorizer
  bool preflight_authorizer;
  bool api_key;
  bool preflight_api_key;
};

Value with_demands(const Value& operation, bool is_preflight, const Demands& demands, ApiBody& body,
                   const At& at) {
  if (!is_set(operation[integration_key])) return operation;
  Value result = operation;
  if (!demands.authorizer.empty() && (demands.preflight_authorizer || !is_preflight)) {
    std::vector<Value> security =
        with_default_authorizer(security_of(result), demands.auth, demands.authorizer, at);
    // A route that only says `NONE` goes on saying so.
    if (!security.empty()) result = secured(result, std::move(security), body, at);
  }
  if (demands.api_key && (demands.preflight_api_key || !is_preflight)) {
    result = secured(result, with_default_api_key(security_of(result), at), body, at);
  }
  return result;
}

void define_authorizers(const Value& auth, ApiBody& body) {
  if (is(auth["DefaultAuthorizer"], "AWS_IAM")) {
    define_iam(body, key_span(auth, "DefaultAuthorizer"));
  }
  for (const Entry& authorizer : auth["Authorizers"].entries()) {
    body.add_to_section(definitions_key, authorizer.key,
                        rest_authorizer(authorizer.value, authorizer.key_span),
                        authorizer.key_span);
  }
}

}  // namespace

void secure_rest_event(const Event& event, const Resource& api, ApiBody& body) {
  const At at(event.span);
  const Value auth = event.properties["Auth"];
  const std::string path = known_string(event.properties["Path"]);
  const std::string method = ApiBody::normalized(known_string(event.properties["Method"]));
  Value operation = body.operation(path, method);
  if (is_set(operation[integration_key])) {
    std::vector<Value> security = security_of(operation);
    if (const Value written = auth["Authorizer"]) {
      const std::string name = known_string(written);
      const Value authorizer = value_at(api.properties, {"Auth", "Authorizers", name});
      security.push_back(at.map(
          {{name, authorizer ? scopes(auth, authorizer, at) : at.list(std::vector<Value>{})}}));
    }
    if (const Value required = auth["ApiKeyRequired"]) {
      const bool needed = is_set(required);
      if (needed) define_api_key(body, at);
      security.push_back(
          at.map({{needed ? "api_key" : "api_key_false", at.list(std::vector<Value>{})}}));
    }
    body.set_operation(path, method, secured(operation, std::move(security), body, at), event.span);
  }
  const Value stage = api.properties["StageName"];
  if (const Entry* item = body.path(path)) {
    add_resource_policy(body, auth["ResourcePolicy"], std::span(item, 1),
                        is_written_out(stage) ? stage : at.string("Stage"), event.span);
  }
}

void secure_rest_api(const Resource& api, ApiBody& body, const Value& auth) {
  if (!is_set(auth) || !body.is_valid()) return;
  const At at(auth.span());
  define_authorizers(auth, body);
  if (is_set(auth["ApiKeyRequired"])) define_api_key(body, at);
  const Demands demands{auth, known_string(auth["DefaultAuthorizer"]),
                        auth["AddDefaultAuthorizerToCorsPreflight"].as_bool() != false,
                        is_set(auth["ApiKeyRequired"]),
                        auth["AddApiKeyRequiredToCorsPreflight"].as_bool() != false};
  for (std::size_t i = 0; i < body.paths().size(); ++i) {
    const Entry item = body.paths()[i];
    std::vector<Entry> methods;
    for (const Entry& method : item.value.entries()) {
      const Value operation =
          is_method(method.key)
              ? with_demands(method.value, method.key == "options", demands, body, at)
              : method.value;
      methods.push_back({method.key, method.key_span, operation});
    }
    if (item.value.is_map()) {
      body.set_path(i, Value::map(std::move(methods), item.value.span(), item.value.is_open()));
    }
  }
  add_resource_policy(body, auth["ResourcePolicy"], body.paths(), api.properties["StageName"],
                      at.cause());
}

}  // namespace plimsoll
