#include "check/check.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const Task& task : deployment.tasks) {
    if (!task.calls_function || task.catches || task.enclosing_catch) continue;

    report.find(task, "state `{}` calls a function and catches none of its errors", task.name)
        .fails(
            "an error that retries do not mend fails the execution; nothing that earlier states "
            "have done is undone")
        .advise("add a Catch that leads to a state that cleans up or tells somebody");
  }
}

}  // namespace

extern constinit const Check state_task_without_catch = declare({
    .id = "state-task-without-catch",
    .severity = Severity::advice,
    .summary = "state calls a function without catching its errors",
    .evidence = {{.url = "https://docs.aws.amazon.com/step-functions/latest/dg/"
                         "concepts-error-handling.html",
                  .says =
                      "when a state reports an error and no Catch matches, Step Functions fails "
                      "the entire execution"}},
    .run = run,
});

}  // namespace plimsoll
