// Who calls functions by event: rules, schedules, pipes, topics, buckets, pollers, state machines.
#include <fmt/format.h>

#include "model/invocation_steps.h"

namespace plimsoll {

namespace {

bool is_disabled(const Setting<std::string>& state) {
  return state.known() && *state.known() == "DISABLED";
}

void add_rules(Deployment& deployment) {
  for (const EventRule& rule : deployment.rules) {
    for (const RuleTarget& target : rule.targets) {
      auto invocation =
          invocation_by(deployment, "event-rule", target.target.value, *rule.resource);
      if (!invocation) continue;
      invocation->what = fmt::format("rule `{}`", rule.name);
      invocation->disabled = is_disabled(rule.state);
      // A role, of the target or of the whole rule, takes the place of the resource policy.
      const Value role = target.role ? target.role : rule.resource->properties["RoleArn"];
      if (role) set_role(*invocation, deployment, role);
      deployment.invocations.push_back(std::move(*invocation));
    }
  }
}

void add_schedules(Deployment& deployment) {
  for (const Schedule& schedule : deployment.schedules) {
    auto invocation =
        invocation_by(deployment, "scheduler", schedule.target.target.value, *schedule.resource);
    if (!invocation) continue;
    invocation->what = fmt::format("schedule `{}`", schedule.name);
    invocation->disabled = is_disabled(schedule.state);
    set_role(*invocation, deployment, schedule.target.role);
    deployment.invocations.push_back(std::move(*invocation));
  }
}

void add_pipe(Deployment& deployment, const Pipe& pipe, const Value& function, bool is_target) {
  auto invocation = invocation_by(deployment, "pipe", function, *pipe.resource);
  if (!invocation) return;
  invocation->what = fmt::format("pipe `{}`", pipe.name);
  set_role(*invocation, deployment, pipe.role);
  const std::string* type = pipe.invocation_type.known();
  if (is_target && type && *type == "FIRE_AND_FORGET") {
    invocation->mode = Mode::asynchronous;
  } else {
    set_caller(*invocation, "eventbridge-pipes");
  }
  deployment.invocations.push_back(std::move(*invocation));
}

void add_subscription(Deployment& deployment, const Subscription& subscription) {
  const Resource& source = subscription.of ? *subscription.of->resource : *subscription.resource;
  auto invocation =
      invocation_by(deployment, "sns-subscription", subscription.endpoint.value, source);
  if (!invocation) return;
  invocation->what = subscription.of ? fmt::format("topic `{}`", subscription.of->name)
                                     : fmt::format("subscription `{}`", subscription.name);
  if (!subscription.of) {
    invocation->source_arn = deployment.names.spelled_out(subscription.topic.value);
  }
  deployment.invocations.push_back(std::move(*invocation));
}

void add_buckets(Deployment& deployment) {
  for (const Bucket& bucket : deployment.buckets) {
    for (const BucketNotification& notification : bucket.notifications) {
      auto invocation =
          invocation_by(deployment, "s3-notification", notification.target.value, *bucket.resource);
      if (!invocation) continue;
      invocation->what = fmt::format("bucket `{}`", bucket.name);
      invocation->account_missing_in_arn = true;
      deployment.invocations.push_back(std::move(*invocation));
    }
  }
}

bool is_broker(EventSource kind) {
  return kind == EventSource::msk || kind == EventSource::self_managed_kafka ||
         kind == EventSource::mq;
}

}  // namespace

void add_event_invocations(Deployment& deployment) {
  add_rules(deployment);
  add_schedules(deployment);
  for (const Pipe& pipe : deployment.pipes) {
    add_pipe(deployment, pipe, pipe.enrichment.value, false);
    add_pipe(deployment, pipe, pipe.target.value, true);
  }
  for (const Subscription& subscription : deployment.subscriptions) {
    add_subscription(deployment, subscription);
  }
  add_buckets(deployment);
}

void add_poller_invocations(Deployment& deployment) {
  for (const Mapping& mapping : deployment.mappings) {
    auto invocation = invocation_by(deployment, "event-source-mapping", mapping.function_name.value,
                                    *mapping.resource);
    if (!invocation) continue;
    invocation->mode = Mode::polled;
    invocation->mapping = &mapping;
    invocation->disabled = mapping.is_disabled();
    invocation->what =
        mapping.source.resource
            ? fmt::format("event source mapping of `{}`", mapping.source.resource->name)
            : fmt::format("event source mapping `{}`", mapping.name);
    const EventSource* kind = mapping.kind.known();
    if (kind && is_broker(*kind)) set_caller(*invocation, "esm-msk-kafka-mq");
    deployment.invocations.push_back(std::move(*invocation));
  }
}

void add_task_invocations(Deployment& deployment) {
  for (const Task& task : deployment.tasks) {
    auto invocation = invocation_by(deployment, "step-functions-task", task.target.value,
                                    *task.machine->resource);
    if (!invocation) continue;
    invocation->task = &task;
    invocation->qualifier = task.qualifier;
    invocation->what =
        fmt::format("state `{}` of state machine `{}`", task.name, task.machine->name);
    set_caller(*invocation, "stepfunctions-task");
    set_role(*invocation, deployment, task.machine->role);
    deployment.invocations.push_back(std::move(*invocation));
  }
}

}  // namespace plimsoll
