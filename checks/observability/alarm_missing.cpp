#include <algorithm>
#include <vector>

#include "check/check.h"
#include "model/watch.h"

namespace plimsoll {

namespace {

using Metrics = std::vector<std::string_view>;

bool is_fed_by_stream(const Function& function) {
  return std::ranges::any_of(function.callers, [](const Invocation* caller) {
    const EventSource* source = caller->mapping ? caller->mapping->kind.known() : nullptr;
    return source && (*source == EventSource::kinesis || *source == EventSource::dynamodb);
  });
}

// CloudFormation sees the failure of a custom resource itself: the stack does not deploy.
bool serves_deployments_only(const Function& function) {
  return !function.callers.empty() &&
         std::ranges::all_of(function.callers, [](const Invocation* caller) {
           return caller->trigger->trigger == "custom-resource" ||
                  caller->trigger->trigger == "codedeploy-hook";
         });
}

Metrics unwatched(const Resource& resource, std::string_view from, const Metrics& wanted,
                  const Watch& watch) {
  Metrics missing;
  for (const std::string_view metric : wanted) {
    if (watch.watches(resource, from, metric) == Answer::no) missing.push_back(metric);
  }
  return missing;
}

void look_at(const Function& function, const Watch& watch, Report& report) {
  if (serves_deployments_only(function)) return;
  Metrics wanted = {"Errors", "Throttles"};
  if (is_fed_by_stream(function)) wanted.emplace_back("IteratorAge");
  const Metrics missing = unwatched(*function.resource, "AWS/Lambda", wanted, watch);
  if (missing.empty()) return;
  report
      .find(function, "no alarm watches {} of `{}`", fmt::to_string(fmt::join(missing, ", ")),
            function.name)
      .fails("the function fails, is throttled or falls behind, and its users notice first")
      .advise("add an alarm for each of them");
}

// The errors of WebSocket APIs have no one metric.
void look_at(const Api& api, const Watch& watch, Report& report) {
  if (api.kind == ApiKind::websocket) return;
  const std::string_view metric = api.kind == ApiKind::rest ? "5XXError" : "5xx";
  if (unwatched(*api.resource, "AWS/ApiGateway", {metric}, watch).empty()) return;
  report.find(api, "no alarm watches {} of API `{}`", metric, api.name)
      .fails(
          "clients get errors that no function has seen: missing permissions, timeouts, "
          "malformed responses")
      .advise("add an alarm on {}", metric);
}

void run(const Deployment& deployment, Report& report) {
  if (deployment.resources.open) return;
  const Watch watch(deployment);
  for (const Function& function : deployment.functions) look_at(function, watch, report);
  for (const Api& api : deployment.apis) look_at(api, watch, report);
}

}  // namespace

extern constinit const Check alarm_missing = declare({
    .id = "alarm-missing",
    .severity = Severity::advice,
    .summary = "function or API fails without an alarm",
    .evidence =
        {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html",
          .says = "Errors, Throttles and IteratorAge, and what they mean"},
         {.url = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/"
                 "Best_Practice_Recommended_Alarms_AWS_Services.html",
          .says = "alarms that AWS recommends: errors and throttles of functions, 5XX errors of "
                  "APIs"}},
    .run = run,
});

}  // namespace plimsoll
