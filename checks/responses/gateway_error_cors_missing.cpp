#include <algorithm>
#include <optional>

#include "check/check.h"

namespace plimsoll {

namespace {

constexpr std::string_view origin_header = "header.Access-Control-Allow-Origin";

bool sets_origin(const Value& parameters) {
  return parameters.is_opaque() || parameters.is_open() ||
         std::ranges::any_of(parameters.entries(), [](const Entry& parameter) {
           return parameter.key.ends_with(origin_header);
         });
}

// The route with which the API answers a preflight request itself; null when it leaves CORS to its
// functions, whose headers an error of the API lacks as well, but then by their own design.
const Route* preflight(const Api& api) {
  const auto found = std::ranges::find_if(api.routes, [](const Route* route) {
    const std::string* method = route->method.known();
    return method && *method == "OPTIONS" &&
           std::ranges::any_of(route->integration.response_parameters, sets_origin);
  });
  return found == api.routes.end() ? nullptr : *found;
}

// What makes the API refuse requests before its function is asked.
struct Gate {
  Place place;
  std::string what;
};

std::optional<Gate> gate(const Api& api) {
  for (const Route* route : api.routes) {
    const std::string* method = route->method.known();
    const std::string* authorization = route->authorization.known();
    if (!method || *method == "OPTIONS") continue;
    if (authorization && *authorization != "NONE") {
      return Gate{route->authorization, fmt::format("`{}` asks who calls", route->name)};
    }
    if (route->validator) {
      return Gate{route->validator, fmt::format("`{}` validates requests", route->name)};
    }
  }
  return std::nullopt;
}

void run(const Deployment& deployment, Report& report) {
  for (const Api& api : deployment.apis) {
    if (api.kind != ApiKind::rest || !api.routes_known) continue;
    const Route* cors = preflight(api);
    const auto refused = gate(api);
    if (!cors || !refused) continue;
    if (std::ranges::any_of(api.gateway_responses, [](const GatewayResponse& response) {
          return sets_origin(response.parameters);
        })) {
      continue;
    }
    report
        .find(api, "`{}` refuses requests without the CORS headers of its other answers", api.name)
        .fails("the browser reports a CORS error and hides the 401, 403 or 400 behind it")
        .note(cors->integration.written, "preflight requests are answered here")
        .note(refused->place, "{}", refused->what)
        .advise("set Access-Control-Allow-Origin in gateway responses DEFAULT_4XX and DEFAULT_5XX");
  }
}

}  // namespace

extern constinit const Check gateway_error_cors_missing = declare({
    .id = "gateway-error-cors-missing",
    .severity = Severity::advice,
    .summary = "API with CORS answers its own errors without CORS headers",
    .evidence = {{.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "supported-gateway-response-types.html",
                  .says = "which errors the gateway answers itself, and what DEFAULT_4XX covers"},
                 {.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "api-gateway-gatewayResponse-definition.html",
                  .says = "a gateway response may set headers, those of CORS for one"}},
    .run = run,
});

}  // namespace plimsoll
