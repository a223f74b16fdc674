#include "model/alarm.h"

#include "model/steps.h"

namespace plimsoll {

void add_alarms(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::CloudWatch::Alarm")) {
    const Section properties(*resource);
    auto alarm = declared_as<Alarm>(*resource);
    alarm.metric = properties.string("MetricName");
    alarm.metric_namespace = properties.string("Namespace");
    alarm.metrics = properties["Metrics"];
    alarm.threshold = properties["Threshold"];
    alarm.actions = properties["AlarmActions"];
    alarm.actions_enabled = properties.boolean("ActionsEnabled", true);
    const Value dimensions = properties["Dimensions"];
    for (const Value& dimension : dimensions.items()) {
      alarm.dimensions.push_back({.name = string_setting(dimension["Name"], dimension),
                                  .target = deployment.names.target(dimension["Value"])});
    }
    deployment.alarms.push_back(std::move(alarm));
  }
}

}  // namespace plimsoll
