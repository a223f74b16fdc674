#include "check/check.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const std::string* format = function.log_format.known();
    if (!format || *format != "Text") continue;
    const Value config = function.resource->properties["LoggingConfig"];
    for (const std::string_view property : {"ApplicationLogLevel", "SystemLogLevel"}) {
      const Value level = config[property];
      if (!level.as_scalar()) continue;
      report.find(level, "`{}` sets {}, but its log format is Text", function.name, property)
          .fails("deployment fails: LogLevel is not supported when LogFormat is set to \"Text\"")
          .note(function.log_format.is_written() ? function.log_format.place() : Place(Span{}),
                "the format")
          .advise("set LogFormat to JSON, or leave {} out", property)
          .set(function, "LoggingConfig.LogFormat", Value::scalar("JSON", Span{}))
          .only_suggested();
    }
  }
}

}  // namespace

extern constinit const Check log_level_needs_json = declare({
    .id = "log-level-needs-json",
    .severity = Severity::error,
    .summary = "log level is set on a function that logs plain text",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "monitoring-cloudwatchlogs-log-level.html",
                  .says = "to use log-level filtering, the function must be configured to use the "
                          "JSON log format"}},
    .run = run,
});

}  // namespace plimsoll
