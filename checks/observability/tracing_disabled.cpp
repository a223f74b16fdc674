#include "check/check.h"

namespace plimsoll {

namespace {

// A wrapper that starts before the handler is how other tracers (OpenTelemetry, Datadog …) come in.
bool may_have_another_tracer(const Function& function) {
  return !function.environment["AWS_LAMBDA_EXEC_WRAPPER"].is_absent();
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const std::string* mode = function.tracing.known();
    if (!mode || *mode == "Active" || may_have_another_tracer(function)) continue;
    report.find(function.tracing, "`{}` records no traces unless its caller does", function.name)
        .fails(
            "a slow or failed request cannot be followed through the function and the "
            "services that it calls")
        .advise("set TracingConfig.Mode (in SAM: Tracing) to Active")
        .set(function, "TracingConfig.Mode", Value::scalar("Active", Span{}))
        .only_suggested();
  }
}

}  // namespace

extern constinit const Check tracing_disabled = declare({
    .id = "tracing-disabled",
    .severity = Severity::advice,
    .summary = "function does not trace its requests",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html",
                  .says = "with active tracing Lambda records traces of invocations by itself; "
                          "with PassThrough only of requests that were already sampled"}},
    .run = run,
});

}  // namespace plimsoll
