#include "check/check.h"
#include "check/nearest.h"
#include "facts/cloudwatch_metrics.h"
#include "model/dimension_value.h"
#include "model/watched_metric.h"

namespace plimsoll {

namespace {

constexpr std::string_view no_data =
    "there is no data, whatever happens: the alarm stays in INSUFFICIENT_DATA, or in OK where "
    "missing data is not breaching";

// A function that is stopped by its timeout may be seen to have run a little longer.
constexpr int overrun_ms = 100;

// The metric that was meant; empty when AWS may have added one of this name since the facts were
// read.
std::string_view meant(std::string_view from, std::string_view name) {
  if (const CloudWatchMetric* metric = misspelled_metric(from, name)) return metric->name;
  if (!is_complete_namespace(from)) return "";
  std::vector<std::string_view> names;
  for (const CloudWatchMetric& metric : cloudwatch_metrics(from)) names.push_back(metric.name);
  return nearest(name, names);
}

void report_unknown(const WatchedMetric& watched, Report& report) {
  const std::string& from = *watched.metric_namespace.known();
  const std::string& name = *watched.metric.known();
  const std::string_view other = meant(from, name);
  if (other.empty()) return;
  Draft finding = report.find(watched.metric, "alarm `{}` watches `{}`, which is no metric of {}",
                              watched.alarm->name, name, from);
  finding.fails("{}", no_data)
      .advise("watch `{}`", other)
      .rewrite(watched.metric, Value::scalar(std::string(other), Span{}));
  if (!misspelled_metric(from, name)) finding.only_suggested();
}

std::string in_words(std::string_view dimension_set) {
  std::string text(dimension_set == "none" ? "no dimension" : dimension_set);
  for (std::size_t at; (at = text.find('+')) != std::string::npos;) text.replace(at, 1, " and ");
  return text;
}

void report_dimensions(const WatchedMetric& watched, const CloudWatchMetric& metric,
                       Report& report) {
  if (!watched.dimensions_known || metric.dimension_sets.empty()) return;
  const std::string set = dimension_set(watched);
  if (is_published_by(metric, set)) return;
  const std::string published = in_words(metric.dimension_sets.front());
  Draft finding = report.find(
      watched.dimensions_place, "alarm `{}` watches `{}` by {}, but {} publishes it by {}",
      watched.alarm->name, metric.name, in_words(set), metric.metric_namespace, published);
  finding.fails("{}", no_data);
  if (const CloudWatchMetric* other = namesake(metric, set)) {
    finding.advise("watch `{}`, which is published so", other->name);
  } else {
    finding.advise("watch it by {}", published);
  }
}

void report_values(const WatchedMetric& watched, const Names& names, Report& report) {
  for (const Dimension& each : watched.dimensions) {
    const auto wrong = wrong_value(*watched.metric_namespace.known(), each, names);
    if (!wrong) continue;
    Draft finding = report
                        .find(each.target, "{} of alarm `{}` is {}, but CloudWatch has {}",
                              *each.name.known(), watched.alarm->name, wrong->is, wrong->wants)
                        .fails("{}", no_data)
                        .advise("write {}", wrong->write);
    // In a nested template the id of a resource is not what the file calls it.
    if (wrong->reference && wrong->reference->resource == each.target.resource->name) {
      finding.rewrite(each.target, Value::reference(*wrong->reference, Span{}));
    }
  }
}

// Whether each value that the alarm compares is the duration of some invocation, or less.
bool compares_durations(const Alarm& alarm) {
  const Value& properties = alarm.resource->properties;
  const std::string* comparison = properties["ComparisonOperator"].as_string();
  const std::string* statistic = properties["Statistic"].as_string();
  return comparison && comparison->starts_with("Greater") && !alarm.metrics &&
         (properties["ExtendedStatistic"] ||
          (statistic && (*statistic == "Maximum" || *statistic == "Average")));
}

void report_threshold(const WatchedMetric& watched, const Deployment& deployment, Report& report) {
  if (is_metric(watched, "AWS/Lambda", "Duration") != Answer::yes) return;
  const Alarm& alarm = *watched.alarm;
  const Function* function = watched_function(watched, deployment);
  const int* timeout = function ? function->timeout_s.known() : nullptr;
  const auto threshold = alarm.threshold.as_number();
  if (!timeout || !threshold || !compares_durations(alarm)) return;
  const int timeout_ms = *timeout * 1000;
  if (*threshold <= timeout_ms + overrun_ms) return;
  report
      .find(alarm.threshold,
            "alarm `{}` waits for a Duration above {} ms, but `{}` is stopped "
            "after {} ms",
            alarm.name, *threshold, function->name, timeout_ms)
      .fails("the alarm stays in OK, however slow the function is")
      .note(function->timeout_s, "timeout of `{}`", function->name)
      .advise("set Threshold below {}", timeout_ms);
}

void run(const Deployment& deployment, Report& report) {
  for (const WatchedMetric& watched : watched_metrics(deployment)) {
    const std::string* from = watched.metric_namespace.known();
    const std::string* name = watched.metric.known();
    if (!from || !name) continue;
    if (const CloudWatchMetric* metric = find_cloudwatch_metric(*from, *name)) {
      report_dimensions(watched, *metric, report);
    } else {
      report_unknown(watched, report);
    }
    report_values(watched, deployment.names, report);
    report_threshold(watched, deployment, report);
  }
}

}  // namespace

extern constinit const Check alarm_never_fires = declare({
    .id = "alarm-never-fires",
    .severity = Severity::warning,
    .summary = "alarm watches something that never has data, or a value that is never reached",
    .evidence =
        {{.url = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/"
                 "cloudwatch_concepts.html",
          .says = "each combination of dimensions is a metric of its own; an alarm must name "
                  "exactly the one that is published"},
         {.url =
              "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html",
          .says = "metrics of HTTP APIs are 4xx, 5xx, Count … by ApiId"},
         {.url = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/"
                 "sqs-available-cloudwatch-metrics.html",
          .says = "the metrics of SQS; QueueName is their only dimension"}},
    .run = run,
});

}  // namespace plimsoll
