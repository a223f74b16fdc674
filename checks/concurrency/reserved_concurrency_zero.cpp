#include "check/check.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const int* reserved = function.reserved_concurrency.known();
    if (!reserved || *reserved != 0) continue;

    report
        .find(function.reserved_concurrency, "`{}` reserves 0 executions: it may not run at all",
              function.name)
        .fails(
            "429 TooManyRequestsException (Rate Exceeded) for every invocation; asynchronous "
            "events go to the failure destination, or are lost, without being tried")
        .advise("remove ReservedConcurrentExecutions, or set it to what `{}` needs", function.name);
  }
}

}  // namespace

extern constinit const Check reserved_concurrency_zero = declare({
    .id = "reserved-concurrency-zero",
    .severity = Severity::error,
    .summary = "function reserves no concurrency, so that every invocation is throttled",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "configuration-concurrency.html",
                  .says = "to throttle a function, set the reserved concurrency to zero: it stops "
                          "all events from being processed"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "invocation-async-retain-records.html",
                  .says = "with a reserved concurrency of zero, events go to the dead-letter queue "
                          "or the on-failure destination without any retries"}},
    .run = run,
});

}  // namespace plimsoll
