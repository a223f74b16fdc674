// EventBridge rules and schedules that SAM makes of events, with their dead-letter queues.
//
// Functions and state machines share them: the callers add permission or role.
#pragma once

#include "read/sam_event.h"

namespace plimsoll {

// What the rule or schedule invokes.
struct SamRuleTarget {
  Value arn;
  std::string_view id_suffix;  // "LambdaTarget"
  Value role;                  // RoleArn; absent when a permission lets the rule in
};

// AWS::Events::Rule of a Schedule, CloudWatchEvent or EventBridgeRule event.
void make_rule(const Resource& owner, const Event& event, const SamRuleTarget& target,
               Stack& stack);

// AWS::Scheduler::Schedule of a ScheduleV2 event, and the role with which it calls its target: it
// may do `action` there.
void make_schedule(const Resource& owner, const Event& event, const Value& arn,
                   std::string_view action, std::string_view policy_suffix, Stack& stack);

// "ENABLED" or "DISABLED", from `State` or `Enabled`.
Value rule_state(const Value& event);

}  // namespace plimsoll
