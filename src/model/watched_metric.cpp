#include "model/watched_metric.h"

#include <algorithm>

#include <fmt/format.h>

#include "model/section.h"

namespace plimsoll {

namespace {

Setting<std::string> anything(const Place& place) {
  return Setting<std::string>::opaque(place);
}

WatchedMetric unknown_metric(const Alarm& alarm, const Place& place) {
  return {.alarm = &alarm,
          .metric_namespace = anything(place),
          .metric = anything(place),
          .dimensions = {},
          .dimensions_known = false,
          .dimensions_place = place};
}

// The metric of an alarm's properties, or of a `MetricStat.Metric`.
WatchedMetric read(const Alarm& alarm, const Section& metric, const Names& names) {
  const Value dimensions = metric["Dimensions"];
  WatchedMetric watched{.alarm = &alarm,
                        .metric_namespace = metric.string("Namespace"),
                        .metric = metric.string("MetricName"),
                        .dimensions = {},
                        .dimensions_known = dimensions.is_absent() || dimensions.is_list(),
                        .dimensions_place = dimensions ? Place(dimensions) : metric.owner()};
  for (const Value& each : dimensions.items()) {
    watched.dimensions.push_back(
        {.name = string_setting(each["Name"], each), .target = names.target(each["Value"])});
    if (!watched.dimensions.back().name.known()) watched.dimensions_known = false;
  }
  return watched;
}

// Metric math over metrics that are listed beside it watches nothing of its own.
bool is_query(const Value& expression) {
  if (!expression) return false;
  const std::string* text = expression.as_string();
  return !text || text->find("SELECT") != std::string::npos ||
         text->find("SEARCH") != std::string::npos;
}

}  // namespace

std::vector<WatchedMetric> watched_metrics(const Deployment& deployment) {
  std::vector<WatchedMetric> all;
  for (const Alarm& alarm : deployment.alarms) {
    if (!alarm.metrics) {
      all.push_back(read(alarm, Section(*alarm.resource), deployment.names));
      continue;
    }
    if (!alarm.metrics.is_list()) all.push_back(unknown_metric(alarm, alarm.metrics));
    for (const Value& query : alarm.metrics.items()) {
      const Value metric = query["MetricStat"]["Metric"];
      if (metric) all.push_back(read(alarm, Section(metric, query), deployment.names));
      if (is_query(query["Expression"])) all.push_back(unknown_metric(alarm, query));
    }
  }
  return all;
}

const Dimension* dimension(const WatchedMetric& watched, std::string_view name) {
  const auto found = std::ranges::find_if(watched.dimensions, [&](const Dimension& each) {
    return each.name.known() && *each.name.known() == name;
  });
  return found == watched.dimensions.end() ? nullptr : &*found;
}

const Function* watched_function(const WatchedMetric& watched, const Deployment& deployment) {
  const Dimension* name = dimension(watched, "FunctionName");
  if (!name) return nullptr;
  const Resource* resource = deployment.names.named(name->target.value, "AWS::Lambda::Function");
  return declared_by(resource, deployment.functions);
}

std::string dimension_set(const WatchedMetric& watched) {
  std::vector<std::string_view> names;
  for (const Dimension& each : watched.dimensions) names.emplace_back(*each.name.known());
  std::ranges::sort(names);
  return names.empty() ? "none" : fmt::format("{}", fmt::join(names, "+"));
}

Answer is_metric(const WatchedMetric& watched, std::string_view metric_namespace,
                 std::string_view metric) {
  const auto is = [](const Setting<std::string>& setting, std::string_view wanted) {
    if (setting.is_opaque()) return Answer::unknown;
    return answer(setting.known() && *setting.known() == wanted);
  };
  return both(is(watched.metric_namespace, metric_namespace), is(watched.metric, metric));
}

}  // namespace plimsoll
