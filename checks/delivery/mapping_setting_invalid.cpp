#include <fmt/ranges.h>

#include "check/check.h"
#include "model/mapping_misfits.h"

namespace plimsoll {

namespace {

constexpr int max_batch_without_window = 10;

std::string_view source_name(EventSource source) {
  switch (source) {
    case EventSource::sqs:
      return "an SQS queue";
    case EventSource::kinesis:
      return "a Kinesis stream";
    case EventSource::dynamodb:
      return "a DynamoDB stream";
    case EventSource::msk:
      return "an MSK cluster";
    case EventSource::self_managed_kafka:
      return "a self-managed Kafka cluster";
    case EventSource::mq:
      return "an MQ broker";
    case EventSource::documentdb:
      return "a DocumentDB cluster";
  }
  return "this source";
}

std::string range(const EventSourceLimit& limit) {
  const std::string also = limit.also ? fmt::format("{} or ", *limit.also) : "";
  if (limit.min == limit.max) return fmt::format("{}{}", also, limit.max.value_or(0));
  if (!limit.max) return fmt::format("{}{} or more", also, limit.min.value_or(0));
  return fmt::format("{}{} to {}", also, limit.min.value_or(0), *limit.max);
}

Draft find(const Mapping& mapping, const MappingMisfit& misfit, Report& report) {
  const EventSourceLimit& limit = *misfit.limit;
  const std::string_view source = source_name(limit.event_source);
  const Value& value = misfit.value;
  switch (misfit.kind) {
    case MappingMisfit::Kind::forbidden:
      return report.find(value, "`{}` is not for {}", limit.property, source)
          .advise("remove `{}`", limit.property);
    case MappingMisfit::Kind::missing:
      return report.find(mapping, "`{}` is missing, and {} needs it", limit.property, source)
          .advise("write `{}`", limit.property);
    case MappingMisfit::Kind::number:
      return report
          .find(value, "`{}` is {}, and {} takes {}", limit.property, *value.as_string(), source,
                range(limit))
          .advise("give `{}` a value of {}", limit.property, range(limit));
    case MappingMisfit::Kind::count:
      return report
          .find(value.items().empty() ? value : value.items().front(),
                "`{}` has {} items, and {} takes {}", limit.property, value.items().size(), source,
                range(limit))
          .advise("list {} in `{}`", range(limit), limit.property);
    case MappingMisfit::Kind::text:
      break;
  }
  return report
      .find(value, "`{}` is none of the values of `{}` for {}", *value.as_string(), limit.property,
            source)
      .advise("write {}", fmt::format("`{}`", fmt::join(limit.values, "` or `")));
}

// Two settings of a queue's mapping that only go together.
void judge_batches(const Mapping& mapping, Report& report) {
  const int* size = mapping.batch_size.known();
  const int* window = mapping.window_s.known();
  if (mapping.kind.known() == nullptr || *mapping.kind.known() != EventSource::sqs) return;
  if (!size || !window || *size <= max_batch_without_window || *window > 0) return;
  if (mapping.reads_standard_queue() == Answer::no) return;  // more than ten at once is refused
  report
      .find(mapping.batch_size, "batches of {} messages are asked for, and no time to gather them",
            *size)
      .fails(
          "deployment fails: \"Maximum batch window in seconds must be greater than 0 if maximum "
          "batch size is greater than {}\"",
          max_batch_without_window)
      .note(mapping.window_s, "no batching window")
      .advise("set MaximumBatchingWindowInSeconds to 1 or more, or BatchSize to {} or less",
              max_batch_without_window);
}

void run(const Deployment& deployment, Report& report) {
  for (const Mapping& mapping : deployment.mappings) {
    for (const MappingMisfit& misfit : misfits(mapping)) {
      find(mapping, misfit, report)
          .fails("deployment fails: Lambda refuses the mapping with status 400")
          .note(mapping.source, "the source is {}", source_name(misfit.limit->event_source));
    }
    judge_batches(mapping, report);
  }
}

}  // namespace

extern constinit const Check mapping_setting_invalid = declare({
    .id = "mapping-setting-invalid",
    .severity = Severity::error,
    .summary = "mapping has a setting that its source does not take",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/api/"
                         "API_CreateEventSourceMapping.html",
                  .says = "the settings of each source, their bounds and values"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
                  .says = "a batch size over 10 needs a batching window of at least 1 second; a "
                          "FIFO queue's batch has 10 messages at most"}},
    .run = run,
});

}  // namespace plimsoll
