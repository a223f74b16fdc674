#include "model/events.h"

#include "model/steps.h"

namespace plimsoll {

namespace {

RuleTarget read_target(const Value& written, const Names& names) {
  return {.written = written,
          .target = names.target(written["Arn"]),
          .role = written["RoleArn"],
          .dead_letter = written["DeadLetterConfig"],
          .retry_policy = written["RetryPolicy"]};
}

EventRule read_rule(const Resource& resource, const Names& names) {
  const Section properties(resource);
  auto rule = declared_as<EventRule>(resource);
  rule.state = properties.string("State", "ENABLED");
  rule.event_pattern = properties["EventPattern"];
  rule.schedule = properties["ScheduleExpression"];
  rule.event_bus = properties["EventBusName"];
  const Value targets = properties["Targets"];
  for (const Value& target : targets.items()) rule.targets.push_back(read_target(target, names));
  return rule;
}

// The dead-letter configuration sits in the parameters of whichever stream is the source.
Value dead_letter_of(const Value& source_parameters) {
  for (const Entry& entry : source_parameters.entries()) {
    if (Value dead_letter = entry.value["DeadLetterConfig"]) return dead_letter;
  }
  return source_parameters.is_opaque() ? source_parameters : Value();
}

Pipe read_pipe(const Resource& resource, const Names& names) {
  const Section properties(resource);
  auto pipe = declared_as<Pipe>(resource);
  pipe.source = names.target(properties["Source"]);
  pipe.enrichment = names.target(properties["Enrichment"]);
  pipe.target = names.target(properties["Target"]);
  pipe.role = properties["RoleArn"];
  pipe.dead_letter = dead_letter_of(properties["SourceParameters"]);
  pipe.invocation_type = properties.in("TargetParameters")
                             .in("LambdaFunctionParameters")
                             .string("InvocationType", "REQUEST_RESPONSE");
  return pipe;
}

}  // namespace

void add_events(Deployment& deployment) {
  const Names& names = deployment.names;
  for (const Resource* resource : names.of_type("AWS::Events::Rule")) {
    deployment.rules.push_back(read_rule(*resource, names));
  }
  for (const Resource* resource : names.of_type("AWS::Scheduler::Schedule")) {
    auto schedule = declared_as<Schedule>(*resource);
    schedule.state = Section(*resource).string("State", "ENABLED");
    schedule.target = read_target(resource->properties["Target"], names);
    deployment.schedules.push_back(std::move(schedule));
  }
  for (const Resource* resource : names.of_type("AWS::Pipes::Pipe")) {
    deployment.pipes.push_back(read_pipe(*resource, names));
  }
}

}  // namespace plimsoll
