#include "check/check.h"
#include "facts/lambda_limits.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  const int account = deployment.assumptions.account_concurrency;
  const int most = account - min_unreserved_concurrency;
  int reserved = 0;
  const Function* largest = nullptr;
  for (const Function& function : deployment.functions) {
    const int* own = function.reserved_concurrency.known();
    if (own == nullptr) continue;
    reserved += *own;
    if (largest == nullptr || *own > *largest->reserved_concurrency.known()) largest = &function;
  }
  if (reserved <= most) return;
  report
      .find(largest->reserved_concurrency,
            "{} executions are reserved here, and an account of {} has {} to give", reserved,
            account, most)
      .fails(
          "deployment fails: \"Specified ReservedConcurrentExecutions for function decreases "
          "account's UnreservedConcurrentExecution below its minimum value of [{}]\"",
          min_unreserved_concurrency)
      .advise("reserve less, or say with --account-concurrency what the account has");
}

}  // namespace

extern constinit const Check reserved_concurrency_exceeds_account = declare({
    .id = "reserved-concurrency-exceeds-account",
    .severity = Severity::error,
    .summary = "functions reserve more concurrency than the account has to give",
    .evidence = {{.url =
                      "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html",
                  .says = "100 executions of the account always stay unreserved"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
                  .says = "1,000 concurrent executions, and more on request"}},
    .run = run,
});

}  // namespace plimsoll
