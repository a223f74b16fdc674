#include "check/check.h"
#include "model/managed_runtime.h"

namespace plimsoll {

namespace {

// Functions that exist are refused later than new ones, if at all.
std::string refused(const Runtime& runtime, const Date& day) {
  if (!runtime.block_update) return "deployment fails where the function is new";
  if (*runtime.block_update <= day) return "deployment fails";
  return fmt::format("deployment fails where the function is new, and everywhere from {} on",
                     to_string(*runtime.block_update));
}

void run(const Deployment& deployment, Report& report) {
  const Date& day = deployment.assumptions.as_of;
  for (const Function& function : deployment.functions) {
    const Runtime* runtime = managed_runtime(function);
    if (!runtime || !runtime->block_create || day < *runtime->block_create) continue;

    // Functions that inherit the runtime from one line make one finding: it names none of them.
    report
        .find(function.runtime,
              "runtime `{}` is blocked: Lambda creates no functions with it since {}", runtime->id,
              to_string(*runtime->block_create))
        .fails(
            "{}: \"The runtime parameter of {} is no longer supported for creating or updating "
            "AWS Lambda functions.\"",
            refused(*runtime, day), runtime->id)
        .advise("move to {}", successor_of(*runtime));
  }
}

}  // namespace

extern constinit const Check runtime_blocked = declare({
    .id = "runtime-blocked",
    .severity = Severity::error,
    .summary = "runtime is one with which Lambda no longer creates functions",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
                  .says = "the dates from which Lambda blocks the creation and the update of "
                          "functions with a deprecated runtime"}},
    .run = run,
});

}  // namespace plimsoll
