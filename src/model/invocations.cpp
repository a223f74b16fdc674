#include "facts/callers.h"
#include "model/function_target.h"
#include "model/invocation_steps.h"
#include "model/steps.h"

namespace plimsoll {

namespace {

Mode mode_of(const InvokePrincipal& trigger) {
  return trigger.asynchronous ? Mode::asynchronous : Mode::synchronous;
}

}  // namespace

std::optional<Invocation> invocation_by(const Deployment& deployment, std::string_view trigger,
                                        const Value& function, const Resource& source) {
  FunctionTarget target = function_target(deployment, function);
  if (!target.function) return std::nullopt;
  const InvokePrincipal* principal = find_invoke_principal(trigger);
  Invocation invocation{.function = *target.function,
                        .qualifier = std::move(target.qualifier),
                        .mode = mode_of(*principal),
                        .caller = {},
                        .what = {},
                        .place = function,
                        .source = &source,
                        .trigger = principal,
                        .right = principal->authorization,
                        .source_arn = deployment.names.arn(source),
                        .role = {},
                        .limit_ms = Setting<int>::absent(function)};
  return invocation;
}

void set_caller(Invocation& invocation, std::string_view caller) {
  invocation.caller = caller;
  const Caller* known = find_caller(caller);
  if (!known || !known->limit_s) return;
  invocation.limit_ms = Setting<int>::defaulted(*known->limit_s * 1000, invocation.place);
}

void set_role(Invocation& invocation, const Deployment& deployment, const Value& role) {
  invocation.right = InvokeRight::role;
  invocation.role = role;
  const Resource* resource = deployment.names.named(role, "AWS::IAM::Role");
  invocation.caller_role = declared_by(resource, deployment.roles);
}

void join_invocations(Deployment& deployment) {
  add_api_invocations(deployment);
  add_event_invocations(deployment);
  add_poller_invocations(deployment);
  add_task_invocations(deployment);
  add_service_invocations(deployment);
  add_indirect_invocations(deployment);
}

}  // namespace plimsoll
