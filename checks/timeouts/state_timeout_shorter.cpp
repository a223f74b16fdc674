#include "check/check.h"
#include "model/state_errors.h"

namespace plimsoll {

namespace {

// Nothing is done a second time where the function is not waited for.
bool is_given_up_early(const Task& task, const Function& function) {
  const int* patience_s = task.timeout_s.known();
  const int* timeout_s = function.timeout_s.known();
  const std::string* type = task.invocation_type.known();
  const bool waits = task.waits_for_token || (type && *type == "RequestResponse");
  return waits && patience_s && timeout_s && *patience_s < *timeout_s;
}

void run(const Deployment& deployment, Report& report) {
  for (const auto& [task, function] : deployment.tasks_to_functions) {
    if (!is_given_up_early(task, function)) continue;
    const int patience_s = *task.timeout_s.known();
    const int timeout_s = *function.timeout_s.known();
    const bool again = retries(task, "States.Timeout") == Answer::yes;

    report
        .find(task.timeout_s, "state `{}` waits {} s for `{}`, which may run for {} s", task.name,
              patience_s, function.name, timeout_s)
        .fails("States.Timeout after {} s, while `{}` runs on and is billed{}", patience_s,
               function.name, again ? "; the retry does its work a second time beside it" : "")
        .note(function.timeout_s, "`{}` may run for {} s", function.name, timeout_s)
        .advise("set TimeoutSeconds to more than {}, or Timeout of `{}` to {} or less", timeout_s,
                function.name, patience_s);
  }
}

}  // namespace

extern constinit const Check state_timeout_shorter = declare({
    .id = "state-timeout-shorter",
    .severity = Severity::warning,
    .summary = "state machine gives up on a function that may still be running",
    .evidence = {{.url = "https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html",
                  .says = "a Task that runs longer than TimeoutSeconds fails with States.Timeout"},
                 {.url = "https://docs.aws.amazon.com/step-functions/latest/dg/"
                         "concepts-error-handling.html",
                  .says = "States.ALL and States.Timeout in a Retry cover a timeout, "
                          "States.TaskFailed does not"}},
    .run = run,
});

}  // namespace plimsoll
