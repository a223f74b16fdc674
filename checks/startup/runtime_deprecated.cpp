#include "check/check.h"
#include "model/managed_runtime.h"

namespace plimsoll {

namespace {

// Time enough to test a function on its next runtime.
constexpr int notice_days = 90;

std::string updates_until(const Runtime& runtime) {
  if (!runtime.block_update) return {};
  return fmt::format("; updates of the function are refused from {} on",
                     to_string(*runtime.block_update));
}

void report_past(const Function& function, const Runtime& runtime, Report& report) {
  report
      .find(function.runtime, "runtime `{}` is deprecated: AWS has not patched it since {}",
            runtime.id, to_string(*runtime.deprecation))
      .fails("no security patches and no support{}", updates_until(runtime))
      .advise("move to {}", successor_of(runtime))
      .rewrite(function.runtime, Value::scalar(std::string(runtime.successor), Span{}))
      .only_suggested();
}

void report_soon(const Function& function, const Runtime& runtime, Report& report) {
  report
      .find(function.runtime, "runtime `{}` is about to be deprecated: AWS stops patching it on {}",
            runtime.id, to_string(*runtime.deprecation))
      .fails("no security patches and no support from that day on{}", updates_until(runtime))
      .advise("until then move to {}", successor_of(runtime))
      .rewrite(function.runtime, Value::scalar(std::string(runtime.successor), Span{}))
      .only_suggested();
}

// The later stage, of which runtime-blocked speaks.
bool is_blocked(const Runtime& runtime, const Date& day) {
  return runtime.block_create && *runtime.block_create <= day;
}

void run(const Deployment& deployment, Report& report) {
  const Date& day = deployment.assumptions.as_of;
  for (const Function& function : deployment.functions) {
    const Runtime* runtime = managed_runtime(function);
    if (!runtime || !runtime->deprecation || is_blocked(*runtime, day)) continue;

    // Functions that inherit the runtime from one line make one finding: it names none of them.
    if (*runtime->deprecation <= day) {
      report_past(function, *runtime, report);
    } else if (days_between(day, *runtime->deprecation) <= notice_days) {
      report_soon(function, *runtime, report);
    }
  }
}

}  // namespace

extern constinit const Check runtime_deprecated = declare({
    .id = "runtime-deprecated",
    .severity = Severity::warning,
    .summary = "runtime is one that AWS no longer patches, or soon will not",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
                  .says = "after its deprecation a runtime gets no security patches and no "
                          "support; later its functions can be neither created nor updated"}},
    .run = run,
});

}  // namespace plimsoll
