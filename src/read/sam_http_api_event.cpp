// `HttpApi` events: a route of an HTTP API.
#include <algorithm>
#include <cctype>

#include "read/sam_api.h"
#include "read/sam_api_security.h"
#include "read/sam_event_kinds.h"

namespace plimsoll {

namespace {

constexpr std::string_view integration_key = "x-amazon-apigateway-integration";
constexpr std::string_view any_method = "x-amazon-apigateway-any-method";
constexpr std::string_view default_path = "$default";

// Path and method of an event; an event without both is the default route.
struct RouteKey {
  Value path;
  Value method;

  bool is_default() const { return is(path, default_path); }
};

RouteKey route_key(const FunctionEvent& on) {
  const Value& event = on.properties();
  if (is_set(event["Path"]) || is_set(event["Method"])) return {event["Path"], event["Method"]};
  return {on.at().string(std::string(default_path)), on.at().string(std::string(any_method))};
}

// The default route of the same function lets every path call it already.
bool default_route_calls(const ApiBody& body, const Callee& callee) {
  const Value uri = value_at(body.operation(default_path, any_method), {integration_key, "uri"});
  const Text called = uri.to_text();
  return std::ranges::any_of(called.parts, [&callee](const Text::Part& part) {
    return part.kind == Text::Part::Kind::reference && part.reference == callee.arn;
  });
}

void permit_route(const FunctionEvent& on, const RouteKey& route, const Value& api_id,
                  const ApiBody& body) {
  if (!route.is_default() && default_route_calls(body, on.callee)) return;
  const At at = on.at();
  const std::string method = known_string(route.method);
  const Value verb = route.method.as_string() ? at.string(upper_method(method))
                                              : Value::opaque("", route.method.span());
  const Value path = route.is_default() ? at.string("") : path_in_arn(route.path);
  // `/$default` is a path of its own in a document that fails on warnings.
  const bool whole = is(route.path, "/$default") && upper_method(method) == "*";
  const Value source =
      at.sub(whole ? "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:"
                     "${Api}/${Stage}${Path}"
                   : "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:"
                     "${Api}/${Stage}/${Method}${Path}",
             {{"Api", api_id}, {"Stage", "*"}, {"Method", verb}, {"Path", path}});
  permit(on.event, on.callee, on.stack, "apigateway.amazonaws.com", source);
}

void add_route(const FunctionEvent& on, const RouteKey& route, const Resource& api, ApiBody& body) {
  const std::string path = known_string(route.path);
  const std::string method = ApiBody::normalized(known_string(route.method));
  if (path.empty() || method.empty()) return body.add_unknown_path();
  const At at = on.at();
  const Value& event = on.properties();
  const Value existing = body.operation(path, method);
  Value integration = existing[integration_key];
  if (!is_set(integration)) {
    integration =
        at.map({{"type", "aws_proxy"},
                {"httpMethod", "POST"},
                {"payloadFormatVersion", "2.0"},
                {"uri", invocation_uri(on.callee.arn, "${AWS::Partition}", false, on.event.span)}});
  }
  integration = at.with(integration, {{"timeoutInMillis", event["TimeoutInMillis"]},
                                      {"payloadFormatVersion", event["PayloadFormatVersion"]}});
  const Value is_default = route.is_default() && method == any_method ? at.flag(true) : Value();
  const Value responses = existing["responses"];
  const Value operation = at.with(existing, {{integration_key, integration},
                                             {"isDefaultRoute", is_default},
                                             {"responses", responses ? responses : at.map({})}});
  body.set_operation(
      path, method,
      secured_http_operation(operation, event["Auth"], api.properties["Auth"], on.event.span),
      on.event.span);
}

// `RouteSettings` of an event become those of the API's route.
void add_route_settings(const FunctionEvent& on, const RouteKey& route, Resource& api) {
  const Value settings = on.properties()["RouteSettings"];
  if (!settings || !route.path.as_string()) return;
  const At at = on.at();
  const std::string method = known_string(route.method);
  std::string verb;
  for (const char c : method)
    verb += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  const std::string path = known_string(route.path);
  const std::string key = method == any_method ? path : verb + " " + path;
  const Value known = api.properties["RouteSettings"];
  const Value merged = known[key].is_map() && settings.is_map()
                           ? known[key].with({settings.entries().begin(), settings.entries().end()})
                           : settings;
  api.properties = at.with(api.properties, {{"RouteSettings", at.with(known, {{key, merged}})}});
}

}  // namespace

void lower_http_api_event(const FunctionEvent& on) {
  constexpr std::string_view implicit = "ServerlessHttpApi";
  Resource* api = api_of(on.event, "ApiId", implicit, on.stack);
  const RouteKey route = route_key(on);
  const Value named = on.properties()["ApiId"];
  const Value api_id = named ? named : on.at().ref(on.stack.id_of(implicit));
  if (!api) return permit_route(on, route, api_id, ApiBody(Value()));
  ApiBody& body = on.stack.body(*api);
  permit_route(on, route, api_id, body);
  add_route(on, route, *api, body);
  add_route_settings(on, route, *api);
}

}  // namespace plimsoll
