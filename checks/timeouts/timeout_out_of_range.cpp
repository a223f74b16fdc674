#include <algorithm>

#include "check/check.h"

namespace plimsoll {

namespace {

// A function on instances of its own may run longer; where the provider is opaque, it may be one.
int longest_timeout_s(const Function& function) {
  return function.capacity_provider.is_absent() ? max_timeout_s
                                                : max_timeout_on_managed_instances_s;
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const int* timeout = function.timeout_s.known();
    const int longest = longest_timeout_s(function);
    if (!timeout || (*timeout >= min_timeout_s && *timeout <= longest)) continue;

    report
        .find(function.timeout_s, "a timeout of {} s is asked for, and Lambda takes {} to {} s",
              *timeout, min_timeout_s, longest)
        .fails("deployment fails: Lambda refuses Timeout {} with status 400", *timeout)
        .advise("set Timeout to a value from {} to {}, and split work that takes longer",
                min_timeout_s, longest)
        .set(function, "Timeout", std::clamp(*timeout, min_timeout_s, longest));
  }
}

}  // namespace

extern constinit const Check timeout_out_of_range = declare({
    .id = "timeout-out-of-range",
    .severity = Severity::error,
    .summary = "function asks for a timeout that Lambda does not take",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html",
                  .says = "between 1 and 900 seconds"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
                  .says = "900 seconds; longer on managed instances only"}},
    .run = run,
});

}  // namespace plimsoll
