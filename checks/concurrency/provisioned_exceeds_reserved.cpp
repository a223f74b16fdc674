#include "check/check.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const int* reserved = function.reserved_concurrency.known();
    if (reserved == nullptr) continue;
    int provisioned = 0;
    const Setting<int>* last = nullptr;
    for (const ProvisionedConcurrency& part : deployment.provisioned_concurrency) {
      if (&part.function != &function || part.amount.known() == nullptr) continue;
      provisioned += *part.amount.known();
      last = &part.amount;
    }
    if (last == nullptr || provisioned <= *reserved) continue;
    report
        .find(*last, "{} executions of `{}` are provisioned, but it reserves {}", provisioned,
              function.name, *reserved)
        .fails(
            "deployment fails: the provisioned concurrency exceeds the function's reserved "
            "concurrency")
        .note(function.reserved_concurrency, "reserved here")
        .advise("reserve {} or more", provisioned);
  }
}

}  // namespace

extern constinit const Check provisioned_exceeds_reserved = declare({
    .id = "provisioned-exceeds-reserved",
    .severity = Severity::error,
    .summary = "function has more provisioned than reserved concurrency",
    .evidence = {{.url =
                      "https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html",
                  .says = "cannot allocate more provisioned than reserved concurrency"}},
    .run = run,
});

}  // namespace plimsoll
