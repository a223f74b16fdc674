// The metrics that AWS services publish to CloudWatch, and by which dimensions.
//
// Of a namespace that is not in the table nothing may be said; of a metric that is not in it, only
// where the list of its namespace is complete. Source: cloudwatch_metrics.tsv.
#pragma once

#include <span>
#include <string_view>

#include "facts/policy_statement.h"

namespace plimsoll {

struct CloudWatchMetric {
  std::string_view metric_namespace;  // "AWS/Lambda"
  std::string_view name;              // "Errors"
  // The sets of dimensions by which it is published, names joined by `+` in the order of the
  // alphabet: "ApiName+Stage"; "none" for the metric without dimensions. An alarm must have exactly
  // one of them. Empty when they are not known.
  Words dimension_sets;
};

// Null when there is no row.
const CloudWatchMetric* find_cloudwatch_metric(std::string_view metric_namespace,
                                               std::string_view name);
// Sorted by name; empty for a namespace that is not in the table.
std::span<const CloudWatchMetric> cloudwatch_metrics(std::string_view metric_namespace);

bool is_published_by(const CloudWatchMetric& metric, std::string_view dimension_set);

// The metric of the namespace whose name differs in nothing but case and plurals; null when none
// does.
const CloudWatchMetric* misspelled_metric(std::string_view metric_namespace, std::string_view name);
// The metric that another kind of the same service publishes by that set, under a name of which one
// begins with the other: `5xx` of HTTP APIs for `5XXError`. Null when there is none.
const CloudWatchMetric* namesake(const CloudWatchMetric& metric, std::string_view dimension_set);

// Whether the table has every metric of the namespace that its documentation named on facts_as_of.
bool is_complete_namespace(std::string_view metric_namespace);

}  // namespace plimsoll
