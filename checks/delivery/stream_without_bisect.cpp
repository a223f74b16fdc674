#include "check/check.h"

namespace plimsoll {

namespace {

bool is_stream(const Mapping& mapping) {
  const EventSource* kind = mapping.kind.known();
  return kind != nullptr && (*kind == EventSource::kinesis || *kind == EventSource::dynamodb);
}

// A batch of one cannot be split, and one that is not tried again need not be.
bool has_nothing_to_split(const Mapping& mapping) {
  const int* batch_size = mapping.batch_size.known();
  const int* retries = mapping.retry_attempts.known();
  return !batch_size || *batch_size <= 1 || !retries || *retries == 0;
}

// Halves it, or lets the function say which record failed; or nobody knows.
bool narrows_failures(const Mapping& mapping) {
  const bool* bisects = mapping.bisect_on_error.known();
  const bool* reports = mapping.reports_item_failures.known();
  return !bisects || *bisects || !reports || *reports;
}

void run(const Deployment& deployment, Report& report) {
  for (const Mapping& mapping : deployment.mappings) {
    if (mapping.is_disabled() || !is_stream(mapping)) continue;
    if (has_nothing_to_split(mapping) || narrows_failures(mapping)) continue;
    report
        .find(mapping, "one bad record makes `{}` fail on its whole batch of up to {}, every time",
              mapping.function ? mapping.function->name : mapping.name, *mapping.batch_size.known())
        .fails(
            "the good records of the batch are handled again with each retry, and given up "
            "together with the bad one")
        .note(mapping.batch_size.is_written() ? mapping.batch_size.place() : Place(Span{}),
              "tried again together")
        .advise("set BisectBatchOnFunctionError to true")
        .set(mapping, "BisectBatchOnFunctionError", Value::scalar("true", Span{}))
        .only_suggested();
  }
}

}  // namespace

extern constinit const Check stream_without_bisect = declare({
    .id = "stream-without-bisect",
    .severity = Severity::advice,
    .summary = "failed batch of a stream is tried again whole",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/api/"
                         "API_CreateEventSourceMapping.html",
                  .says = "BisectBatchOnFunctionError: if the function returns an error, split the "
                          "batch in two and retry"}},
    .run = run,
});

}  // namespace plimsoll
