#include <algorithm>

#include "check/check.h"
#include "model/api_handlers.h"

namespace plimsoll {

namespace {

constexpr std::string_view origin_header = "access-control-allow-origin";

bool is_origin_header(std::string_view name) {
  return std::ranges::equal(name, origin_header, [](char written, char lower) {
    return (written >= 'A' && written <= 'Z' ? written + ('a' - 'A') : written) == lower;
  });
}

// Whether headers may name the origin; those that are not known may.
bool may_name_origin(const code::MemberShape* headers) {
  if (headers == nullptr) return false;
  const auto* map = headers->shape.as<code::ObjectShape>();
  if (map == nullptr) return !headers->shape.as<code::NothingShape>();
  return map->open || std::ranges::any_of(map->members, [](const code::MemberShape& each) {
           return is_origin_header(each.name);
         });
}

bool sets_origin(const Value& parameters) {
  return std::ranges::any_of(parameters.entries(), [](const Entry& parameter) {
    return parameter.key.ends_with("header.Access-Control-Allow-Origin");
  });
}

// The route with which the API answers the preflight requests of the same path.
const Route* preflight(const Route& route) {
  const std::string* path = route.path.known();
  if (!route.api || !path) return nullptr;
  for (const Route* other : route.api->routes) {
    const std::string* method = other->method.known();
    const std::string* its_path = other->path.known();
    if (method && *method == "OPTIONS" && its_path && *its_path == *path &&
        std::ranges::any_of(other->integration.response_parameters, sets_origin)) {
      return other;
    }
  }
  return nullptr;
}

struct CrossOrigin {
  const Route* route;
  const Route* preflight;
};

// The first of its routes that browsers may call from elsewhere.
CrossOrigin cross_origin(const ApiHandler& handler) {
  for (const Invocation* caller : handler.callers) {
    const Route* options = caller->route ? preflight(*caller->route) : nullptr;
    if (options != nullptr) return {caller->route, options};
  }
  return {nullptr, nullptr};
}

// What the code keeps for methods and paths that no route has: nobody gets it.
bool is_for_other_routes(const ApiHandler& handler, const code::ObjectShape& response) {
  const code::MemberShape* status = response.find("statusCode");
  const auto* number = status ? status->shape.as<code::NumberShape>() : nullptr;
  const bool refused =
      number && (number->value == 404 || number->value == 405 || number->value == 501);
  return refused && std::ranges::any_of(handler.facts.event_tests, [](const auto& test) {
           const std::string first = test.path.empty() ? "" : test.path[0];
           return test.compared &&
                  (first == "httpMethod" || first == "path" || first == "resource");
         });
}

void run(const Deployment& deployment, Report& report) {
  for (const ApiHandler& handler : api_handlers(deployment)) {
    // HTTP APIs and function URLs add the headers themselves.
    if (handler.contract != Contract::rest) continue;
    const auto [route, options] = cross_origin(handler);
    if (route == nullptr) continue;
    for (const auto& [span, response] : object_answers(handler)) {
      if (!response->find("statusCode") || is_for_other_routes(handler, *response)) continue;
      if (may_name_origin(response->find("headers"))) continue;
      if (may_name_origin(response->find("multiValueHeaders"))) continue;
      report
          .find(span, "`{}` answers `{}` without an Access-Control-Allow-Origin header",
                handler.function.name, route->name)
          .fails(
              "the browser blocks the response: \"No 'Access-Control-Allow-Origin' header is "
              "present on the requested resource\"")
          .note(options->place(), "here CORS is on, which only answers preflight requests")
          .advise("add the header to every response of the function");
      break;
    }
  }
}

}  // namespace

extern constinit const Check cors_headers_missing = declare({
    .id = "cors-headers-missing",
    .severity = Severity::warning,
    .summary = "response of a handler lacks the header that its API's CORS needs",
    .evidence = {{.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "how-to-cors.html",
                  .says = "for a proxy integration the backend returns "
                          "Access-Control-Allow-Origin itself, because the integration has no "
                          "integration response"}},
    .run = run,
});

}  // namespace plimsoll
