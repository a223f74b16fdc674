#include "check/check.h"

namespace plimsoll {

namespace {

bool limits(const Value& settings) {
  return settings["ThrottlingRateLimit"] || settings["ThrottlingBurstLimit"];
}

// An entry of MethodSettings that speaks of all methods, or may do so.
bool is_for_all(const Value& entry) {
  const Value path = entry["ResourcePath"];
  const Value method = entry["HttpMethod"];
  if ((path && !path.as_string()) || (method && !method.as_string())) return true;
  const bool any_path = path && (*path.as_string() == "/*" || *path.as_string() == "*");
  return any_path && method && *method.as_string() == "*";
}

// Of a REST stage a list of settings, one of which may be for all methods; else a map.
bool limits_all_routes(const Value& settings) {
  if (!settings.is_list()) return limits(settings);
  for (const Value& entry : settings.items()) {
    if (entry.is_opaque() || (is_for_all(entry) && limits(entry))) return true;
  }
  return false;
}

void run(const Deployment& deployment, Report& report) {
  for (const Stage& stage : deployment.stages) {
    if (limits_all_routes(stage.settings)) continue;
    const bool is_rest = stage.resource->type == "AWS::ApiGateway::Stage";
    // By the API: a stage may be called differently in each scenario.
    report
        .find(stage, "a stage of `{}` lets through what the whole account may ask for",
              stage.api ? stage.api->name : stage.name)
        .fails(
            "one client in a loop uses up the account's requests and concurrency; the others, of "
            "every API and function in the region, see 429 Too Many Requests")
        .advise("set ThrottlingRateLimit and ThrottlingBurstLimit in {}",
                is_rest ? "MethodSettings for all methods" : "DefaultRouteSettings");
  }
}

}  // namespace

extern constinit const Check api_without_throttling = declare({
    .id = "api-without-throttling",
    .severity = Severity::advice,
    .summary = "API stage sets no limit of its own on requests",
    .evidence = {{.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "api-gateway-request-throttling.html",
                  .says = "without limits of a stage or method those of the account hold, 10,000 "
                          "requests a second for all APIs in a region"},
                 {.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "http-api-throttling.html",
                  .says = "route-level throttling of HTTP APIs, by DefaultRouteSettings"}},
    .run = run,
});

}  // namespace plimsoll
