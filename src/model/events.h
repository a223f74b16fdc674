// Rules, schedules and pipes: what AWS sends to whom, by event or by time.
//
// From AWS::Events::Rule, AWS::Scheduler::Schedule, AWS::Pipes::Pipe.
#pragma once

#include <string>
#include <vector>

#include "model/declared.h"
#include "model/setting.h"

namespace plimsoll {

struct RuleTarget {
  Value written;       // the entry of Targets
  Target target;       // Arn
  Value role;          // RoleArn
  Value dead_letter;   // DeadLetterConfig; absent without one
  Value retry_policy;  // RetryPolicy
};

// AWS::Events::Rule.
struct EventRule : Declared {
  Setting<std::string> state;  // ENABLED (default), DISABLED …
  Value event_pattern;         // absent for a schedule
  Value schedule;              // ScheduleExpression; absent for a pattern
  Value event_bus;             // EventBusName; absent: the default bus
  std::vector<RuleTarget> targets;
};

// AWS::Scheduler::Schedule.
struct Schedule : Declared {
  Setting<std::string> state;  // ENABLED (default), DISABLED
  RuleTarget target;
};

// AWS::Pipes::Pipe.
struct Pipe : Declared {
  Target source;
  Target enrichment;
  Target target;
  Value role;
  Value dead_letter;  // of the source's parameters
  // TargetParameters.LambdaFunctionParameters.InvocationType, default REQUEST_RESPONSE
  Setting<std::string> invocation_type;
};

}  // namespace plimsoll
