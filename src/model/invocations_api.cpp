// Who calls functions through an API: routes, authorizers, function URLs.
#include <fmt/format.h>

#include "model/invocation_steps.h"
#include "resource/text_parts.h"

namespace plimsoll {

namespace {

std::string_view trigger_of(const Route& route) {
  const ApiKind kind = route.api ? route.api->kind : ApiKind::rest;
  return kind == ApiKind::rest ? "rest-api" : kind == ApiKind::http ? "http-api" : "websocket-api";
}

// An API outside the files is one of the kind that its route is written for.
bool is_rest_method(const Route& route) {
  return route.resource->type.starts_with("AWS::ApiGateway::");
}

std::string_view caller_of(const Route& route) {
  if (route.api && route.api->kind == ApiKind::http) return "apigw-http-api";
  if (route.api && route.api->kind == ApiKind::websocket) return "apigw-websocket";
  const std::string* endpoint = route.api ? route.api->endpoint_type.known() : nullptr;
  return endpoint && *endpoint == "EDGE" ? "apigw-rest-edge" : "apigw-rest-regional-private";
}

// "/orders/{id}" as AWS presents it: a parameter may be anything there. Whether a slash at the end
// is presented is not documented; the permissions that SAM writes leave it out.
void append_path(Text& arn, std::string_view path) {
  const bool slash_at_end = path.size() > 1 && path.ends_with('/');
  if (slash_at_end) path.remove_suffix(1);
  while (!path.empty()) {
    const std::size_t open = path.find('{');
    const std::size_t close =
        open == std::string_view::npos ? std::string_view::npos : path.find('}', open);
    if (close == std::string_view::npos) break;
    append(arn, path.substr(0, open));
    // `{proxy+}` takes the whole rest of the path.
    append(arn, opaque_part(path[close - 1] == '+' ? "" : one_segment));
    path.remove_prefix(close + 1);
  }
  append(arn, path);
  if (slash_at_end) append(arn, opaque_part(""));
}

// What stands behind the stage: "GET/orders", "$default", a WebSocket API's route key.
void append_route(Text& arn, const Route& route) {
  const std::string* method = route.method.known();
  const std::string* path = route.path.known();
  if (!method || !path) return append(arn, opaque_part(""));
  if (!method->empty() && *path != "/$default") {
    append(arn, *method == "ANY" ? opaque_part(one_segment) : literal_part(*method));
    append(arn, path->starts_with('/') ? "" : "/");
    return append_path(arn, *path);
  }
  append(arn, path->starts_with('/') ? std::string_view(*path).substr(1) : *path);
}

Text source_arn(const Route& route) {
  if (!route.api) return {};
  Text arn = route.api->execution_arn;
  append(arn, "/");
  append(arn, opaque_part(one_segment));  // the stage; an API may have several
  append(arn, "/");
  append_route(arn, route);
  return arn;
}

std::string of_api(const Api* api) {
  return api ? fmt::format(" of API `{}`", api->name) : std::string();
}

void set_limit(Invocation& invocation, const Route& route) {
  const Setting<int>& written = route.integration.timeout_ms;
  set_caller(invocation, caller_of(route));
  if (!written.is_absent()) {
    invocation.limit_ms = written;
  } else if (route.integration.streaming) {
    invocation.limit_ms = Setting<int>::absent(route.place());
  }
}

void add_route_invocation(Deployment& deployment, const Route& route) {
  // Whether it is an HTTP or a WebSocket API decides the limit.
  if (!route.api && !is_rest_method(route)) return;
  auto invocation =
      invocation_by(deployment, trigger_of(route), route.integration.uri.value, *route.resource);
  if (!invocation) return;
  invocation->what = fmt::format("route `{}`{}", route.name, of_api(route.api));
  invocation->route = &route;
  invocation->source_arn = source_arn(route);
  if (route.integration.asynchronous) {
    invocation->mode = Mode::asynchronous;
  } else {
    set_limit(*invocation, route);
  }
  const Value& credentials = route.integration.credentials;
  if (credentials) set_role(*invocation, deployment, credentials);
  deployment.invocations.push_back(std::move(*invocation));
}

std::string_view trigger_of(const Authorizer& authorizer) {
  const ApiKind kind = authorizer.api ? authorizer.api->kind : ApiKind::rest;
  return kind == ApiKind::rest   ? "rest-api-authorizer"
         : kind == ApiKind::http ? "http-api-authorizer"
                                 : "websocket-authorizer";
}

void add_authorizer_invocation(Deployment& deployment, const Authorizer& authorizer) {
  auto invocation =
      invocation_by(deployment, trigger_of(authorizer), authorizer.uri.value, *authorizer.resource);
  if (!invocation) return;
  invocation->what = fmt::format("authorizer `{}`{}", authorizer.name, of_api(authorizer.api));
  invocation->authorizer = &authorizer;
  invocation->source_arn = {};
  if (authorizer.api) {
    invocation->source_arn = authorizer.api->execution_arn;
    append(invocation->source_arn, "/authorizers/");
    const bool of_body = authorizer.resource == authorizer.api->resource;
    append(invocation->source_arn,
           of_body ? opaque_part(one_segment) : reference_part(authorizer.resource->id, ""));
    const bool http = authorizer.api->kind == ApiKind::http;
    set_caller(*invocation,
               http ? "apigw-http-api-lambda-authorizer" : "apigw-rest-lambda-authorizer");
  }
  if (authorizer.credentials) set_role(*invocation, deployment, authorizer.credentials);
  deployment.invocations.push_back(std::move(*invocation));
}

void add_url_invocation(Deployment& deployment, const FunctionUrl& url) {
  const std::string* auth = url.auth_type.known();
  const bool open = auth && *auth == "NONE";
  auto invocation = invocation_by(deployment, open ? "public-function-url" : "iam-function-url",
                                  url.resource->properties["TargetFunctionArn"], *url.resource);
  if (!invocation) return;
  invocation->what = fmt::format("function URL `{}`", url.name);
  invocation->qualifier = url.qualifier;
  set_caller(*invocation, "function-url");
  deployment.invocations.push_back(std::move(*invocation));
}

}  // namespace

void add_api_invocations(Deployment& deployment) {
  for (const Route& route : deployment.routes) add_route_invocation(deployment, route);
  for (const Authorizer& authorizer : deployment.authorizers) {
    add_authorizer_invocation(deployment, authorizer);
  }
  for (const FunctionUrl& url : deployment.function_urls) add_url_invocation(deployment, url);
}

}  // namespace plimsoll
