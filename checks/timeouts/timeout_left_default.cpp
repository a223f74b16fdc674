#include "check/check.h"
#include "model/cold_start.h"
#include "model/remote_call.h"

namespace plimsoll {

namespace {

// Of code that starts slowly timeout-below-cold-start speaks.
bool starts_slowly(const Function& function) {
  return just_in_time_runtime(function) && !may_be_started_ahead(function);
}

// The first call over the network that the handler makes; null when none is known.
const code::RemoteCall* first_call(const code::CodeFacts* facts) {
  if (!facts) return nullptr;
  const auto found = std::ranges::find_if(facts->calls, [](const code::RemoteCall& call) {
    return !call.when.at_import && !call.signs_only;
  });
  return found == facts->calls.end() ? nullptr : &*found;
}

void finish(const Draft& started) {
  Draft finding = started;
  finding
      .fails("Task timed out after {}.00 seconds, as soon as what it calls answers slowly",
             default_timeout_s)
      .advise("set Timeout to what the slowest good request needs");
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    if (!function.timeout_s.is_defaulted() || starts_slowly(function)) continue;
    const code::CodeFacts* facts = function.handler_code.facts();
    const code::RemoteCall* call = first_call(facts);
    if (function.vpc.in_vpc() == Answer::yes) {
      finish(report
                 .find(function, "`{}` sets no Timeout, so that it has {} s, and it runs in a VPC",
                       function.name, default_timeout_s)
                 .note(function.vpc, "what it reaches here it reaches over the network"));
    } else if (call) {
      finish(report
                 .find(function, "`{}` sets no Timeout, so that it has {} s, and it calls `{}`",
                       function.name, default_timeout_s, name_of(*facts, *call))
                 .note(call->span, "called here"));
    } else {
      finish(report
                 .find(function, "`{}` sets no Timeout, so that it has {} s", function.name,
                       default_timeout_s)
                 .as(Severity::advice));
    }
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
