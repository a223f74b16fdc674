#include "check/check.h"
#include "model/async_invocations.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    for (const AsyncInvocations& invoked : async_invocations(function)) {
      const AsyncConfig* config = invoked.served_by.config;
      if (config == nullptr || !invoked.served_by.sure) continue;
      const int* retries = config->retry_attempts.known();
      if (retries == nullptr || *retries != 0) continue;
      if (!config->on_failure.is_absent() || !function.dead_letter.is_absent()) continue;
      report
          .find(config->retry_attempts,
                "{} invokes `{}`, which tries an event once and keeps it nowhere",
                invoked.callers.front()->what, function.name)
          .fails("one error or timeout loses the event: only throttling is still tried again")
          .note(invoked.callers.front()->place, "invoked here")
          .advise("give `{}` an OnFailure destination or a dead-letter queue, or let it retry",
                  function.name);
    }
  }
}

}  // namespace

extern constinit const Check async_retries_disabled = declare({
    .id = "async-retries-disabled",
    .severity = Severity::warning,
    .summary = "function gives an asynchronous event up after one try, and keeps it nowhere",
    .evidence =
        {{.url =
              "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html",
          .says = "MaximumRetryAttempts 0 to 2; 2 by default"},
         {.url =
              "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html",
          .says = "to retain discarded events, add a destination or a dead-letter queue"}},
    .run = run,
});

}  // namespace plimsoll
