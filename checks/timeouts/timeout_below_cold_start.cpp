#include "check/check.h"
#include "model/cold_start.h"

namespace plimsoll {

namespace {

// How long Lambda lets code initialise before it starts over within the function's own timeout.
constexpr int init_limit_s = 10;

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const int* timeout_s = function.timeout_s.known();
    const Runtime* runtime = just_in_time_runtime(function);
    if (!timeout_s || !runtime || *timeout_s >= init_limit_s) continue;
    if (may_be_started_ahead(function)) continue;

    report
        .find(function.timeout_s,
              "`{}` has {} s for an invocation, the first of an instance included", function.name,
              *timeout_s)
        .fails(
            "where a cold start takes longer: Task timed out after {}.00 seconds, on the first "
            "invocation of an instance only",
            *timeout_s)
        .note(function.runtime, "{} loads and compiles classes while the first invocation waits",
              runtime->language == Language::java ? "Java" : ".NET")
        .advise("set Timeout to {} or more", init_limit_s);
  }
}

}  // namespace

extern constinit const Check timeout_below_cold_start = declare({
    .id = "timeout-below-cold-start",
    .severity = Severity::warning,
    .summary = "Java or .NET function has less time than a cold start may take",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "lambda-runtime-environment.html",
                  .says = "an init phase of more than 10 seconds is run again at the first "
                          "invocation, with the function's timeout"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html",
                  .says = "SnapStart starts functions from a snapshot of the initialised code"}},
    .run = run,
});

}  // namespace plimsoll
