#include "check/check.h"
#include "facts/callers.h"
#include "model/patience.h"

namespace plimsoll {

namespace {

std::vector<const Invocation*> impatient_routes(const Function& function) {
  std::vector<const Invocation*> callers = impatient_callers(function);
  std::erase_if(callers, [](const Invocation* caller) { return caller->route == nullptr; });
  return callers;
}

void report_function(const Function& function, const std::vector<const Invocation*>& routes,
                     Report& report) {
  const Invocation& route = *routes.front();
  const int timeout_s = *function.timeout_s.known();
  const double limit_s = *route.limit_ms.known() / 1000.0;
  const Caller* api = find_caller(route.caller);
  const std::string_view failure = api ? api->failure : "504 Gateway Timeout";
  Draft finding =
      report.find(function.timeout_s, "`{}` may run for {} s, but {} waits {} s for its answer",
                  function.name, timeout_s, route.what, limit_s);
  finding
      .fails("{} for the caller of the API after {} s, while `{}` runs on and is billed", failure,
             limit_s, function.name)
      .note(route.place, "called here by {}", route.what)
      .advise("set Timeout of `{}` to {} or less, and let what takes longer be done asynchronously",
              function.name, std::max(min_timeout_s, static_cast<int>(limit_s)));
  if (route.limit_ms.is_written()) finding.note(route.limit_ms, "the route waits {} s", limit_s);
  if (routes.size() > 1) {
    finding.note(function, "{} routes wait less than `{}` may run", routes.size(), function.name);
  }
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const std::vector<const Invocation*> routes = impatient_routes(function);
    if (!routes.empty()) report_function(function, routes, report);
  }
}

}  // namespace

extern constinit const Check timeout_exceeds_api_limit = declare({
    .id = "timeout-exceeds-api-limit",
    .severity = Severity::warning,
    .summary = "function may run longer than the API in front of it waits",
    .evidence = {{.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "api-gateway-execution-service-limits-table.html",
                  .says = "integration timeout of a REST API: 29 seconds unless raised"},
                 {.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "http-api-quotas.html",
                  .says = "maximum integration timeout of an HTTP API: 30 seconds"},
                 {.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "apigateway-execution-service-websocket-limits-table.html",
                  .says = "integration timeout of a WebSocket API: 29 seconds"}},
    .run = run,
});

}  // namespace plimsoll
