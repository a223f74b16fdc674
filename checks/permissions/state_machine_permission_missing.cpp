#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "check/check.h"
#include "model/needs.h"
#include "resource/text_parts.h"

namespace plimsoll {

namespace {

constexpr std::string_view action = "lambda:InvokeFunction";

// How a caller that uses a role of its own says that the role is too weak.
std::string_view failure_of(const Invocation& invocation) {
  if (invocation.trigger->trigger == "scheduler") {
    return "the schedule fires and nothing runs: its TargetErrorCount grows";
  }
  if (invocation.trigger->trigger == "pipe") {
    return "every execution of the pipe fails; its records are tried again until they expire";
  }
  return "the state fails: \"... is not authorized to perform: lambda:InvokeFunction on resource "
         "...\"";
}

bool calls_with_role(const Invocation& invocation) {
  const std::string_view trigger = invocation.trigger->trigger;
  return trigger == "step-functions-task" || trigger == "scheduler" || trigger == "pipe";
}

// The function's own policy may name the role, its account or everyone; one that names a service
// does not speak of roles.
std::set<const Function*> open_to_roles(const Deployment& deployment) {
  std::set<const Function*> open;
  for (const Permission& permission : deployment.permissions) {
    const std::string* principal = permission.principal.known();
    if (!principal || !principal->ends_with(".amazonaws.com")) open.insert(permission.function);
  }
  return open;
}

// A function by its name is $LATEST, and callers may write either. An alias or version is called
// by its own ARN, of which a grant on the function alone does not speak.
Answer may_invoke(const Role& role, const Text& function, const Qualifier& qualifier) {
  Text qualified = function;
  append(qualified, ":");
  if (qualifier.is_latest()) {
    append(qualified, "$LATEST");
    return either(may(role, action, &function), may(role, action, &qualified));
  }
  append(qualified, qualifier.known ? literal_part(qualifier.text) : opaque_part(""));
  return may(role, action, &qualified);
}

void report_lack(const Invocation& invocation, Report& report) {
  const Role& role = *invocation.caller_role;
  const bool qualified = !invocation.qualifier.is_latest();
  const std::string function =
      qualified ? fmt::format("{}:{}", invocation.function.name, invocation.qualifier.text)
                : invocation.function.name;
  report
      .find(closest_grant(role, action), "role `{}` does not allow `{}` on `{}`, which {} calls",
            role.name, action, function, invocation.what)
      .fails("{}", failure_of(invocation))
      .note(invocation.place, "called here, with the role")
      .advise("allow {} on the ARN of `{}`{}", action, invocation.function.name,
              qualified ? " and on the same with `:*` behind it" : "");
}

void run(const Deployment& deployment, Report& report) {
  const std::set<const Function*> open = open_to_roles(deployment);
  // A function of which the name is opaque may be any.
  if (open.contains(nullptr)) return;
  std::set<std::pair<const Role*, std::string>> said;
  for (const Invocation& invocation : deployment.invocations) {
    if (!calls_with_role(invocation) || !invocation.caller_role || invocation.disabled) continue;
    if (open.contains(&invocation.function)) continue;
    const Text arn = deployment.names.arn(*invocation.function.resource);
    if (may_invoke(*invocation.caller_role, arn, invocation.qualifier) != Answer::no) continue;
    const std::string function = invocation.function.resource->id + ":" + invocation.qualifier.text;
    if (said.emplace(invocation.caller_role, function).second) report_lack(invocation, report);
  }
}

}  // namespace

extern constinit const Check state_machine_permission_missing = declare({
    .id = "state-machine-permission-missing",
    .severity = Severity::error,
    .summary = "role of a state machine, schedule or pipe does not let it call its function",
    .evidence = {{.url = "https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html",
                  .says = "the role of the state machine needs lambda:InvokeFunction on the "
                          "function, and on its versions and aliases"},
                 {.url = "https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html",
                  .says = "EventBridge Scheduler assumes the execution role to call its target"},
                 {.url = "https://docs.aws.amazon.com/eventbridge/latest/userguide/"
                         "eb-pipes-permissions.html",
                  .says = "a pipe needs an execution role that may call its enrichment and its "
                          "target"}},
    .run = run,
});

}  // namespace plimsoll
