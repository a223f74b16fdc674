#include "check/check.h"

namespace plimsoll {

namespace {

bool is_off(const Setting<std::string>& state) {
  return state.known() && *state.known() == "DISABLED";
}

// As the file calls the target; its Id when the target is not in the files.
std::string name_of(const RuleTarget& target) {
  if (target.target.resource) return fmt::format("`{}`", target.target.resource->name);
  const std::string* id = target.written["Id"].as_string();
  return id ? fmt::format("target `{}`", *id) : "its target";
}

// SAM writes both ends in one line, of which one mark is enough.
Place elsewhere(const Place& place, const Place& finding) {
  return place.span == finding.span ? Place(Span{}) : place;
}

void look_at(std::string_view kind, const Declared& sender, const RuleTarget& target,
             Report& report) {
  if (!target.written || target.dead_letter) return;
  report
      .find(sender, "what {} `{}` cannot deliver to {} is dropped", kind, sender.name,
            name_of(target))
      .fails(
          "an event that the target does not accept (it is gone, permission is missing, it is "
          "throttled for a day) is lost without a trace")
      .note(elsewhere(target.target, sender), "goes here")
      .advise("add a DeadLetterConfig with the ARN of a standard queue");
}

// Only a stream's records are given up by the pipe; a queue has its own dead-letter queue.
bool reads_stream(const Pipe& pipe) {
  const Resource* source = pipe.source.resource;
  return source &&
         (source->type == "AWS::Kinesis::Stream" || source->type == "AWS::DynamoDB::Table" ||
          source->type == "AWS::DynamoDB::GlobalTable");
}

void look_at(const Pipe& pipe, Report& report) {
  if (!reads_stream(pipe) || pipe.dead_letter) return;
  report.find(pipe, "records that pipe `{}` gives up are kept nowhere", pipe.name)
      .fails("records that expire or run out of retries are lost without a trace")
      .note(pipe.source, "read from this stream")
      .advise("add a DeadLetterConfig with the ARN of a queue to the parameters of the source");
}

void run(const Deployment& deployment, Report& report) {
  for (const EventRule& rule : deployment.rules) {
    if (is_off(rule.state)) continue;
    for (const RuleTarget& target : rule.targets) look_at("rule", rule, target, report);
  }
  for (const Schedule& schedule : deployment.schedules) {
    if (!is_off(schedule.state)) look_at("schedule", schedule, schedule.target, report);
  }
  for (const Pipe& pipe : deployment.pipes) look_at(pipe, report);
}

}  // namespace

extern constinit const Check rule_target_without_dlq = declare({
    .id = "rule-target-without-dlq",
    .severity = Severity::advice,
    .summary = "rule, schedule or pipe keeps nothing of what it cannot deliver",
    .evidence =
        {{.url = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html",
          .says = "an event that is not delivered after all retries is dropped, unless there is a "
                  "dead-letter queue; some errors are not retried at all"},
         {.url = "https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-"
                 "dlq.html",
          .says = "EventBridge Scheduler delivers to a dead-letter queue what it failed to invoke"},
         {.url = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-batching-"
                 "concurrency.html",
          .says = "for stream sources a dead-letter queue takes the records that a pipe gives up"}},
    .run = run,
});

}  // namespace plimsoll
