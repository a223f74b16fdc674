#include <algorithm>

#include "check/check.h"
#include "model/stage_title.h"

namespace plimsoll {

namespace {

// Off is what a level that is not written means. One that only the deployer knows may be on.
bool is_off(const Value& level) {
  const std::string* text = level.as_string();
  return level.is_absent() || (text && *text == "OFF");
}

// Settings of single methods count: somebody chose which to log.
bool logs_nothing(const Stage& stage) {
  if (stage.resource->type == "AWS::ApiGateway::Stage") {
    const Value& settings = stage.settings;
    return (settings.is_absent() || settings.is_list()) &&
           std::ranges::all_of(settings.items(),
                               [](const Value& method) { return is_off(method["LoggingLevel"]); });
  }
  // An HTTP API has no execution log.
  const bool is_websocket = stage.api && stage.api->kind == ApiKind::websocket;
  return is_websocket && is_off(stage.settings["LoggingLevel"]);
}

void run(const Deployment& deployment, Report& report) {
  for (const Stage& stage : deployment.stages) {
    if (!logs_nothing(stage)) continue;
    const bool is_rest = stage.resource->type == "AWS::ApiGateway::Stage";
    report.find(stage, "{} does not log why a request fails inside it", stage_title(stage))
        .fails(
            "a 500 for \"Invalid permissions on Lambda function\" or a malformed response "
            "leaves no trace of its cause")
        .advise("set LoggingLevel to ERROR in {}",
                is_rest ? "MethodSettings, for HttpMethod * and ResourcePath /*"
                        : "DefaultRouteSettings");
  }
}

}  // namespace

extern constinit const Check api_execution_log_missing = declare({
    .id = "api-execution-log-missing",
    .severity = Severity::advice,
    .summary = "API stage writes no execution log",
    .evidence =
        {{.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
          .says = "execution logs have errors and traces of authorizers, mappings and integrations "
                  "of REST APIs"},
         {.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                 "websocket-api-logging.html",
          .says = "the same for WebSocket APIs"}},
    .run = run,
});

}  // namespace plimsoll
