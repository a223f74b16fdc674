#include <algorithm>

#include "check/check.h"
#include "facts/callers.h"
#include "model/patience.h"

namespace plimsoll {

namespace {

// Of routes timeout-exceeds-api-limit speaks. A state's TimeoutSeconds is the author's own word.
bool counts(const Invocation* caller) {
  return caller->route == nullptr && caller->task == nullptr;
}

void report_function(const Function& function, const Invocation& caller, Report& report) {
  const int timeout_s = *function.timeout_s.known();
  const double limit_s = *caller.limit_ms.known() / 1000.0;
  const Caller* known = find_caller(caller.caller);
  report
      .find(function.timeout_s, "`{}` may run for {} s, but {} allows it {} s", function.name,
            timeout_s, caller.what, limit_s)
      .fails("{} after {} s, while `{}` runs on and is billed",
             known ? known->failure : "the caller gives up", limit_s, function.name)
      .note(caller.place, "called here by {}", caller.what)
      .advise("set Timeout of `{}` to {} or less", function.name,
              std::max(min_timeout_s, static_cast<int>(limit_s)));
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const std::vector<const Invocation*> callers = impatient_callers(function);
    const auto first = std::ranges::find_if(callers, counts);
    if (first != callers.end()) report_function(function, **first, report);
  }
}

}  // namespace

extern constinit const Check timeout_exceeds_caller = declare({
    .id = "timeout-exceeds-caller",
    .severity = Severity::warning,
    .summary = "function may run longer than the service that calls it waits",
    .evidence = {{.url = "https://docs.aws.amazon.com/cognito/latest/developerguide/"
                         "cognito-user-pools-working-with-lambda-triggers.html",
                  .says = "a function must respond within 5 seconds; Cognito calls it three times"},
                 {.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "http-api-quotas.html",
                  .says = "authorizer timeout 10,000 ms"},
                 {.url = "https://docs.aws.amazon.com/general/latest/gr/appsync.html",
                  .says = "request execution time for mutations, queries and subscriptions: 30 "
                          "seconds"}},
    .run = run,
});

}  // namespace plimsoll
