#include "read/sam_rule.h"

#include "read/sam_role.h"

namespace plimsoll {

namespace {

std::string dead_letter_name(const Resource& owner, const Event& event, const Value& config) {
  const std::string own = known_string(config["QueueLogicalId"]);
  return own.empty() ? owner.name + event.name + "Queue" : own;
}

// The queue of a `DeadLetterConfig`: the given one, or one that is generated. Only for that does
// the transform let EventBridge send (`rule_arn`); schedules send with their role.
Value dead_letter_arn(const Resource& owner, const Event& event, const Value& rule_arn,
                      Stack& stack) {
  const Value config = event.properties["DeadLetterConfig"];
  if (!config || config["Arn"]) return config["Arn"];
  const At at(key_span(event.properties, "DeadLetterConfig"));
  const std::string name = dead_letter_name(owner, event, config);
  stack.make_named(owner, name, "AWS::SQS::Queue", at.cause(), at.map({}));
  Value queue = at.attribute(stack.id_of(name), "Arn");
  if (!rule_arn) return queue;
  const Value statement =
      at.map({{"Action", "sqs:SendMessage"},
              {"Effect", "Allow"},
              {"Principal", at.map({{"Service", "events.amazonaws.com"}})},
              {"Resource", queue},
              {"Condition", at.map({{"ArnEquals", at.map({{"aws:SourceArn", rule_arn}})}})}});
  const Value document = at.map({{"Version", "2012-10-17"}, {"Statement", at.list({statement})}});
  stack.make(
      owner, event.name + "QueuePolicy", "AWS::SQS::QueuePolicy", at.cause(),
      at.map({{"PolicyDocument", document}, {"Queues", at.list({at.ref(stack.id_of(name))})}}));
  return queue;
}

Value dead_letter_config(const Value& arn) {
  return arn ? At(arn.span()).map({{"Arn", arn}}) : Value();
}

// Target ids are at most 64 characters long.
std::string target_id(const std::string& name, std::string_view suffix) {
  constexpr std::size_t longest = 64;
  return name.substr(0, longest - suffix.size()) + std::string(suffix);
}

}  // namespace

Value rule_state(const Value& event) {
  const Value enabled = event["Enabled"];
  if (!enabled) return event["State"];
  if (const auto on = enabled.as_bool()) {
    return At(enabled.span()).string(*on ? "ENABLED" : "DISABLED");
  }
  return Value::opaque("", enabled.span());
}

void make_rule(const Resource& owner, const Event& event, const SamRuleTarget& target,
               Stack& stack) {
  const At at(event.span);
  const Value& written = event.properties;
  const std::string name = owner.name + event.name;
  const Value rule_arn = at.attribute(stack.id_of(name), "Arn");
  const Value own_id = value_at(written, {"Target", "Id"});
  const Value rule_target = at.map(
      {{"Arn", target.arn},
       {"Id", own_id ? own_id : at.string(target_id(name, target.id_suffix))},
       {"RoleArn", target.role},
       {"Input", written["Input"]},
       {"InputPath", written["InputPath"]},
       {"InputTransformer", written["InputTransformer"]},
       {"DeadLetterConfig", dead_letter_config(dead_letter_arn(owner, event, rule_arn, stack))},
       {"RetryPolicy", written["RetryPolicy"]}});
  const bool schedule = event.type == "Schedule";
  stack.make(owner, event.name, "AWS::Events::Rule", event.span,
             at.map({{"ScheduleExpression", written["Schedule"]},
                     {"EventPattern", written["Pattern"]},
                     {"EventBusName", written["EventBusName"]},
                     {"Name", written[schedule ? "Name" : "RuleName"]},
                     {"Description", written["Description"]},
                     {"State", rule_state(written)},
                     {"Targets", at.list({rule_target})}}));
}

void make_schedule(const Resource& owner, const Event& event, const Value& arn,
                   std::string_view action, std::string_view policy_suffix, Stack& stack) {
  const At at(event.span);
  const Value& written = event.properties;
  const std::string name = owner.name + event.name;
  const Value queue = dead_letter_arn(owner, event, {}, stack);
  Value role_arn = written["RoleArn"];
  if (!role_arn) {
    RoleParts role;
    role.trust = trust_in("scheduler.amazonaws.com", event.span);
    role.permissions_boundary = written["PermissionsBoundary"];
    role.add_inline(at.string(name + std::string(policy_suffix)), allowing(action, arn, event.span),
                    event.span);
    if (queue) {
      role.add_inline(at.string(name + "SQSPolicy"), allowing("sqs:SendMessage", queue, event.span),
                      event.span);
    }
    stack.make(owner, event.name + "Role", "AWS::IAM::Role", event.span,
               role.properties(event.span));
    role_arn = at.attribute(stack.id_of(name + "Role"), "Arn");
  }
  const Value target = at.map({{"Arn", arn},
                               {"RoleArn", role_arn},
                               {"Input", written["Input"]},
                               {"DeadLetterConfig", dead_letter_config(queue)},
                               {"RetryPolicy", written["RetryPolicy"]}});
  const Value window = written["FlexibleTimeWindow"];
  const Value own_name = written["Name"] ? written["Name"] : at.string(name);
  Value schedule = at.map({{"Name", is_true(written["OmitName"]) ? Value() : own_name},
                           {"FlexibleTimeWindow", window ? window : at.map({{"Mode", "OFF"}})},
                           {"Target", target}});
  for (const std::string_view key :
       {"ScheduleExpression", "State", "Description", "StartDate", "EndDate",
        "ScheduleExpressionTimezone", "GroupName", "KmsKeyArn"}) {
    schedule = at.with(schedule, {{key, written[key]}});
  }
  stack.make(owner, event.name, "AWS::Scheduler::Schedule", event.span, std::move(schedule));
}

}  // namespace plimsoll
