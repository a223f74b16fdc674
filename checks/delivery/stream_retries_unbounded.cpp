#include "check/check.h"

namespace plimsoll {

namespace {

// -1 means what is meant by not writing it: until the record expires.
bool is_unbounded(const Setting<int>& setting) {
  return setting.is_absent() || (setting.known() && *setting.known() == -1);
}

struct Source {
  std::string_view what;  // holds the records
  std::string_view part;  // is handled in order: one bad record stops it
  std::string_view lag;   // the metric that shows it
};

// Null of a source that has no such settings.
const Source* stream_source(const Mapping& mapping) {
  static constexpr Source stream{"stream", "shard", "IteratorAge"};
  static constexpr Source topic{"topic", "partition", "OffsetLag"};
  const EventSource* kind = mapping.kind.known();
  if (!kind) return nullptr;
  switch (*kind) {
    case EventSource::kinesis:
    case EventSource::dynamodb:
      return &stream;
    case EventSource::msk:
    case EventSource::self_managed_kafka:
      return &topic;
    default:
      return nullptr;
  }
}

bool reads_kafka(const Mapping& mapping) {
  const EventSource kind = *mapping.kind.known();
  return kind == EventSource::msk || kind == EventSource::self_managed_kafka;
}

// Where nothing else is written, Lambda gives Kafka's records to a destination after ten retries.
bool gives_up(const Mapping& mapping) {
  if (reads_kafka(mapping) && !mapping.on_failure.is_absent()) return true;
  return !is_unbounded(mapping.retry_attempts) || !is_unbounded(mapping.record_age_s);
}

// Kafka has these settings in provisioned mode only.
bool lacks_pollers(const Mapping& mapping) {
  return reads_kafka(mapping) && mapping.provisioned.written.is_absent();
}

void run(const Deployment& deployment, Report& report) {
  for (const Mapping& mapping : deployment.mappings) {
    const Source* source = stream_source(mapping);
    if (!source || mapping.is_disabled() || gives_up(mapping)) continue;

    Draft finding =
        report.find(mapping, "a batch that `{}` fails on is tried again until its records expire",
                    mapping.function ? mapping.function->name : mapping.name);
    finding.fails(
        "one bad record blocks its {}: nothing behind it is handled until it expires from the {}, "
        "and {} grows",
        source->part, source->what, source->lag);
    if (lacks_pollers(mapping)) {
      finding.advise(
          "add a ProvisionedPollerConfig, with which MaximumRetryAttempts or "
          "MaximumRecordAgeInSeconds can be set");
    } else {
      finding.advise(
          "set MaximumRetryAttempts or MaximumRecordAgeInSeconds, and an OnFailure "
          "destination for what is given up");
    }
  }
}

}  // namespace

extern constinit const Check stream_retries_unbounded = declare({
    .id = "stream-retries-unbounded",
    .severity = Severity::warning,
    .summary = "failed records of a stream are tried again until they expire",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/api/"
                         "API_CreateEventSourceMapping.html",
                  .says = "MaximumRetryAttempts and MaximumRecordAgeInSeconds are infinite (-1) by "
                          "default: failed records are retried until they expire"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-retries.html",
                  .says = "repeated errors block processing of the affected shard until the error "
                          "is resolved or the items expire"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "kafka-retry-configurations.html",
                  .says = "Kafka mappings have maximum retry attempts and a maximum record age, "
                          "infinite by default, in provisioned mode; with a destination ten "
                          "retries"}},
    .run = run,
});

}  // namespace plimsoll
