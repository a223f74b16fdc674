#include <algorithm>

#include "check/check.h"
#include "model/demand.h"
#include "model/throttling.h"

namespace plimsoll {

namespace {

// A page asks for more than one thing at a time: with fewer, one visitor throttles another.
constexpr int fewest_behind_an_api = 5;

// What callers may ask of a function at once, and who says so.
struct Ask {
  int executions = 0;
  std::string what;
  std::string failure;
  std::vector<std::pair<Place, std::string>> places;
};

Ask of_event_sources(const Function& function) {
  Ask ask;
  bool limited = false;
  for (const Invocation* caller : function.callers) {
    const int executions = caller->mapping ? demand(*caller->mapping) : 0;
    if (executions == 0) continue;
    limited = limited || !asks_without_limit(*caller->mapping);
    ask.executions += executions;
    ask.places.emplace_back(*caller->mapping,
                            fmt::format("{} asks for up to {}", caller->what, executions));
  }
  // Where nothing but queues without a limit asks, queue-concurrency-unset speaks.
  if (!limited) return {};
  ask.what = fmt::format("its event sources ask for {}", ask.executions);
  ask.failure =
      "throttled batches wait, and those of a queue count as received: good messages reach the "
      "dead-letter queue";
  return ask;
}

void raise_to(const Setting<int>& burst, std::string_view whose, const Invocation& route,
              Ask& ask) {
  if (!burst.known() || *burst.known() <= ask.executions) return;
  ask.executions = *burst.known();
  ask.what = fmt::format("{} lets bursts of {} requests through", route.what, ask.executions);
  ask.places = {{burst, fmt::format("the burst limit of {}", whose)}};
}

// What a stage limits, no usage plan of it exceeds.
void raise_to_bursts(const Invocation& route, Ask& ask) {
  const Api* api = route.route->api;
  if (!api) return;
  bool limited = false;
  for (const Stage* stage : api->stages) {
    const Setting<int> burst = burst_limit(*stage, *route.route);
    limited = limited || !burst.is_absent();
    raise_to(burst, "the stage", route, ask);
  }
  if (limited) return;
  for (const UsagePlan* plan : api->usage_plans) {
    raise_to(burst_limit(*plan, *route.route), "the usage plan", route, ask);
  }
}

Ask of_routes(const Function& function) {
  Ask ask;
  for (const Invocation* caller : function.callers) {
    if (!caller->route || caller->mode == Mode::asynchronous) continue;
    if (ask.executions == 0) {
      ask.executions = fewest_behind_an_api;
      ask.what = fmt::format("{} calls it for every request", caller->what);
      ask.places.emplace_back(caller->place, "called here");
    }
    raise_to_bursts(*caller, ask);
  }
  ask.failure =
      "429 TooManyRequestsException (Rate Exceeded), which the API's caller sees as 500 or 503";
  return ask;
}

void report_ask(const Function& function, const Ask& ask, Report& report) {
  Draft finding = report.find(function.reserved_concurrency, "`{}` may run {} at a time, but {}",
                              function.name, *function.reserved_concurrency.known(), ask.what);
  finding.fails("{}", ask.failure);
  for (const auto& [place, text] : ask.places) finding.note(place, "{}", text);
  finding.advise("reserve {} or more, or let its callers ask for less", ask.executions);
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const int* reserved = function.reserved_concurrency.known();
    if (!reserved || *reserved == 0) continue;  // of 0 reserved-concurrency-zero speaks
    for (const Ask& ask : {of_event_sources(function), of_routes(function)}) {
      if (*reserved < ask.executions) report_ask(function, ask, report);
    }
  }
}

}  // namespace

extern constinit const Check reserved_concurrency_too_low = declare({
    .id = "reserved-concurrency-too-low",
    .severity = Severity::warning,
    .summary = "function reserves less concurrency than its callers ask for",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html",
                  .says = "processing starts with five batches at a time; the maximum concurrency "
                          "of all queues must not exceed the reserved concurrency"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "configuration-concurrency.html",
                  .says = "reserved concurrency is also the most that a function may use; beyond "
                          "it invocations are throttled"}},
    .run = run,
});

}  // namespace plimsoll
