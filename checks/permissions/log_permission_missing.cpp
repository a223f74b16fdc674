#include "check/check.h"
#include "facts/role_needs.h"
#include "model/log_group.h"
#include "model/needs.h"

namespace plimsoll {

namespace {

// A function at the edge writes to groups of other names, in the regions of its callers.
Text log_group(const Function& function, const Deployment& deployment) {
  const bool at_edge = trusts(*function.execution_role, "edgelambda.amazonaws.com") != Answer::no;
  return at_edge ? Text{} : log_group_of(function, deployment.names);
}

// A role that denies it keeps the function quiet on purpose.
bool lacks(const Function& function, const NeededAction& need, const Deployment& deployment) {
  const Role& role = *function.execution_role;
  if (need.when != NeededWhen::always || allows_everywhere(role, need.action)) return false;
  return allows(role, need, log_group(function, deployment)) == Answer::no &&
         !denies(role, need.action);
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const Role* role = function.execution_role;
    if (role == nullptr) continue;
    for (const NeededAction& need : needed_actions(RoleNeed::logs)) {
      if (!lacks(function, need, deployment)) continue;
      const Place place = closest_grant(*role, need.action);
      const bool elsewhere = place.span != role->place().span;
      report
          .find(place, "role `{}` does not allow `{}` on {}", role->name, need.action,
                elsewhere ? fmt::format("the log streams of `{}`", function.name)
                          : fmt::format("any log stream, and `{}` runs with it", function.name))
          .fails("the function runs, and nothing that it prints or dies of is in its log")
          .note(function, "runs with role `{}`", role->name)
          .advise("{}", elsewhere ? "allow it on the log group's ARN followed by \":*\", which "
                                    "covers its streams"
                                  : "attach the managed policy "
                                    "service-role/AWSLambdaBasicExecutionRole");
      break;  // one missing action is enough to say it
    }
  }
}

}  // namespace

extern constinit const Check log_permission_missing = declare({
    .id = "log-permission-missing",
    .severity = Severity::warning,
    .summary = "function's role may not write its log",
    .evidence = {{.url =
                      "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html",
                  .says = "the execution role needs permission to upload logs to CloudWatch Logs"},
                 {.url = "https://docs.aws.amazon.com/service-authorization/latest/reference/"
                         "list_amazoncloudwatchlogs.html",
                  .says =
                      "PutLogEvents acts on a log stream, whose ARN goes on after the group's"}},
    .run = run,
});

}  // namespace plimsoll
