#include <algorithm>

#include "check/check.h"
#include "model/managed_runtime.h"

namespace plimsoll {

namespace {

// Lambda turns the log calls of these into JSON; what others write stays as it is.
bool can_be_structured(const Function& function) {
  const Runtime* runtime = managed_runtime(function);
  if (!runtime) return false;
  switch (runtime->language) {
    case Language::python:
    case Language::nodejs:
    case Language::java:
    case Language::dotnet:
      return true;
    default:
      return false;
  }
}

// Powertools writes JSON by itself; an open or opaque environment may have its variables.
bool may_use_powertools(const Function& function) {
  const Value& variables = function.environment;
  return variables.is_opaque() || variables.is_open() ||
         std::ranges::any_of(variables.entries(), [](const Entry& variable) {
           return variable.key.starts_with("POWERTOOLS_");
         });
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const std::string* format = function.log_format.known();
    if (!format || *format != "Text") continue;
    if (!can_be_structured(function) || may_use_powertools(function)) continue;
    report
        .find(function.log_format, "`{}` logs plain text, in which nothing can be queried by field",
              function.name)
        .fails(
            "searching for a request or for errors means guessing at the words of log lines, "
            "and log levels cannot be filtered")
        .advise("set LoggingConfig.LogFormat to JSON")
        .set(function, "LoggingConfig.LogFormat", Value::scalar("JSON", Span{}))
        .only_suggested();
  }
}

}  // namespace

extern constinit const Check log_format_unstructured = declare({
    .id = "log-format-unstructured",
    .severity = Severity::advice,
    .summary = "function logs plain text",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "monitoring-cloudwatchlogs-logformat.html",
                  .says = "logs are captured as plain text by default; JSON logs can be searched, "
                          "filtered and analysed by key"}},
    .run = run,
});

}  // namespace plimsoll
