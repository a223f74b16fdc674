#include <algorithm>
#include <set>

#include "check/check.h"

namespace plimsoll {

namespace {

using Ids = std::set<std::string_view>;

void collect_references(const Value& value, Ids& ids) {
  for (const Value& item : value.items()) collect_references(item, ids);
  for (const Entry& entry : value.entries()) collect_references(entry.value, ids);
  if (const Reference* reference = value.as_reference()) ids.insert(reference->resource);
  if (const Text* text = value.as_text()) {
    for (const Text::Part& part : text->parts) {
      if (part.kind == Text::Part::Kind::reference) ids.insert(part.reference.resource);
    }
  }
}

// What other resources name: a composite alarm, a deployment group, a health check … acts on it.
// A dashboard only shows it.
Ids used_by_others(const Deployment& deployment) {
  Ids ids;
  for (const Resource& resource : deployment.resources.all) {
    if (resource.type != "AWS::CloudWatch::Dashboard") {
      collect_references(resource.properties, ids);
    }
  }
  return ids;
}

// A rule for alarms' changes of state, or a composite alarm that names alarms by their names.
bool watched_by_name(const Deployment& deployment) {
  for (const EventRule& rule : deployment.rules) {
    if (rule.event_pattern.is_opaque()) return true;
    if (print(rule.event_pattern).find("aws.cloudwatch") != std::string::npos) return true;
  }
  for (const Resource* composite : deployment.names.of_type("AWS::CloudWatch::CompositeAlarm")) {
    if (!composite->properties["AlarmRule"].as_text()) return true;
  }
  return false;
}

bool has_actions(const Value& actions) {
  return !actions.is_absent() && !(actions.is_list() && actions.items().empty());
}

// The actions of other changes of state are told to somebody as well.
bool tells_somebody(const Alarm& alarm) {
  const Value& properties = alarm.resource->properties;
  return has_actions(alarm.actions) || has_actions(properties["OKActions"]) ||
         has_actions(properties["InsufficientDataActions"]);
}

bool is_off(const Alarm& alarm) {
  const bool* enabled = alarm.actions_enabled.known();
  return enabled && !*enabled;
}

bool is_silent(const Alarm& alarm) {
  return is_off(alarm) || !tells_somebody(alarm);
}

void report_on(const Alarm& alarm, Report& report) {
  const bool off = is_off(alarm);
  report
      .find(off ? alarm.actions_enabled.place() : alarm.place(), "alarm `{}` {}", alarm.name,
            off ? "has its actions switched off" : "has no action")
      .fails("it changes its state, and nobody is told")
      .advise("{}", off ? "leave ActionsEnabled out, or set it to true"
                        : "add a topic that somebody reads to AlarmActions");
}

void run(const Deployment& deployment, Report& report) {
  if (std::ranges::none_of(deployment.alarms, is_silent) || watched_by_name(deployment)) return;
  const Ids used = used_by_others(deployment);
  for (const Alarm& alarm : deployment.alarms) {
    if (is_silent(alarm) && !used.contains(alarm.resource->id)) report_on(alarm, report);
  }
}

}  // namespace

extern constinit const Check alarm_without_action = declare({
    .id = "alarm-without-action",
    .severity = Severity::advice,
    .summary = "alarm tells nobody",
    .evidence = {{.url = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/"
                         "AlarmThatSendsEmail.html",
                  .says = "an alarm performs the actions that are named for a change of its state"},
                 {.url = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/"
                         "API_PutMetricAlarm.html",
                  .says = "ActionsEnabled: whether actions are executed, true by default"}},
    .run = run,
});

}  // namespace plimsoll
