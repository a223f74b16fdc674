// Events that a service pushes to a function: schedules, rules, topics, logs, IoT, Alexa.
#include "read/sam_event_kinds.h"
#include "read/sam_rule.h"

namespace plimsoll {

void lower_event_rule(const FunctionEvent& on) {
  const Value rule_arn = on.at().attribute(on.id(), "Arn");
  make_rule(*on.callee.resource, on.event, {on.callee.arn_at(on.event.span), "LambdaTarget", {}},
            on.stack);
  permit(on.event, on.callee, on.stack, "events.amazonaws.com", rule_arn);
}

void lower_schedule(const FunctionEvent& on) {
  lower_event_rule(on);
}

void lower_function_schedule_v2(const FunctionEvent& on) {
  make_schedule(*on.callee.resource, on.event, on.callee.arn_at(on.event.span),
                "lambda:InvokeFunction", "LambdaPolicy", on.stack);
}

void lower_iot_rule(const FunctionEvent& on) {
  const At at = on.at();
  const Value source = at.sub("arn:aws:iot:${AWS::Region}:${AWS::AccountId}:rule/${Rule}",
                              {{"Rule", at.ref(on.id())}});
  permit(on.event, on.callee, on.stack, "iot.amazonaws.com", source,
         {{"SourceAccount", at.sub("${AWS::AccountId}")}});
  const Value action =
      at.map({{"Lambda", at.map({{"FunctionArn", on.callee.arn_at(on.event.span)}})}});
  const Value payload = at.map({{"Sql", on.properties()["Sql"]},
                                {"AwsIotSqlVersion", on.properties()["AwsIotSqlVersion"]},
                                {"RuleDisabled", at.flag(false)},
                                {"Actions", at.list({action})}});
  on.make("", "AWS::IoT::TopicRule", at.map({{"TopicRulePayload", payload}}));
}

void lower_log_filter(const FunctionEvent& on) {
  const At at = on.at();
  const Value group = on.properties()["LogGroupName"];
  const Value source = at.sub("arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Group}:*",
                              {{"Group", group}});
  permit(on.event, on.callee, on.stack, "logs.amazonaws.com", source);
  on.make("", "AWS::Logs::SubscriptionFilter",
          at.map({{"LogGroupName", group},
                  {"FilterPattern", on.properties()["FilterPattern"]},
                  {"DestinationArn", on.callee.arn_at(on.event.span)}}));
}

void lower_alexa_skill(const FunctionEvent& on) {
  permit(on.event, on.callee, on.stack, "alexa-appkit.amazon.com", {},
         {{"EventSourceToken", on.properties()["SkillId"]}});
}

}  // namespace plimsoll
