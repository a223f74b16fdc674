#include "check/check.h"
#include "model/cold_start.h"

namespace plimsoll {

namespace {

// Of code that starts slowly timeout-below-cold-start speaks.
bool starts_slowly(const Function& function) {
  return just_in_time_runtime(function) && !may_be_started_ahead(function);
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    if (!function.timeout_s.is_defaulted() || function.vpc.in_vpc() != Answer::yes) continue;
    if (starts_slowly(function)) continue;

    report
        .find(function, "`{}` sets no Timeout, so that it has {} s, and it runs in a VPC",
              function.name, default_timeout_s)
        .fails("Task timed out after {}.00 seconds, as soon as what it calls answers slowly",
               default_timeout_s)
        .note(function.vpc, "what it reaches here it reaches over the network")
        .advise("set Timeout to what the slowest good request needs");
  }
}

}  // namespace

extern constinit const Check timeout_left_default = declare({
    .id = "timeout-left-default",
    .severity = Severity::warning,
    .summary = "function that works over the network is left with the default timeout",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html",
                  .says = "the default timeout is 3 seconds; long network calls may need more"}},
    .run = run,
});

}  // namespace plimsoll
