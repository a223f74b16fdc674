// What alarms watch, metric by metric: those of metric math count one by one.
//
// In: a Deployment. Out: the metrics in the order of the alarms. What an alarm watches by a query
// (SEARCH, SELECT), or by what only the deployer knows, may be any metric: its names are opaque.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/deployment.h"

namespace plimsoll {

struct WatchedMetric {
  const Alarm* alarm;  // never null
  Setting<std::string> metric_namespace;
  Setting<std::string> metric;
  std::vector<Dimension> dimensions;
  bool dimensions_known = true;  // the list and the names in it
  Place dimensions_place{Span{}};
};

std::vector<WatchedMetric> watched_metrics(const Deployment& deployment);

// Null when the metric has no dimension of that name, or its name is not known.
const Dimension* dimension(const WatchedMetric& watched, std::string_view name);

// The function that it is about: the one that FunctionName names, when the files declare it.
const Function* watched_function(const WatchedMetric& watched, const Deployment& deployment);

// The names of its dimensions as facts/cloudwatch_metrics.h writes them: "ApiName+Stage", "none".
// Only of a metric whose dimensions are known.
std::string dimension_set(const WatchedMetric& watched);

// Whether it is this metric; unknown when that depends on what only the deployer knows.
Answer is_metric(const WatchedMetric& watched, std::string_view metric_namespace,
                 std::string_view metric);

}  // namespace plimsoll
