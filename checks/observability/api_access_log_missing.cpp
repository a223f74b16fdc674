#include "check/check.h"
#include "model/stage_title.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const Stage& stage : deployment.stages) {
    if (stage.access_log) continue;
    const bool is_rest = stage.resource->type == "AWS::ApiGateway::Stage";
    report.find(stage, "{} logs none of its requests", stage_title(stage))
        .fails(
            "when clients see a 4xx or 5xx, nothing says which request it was, or whether it "
            "ever came to a function")
        .advise("set {} with the ARN of a log group and a format",
                is_rest ? "AccessLogSetting" : "AccessLogSettings");
  }
}

}  // namespace

extern constinit const Check api_access_log_missing = declare({
    .id = "api-access-log-missing",
    .severity = Severity::advice,
    .summary = "API stage writes no access log",
    .evidence = {{.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "set-up-logging.html",
                  .says = "access logs tell who called the API, how, and with which outcome"},
                 {.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "http-api-logging.html",
                  .says = "access logs of HTTP APIs, with variables for integration errors"}},
    .run = run,
});

}  // namespace plimsoll
