#include "facts/cloudwatch_metrics.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>

#include "facts/lookup.h"
#include "text/lower_case.h"

namespace plimsoll {

namespace {

#include "facts/cloudwatch_metrics.inc"

constexpr auto key(const CloudWatchMetric& metric) {
  return std::pair(metric.metric_namespace, metric.name);
}

static_assert(std::ranges::is_sorted(cloudwatch_metric_rows, {}, key));

// The pages that were read whole: sqs-available-cloudwatch-metrics of SQS; those on the metrics of
// REST, HTTP and WebSocket APIs.
constexpr std::string_view complete[] = {"AWS/ApiGateway", "AWS/SQS"};

std::string skeleton(std::string_view name) {
  std::string letters = lower_case(name);
  std::erase(letters, 's');
  return letters;
}

}  // namespace

const CloudWatchMetric* find_cloudwatch_metric(std::string_view metric_namespace,
                                               std::string_view name) {
  return find_row(cloudwatch_metric_rows, std::pair(metric_namespace, name), key);
}

std::span<const CloudWatchMetric> cloudwatch_metrics(std::string_view metric_namespace) {
  return find_rows(cloudwatch_metric_rows, metric_namespace, &CloudWatchMetric::metric_namespace);
}

bool is_published_by(const CloudWatchMetric& metric, std::string_view dimension_set) {
  return std::ranges::find(metric.dimension_sets, dimension_set) != metric.dimension_sets.end();
}

const CloudWatchMetric* misspelled_metric(std::string_view metric_namespace,
                                          std::string_view name) {
  const std::string wanted = skeleton(name);
  for (const CloudWatchMetric& metric : cloudwatch_metrics(metric_namespace)) {
    if (skeleton(metric.name) == wanted) return &metric;
  }
  return nullptr;
}

const CloudWatchMetric* namesake(const CloudWatchMetric& metric, std::string_view dimension_set) {
  const std::string name = lower_case(metric.name);
  for (const CloudWatchMetric& other : cloudwatch_metrics(metric.metric_namespace)) {
    const std::string candidate = lower_case(other.name);
    const bool alike = name.starts_with(candidate) || candidate.starts_with(name);
    if (alike && is_published_by(other, dimension_set)) return &other;
  }
  return nullptr;
}

bool is_complete_namespace(std::string_view metric_namespace) {
  return std::ranges::find(complete, metric_namespace) != std::end(complete);
}

}  // namespace plimsoll
