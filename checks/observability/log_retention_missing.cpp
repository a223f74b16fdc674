#include <set>

#include "check/check.h"
#include "model/log_groups.h"

namespace plimsoll {

namespace {

constexpr std::string_view bill =
    "every log line is kept, and paid for, until somebody deletes the log group";

// A month is enough to look into most failures; how long to keep logs is its owner's to decide.
constexpr int example_days = 30;

void report_missing(const Function& function, Report& report) {
  report
      .find(function, "logs of `{}` are kept for ever: no log group is declared for it",
            function.name)
      .fails("{}", bill)
      .advise(
          "declare an AWS::Logs::LogGroup with RetentionInDays, and name it in "
          "LoggingConfig.LogGroup");
}

void report_unlimited(const Resource& group, const Function& function, Report& report) {
  report.find(group, "log group `{}` keeps what it gets for ever", group.name)
      .fails("{}", bill)
      .note(function, "`{}` logs here", function.name)
      .advise("set RetentionInDays, for instance to {}", example_days)
      .set({.resource = &group, .name = group.name, .where = group}, "RetentionInDays",
           example_days)
      .only_suggested();
}

void run(const Deployment& deployment, Report& report) {
  if (deployment.resources.open) return;
  const LogGroups groups(deployment);
  std::set<const Resource*> said;
  for (const Function& function : deployment.functions) {
    const LogGroupOf logs = groups.of(function);
    if (logs.unknown) continue;
    if (!logs.group) {
      report_missing(function, report);
    } else if (!logs.group->properties["RetentionInDays"] && said.insert(logs.group).second) {
      report_unlimited(*logs.group, function, report);
    }
  }
}

}  // namespace

extern constinit const Check log_retention_missing = declare({
    .id = "log-retention-missing",
    .severity = Severity::advice,
    .summary = "logs of a function are kept for ever",
    .evidence =
        {{.url = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/"
                 "Working-with-log-groups-and-streams.html",
          .says = "by default log data is kept indefinitely"},
         {.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                 "monitoring-cloudwatchlogs-loggroups.html",
          .says = "a function logs to /aws/lambda/ and its name, unless LogGroup names another"}},
    .run = run,
});

}  // namespace plimsoll
