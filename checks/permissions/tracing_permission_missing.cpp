#include "check/check.h"
#include "model/needs.h"

namespace plimsoll {

namespace {

constexpr std::string_view put_segments = "xray:PutTraceSegments";

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const Role* role = function.execution_role;
    const std::string* tracing = function.tracing.known();
    if (role == nullptr || tracing == nullptr || *tracing != "Active") continue;
    if (may(*role, put_segments) != Answer::no) continue;
    report
        .find(*role, "role `{}` does not allow `{}`, but `{}` is traced", role->name, put_segments,
              function.name)
        .fails(
            "deployment fails (\"The provided execution role does not have permissions to call "
            "PutTraceSegments on XRAY\"), or no trace ever arrives")
        .note(function.tracing, "switches tracing on")
        .advise("attach the managed policy AWSXRayDaemonWriteAccess");
  }
}

}  // namespace

extern constinit const Check tracing_permission_missing = declare({
    .id = "tracing-permission-missing",
    .severity = Severity::warning,
    .summary = "function is traced, but its role may not write traces",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html",
                  .says = "Lambda needs permissions to send trace data to X-Ray: add "
                          "AWSXRayDaemonWriteAccess to the execution role"}},
    .run = run,
});

}  // namespace plimsoll
