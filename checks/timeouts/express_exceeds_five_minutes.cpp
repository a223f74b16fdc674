#include "check/check.h"
#include "facts/callers.h"

namespace plimsoll {

namespace {

// What the author lets an execution last is the author's own word.
bool ends_after_five_minutes(const StateMachine& machine) {
  const std::string* type = machine.type.known();
  return type && *type == "EXPRESS" && machine.timeout_s.is_absent();
}

// Of two limits the shorter one holds; one that only the deployer knows may be short enough.
const Setting<int>* longest_wait(const Task& task) {
  if (task.timeout_s.is_opaque()) return nullptr;
  if (!task.function) return task.timeout_s.known() ? &task.timeout_s : nullptr;
  const Setting<int>& timeout_s = task.function->timeout_s;
  if (!timeout_s.known()) return nullptr;
  const int* patience_s = task.timeout_s.known();
  return patience_s && *patience_s < *timeout_s.known() ? &task.timeout_s : &timeout_s;
}

void run(const Deployment& deployment, Report& report) {
  const int limit_s = *find_caller("stepfunctions-express")->limit_s;
  for (const Task& task : deployment.tasks) {
    if (!task.calls_function || !task.waits_for_function()) continue;
    if (!ends_after_five_minutes(*task.machine)) continue;
    const Setting<int>* wait_s = longest_wait(task);
    if (!wait_s || *wait_s->known() <= limit_s) continue;

    report
        .find(*wait_s, "state `{}` may take {} s, but executions of `{}` end after {} s", task.name,
              *wait_s->known(), task.machine->name, limit_s)
        .fails("the execution ends with States.Timeout after {} s, while the function runs on",
               limit_s)
        .note(task, "calls the function and waits for it")
        .note(task.machine->type, "an Express workflow")
        .advise("let the function end within {} s, or make `{}` a STANDARD state machine", limit_s,
                task.machine->name);
  }
}

}  // namespace

extern constinit const Check express_exceeds_five_minutes = declare({
    .id = "express-exceeds-five-minutes",
    .severity = Severity::warning,
    .summary = "Express workflow waits for a function longer than it may last",
    .evidence = {{.url = "https://docs.aws.amazon.com/step-functions/latest/dg/"
                         "choosing-workflow-type.html",
                  .says = "an execution of an Express workflow lasts five minutes at most"}},
    .run = run,
});

}  // namespace plimsoll
