#include "check/check.h"

namespace plimsoll {

namespace {

// An Express workflow ends after five minutes, and cannot wait for a token at all.
bool may_wait_for_a_year(const StateMachine& machine) {
  const std::string* type = machine.type.known();
  return type && *type == "STANDARD" && machine.timeout_s.is_absent();
}

void run(const Deployment& deployment, Report& report) {
  for (const Task& task : deployment.tasks) {
    if (!task.waits_for_token || !may_wait_for_a_year(*task.machine)) continue;
    if (!task.timeout_s.is_absent() || !task.heartbeat_s.is_absent()) continue;

    report
        .find(task, "state `{}` waits for its token without a limit, and so does `{}`", task.name,
              task.machine->name)
        .fails(
            "when the token is not sent back, the execution stands in `{}` for up to a year, "
            "RUNNING and without an error",
            task.name)
        .note(task.action, "goes on when somebody calls SendTaskSuccess or SendTaskFailure")
        .advise("set HeartbeatSeconds or TimeoutSeconds of the state, and catch States.Timeout");
  }
}

}  // namespace

extern constinit const Check state_callback_without_timeout = declare({
    .id = "state-callback-without-timeout",
    .severity = Severity::warning,
    .summary = "state waits for a task token without a time limit",
    .evidence = {{.url = "https://docs.aws.amazon.com/step-functions/latest/dg/"
                         "sfn-best-practices.html",
                  .says = "without TimeoutSeconds an execution waits for an answer that may never "
                          "come"},
                 {.url = "https://docs.aws.amazon.com/step-functions/latest/dg/"
                         "connect-to-resource.html",
                  .says = "a callback task waits until the execution reaches the one year quota; "
                          "a heartbeat timeout limits it"}},
    .run = run,
});

}  // namespace plimsoll
