// CloudWatch alarms. From AWS::CloudWatch::Alarm.
#pragma once

#include <string>
#include <vector>

#include "model/declared.h"
#include "model/setting.h"

namespace plimsoll {

struct Dimension {
  Setting<std::string> name;
  Target target;  // Value: what the alarm watches
};

struct Alarm : Declared {
  Setting<std::string> metric;            // MetricName; absent for metric math
  Setting<std::string> metric_namespace;  // "AWS/Lambda"
  std::vector<Dimension> dimensions;
  Value metrics;  // metric math
  Value threshold;
  Value actions;                  // AlarmActions
  Setting<bool> actions_enabled;  // default true
};

}  // namespace plimsoll
