#include "check/check.h"

namespace plimsoll {

namespace {

bool is_stream(const Mapping& mapping) {
  const EventSource* kind = mapping.kind.known();
  return kind != nullptr && (*kind == EventSource::kinesis || *kind == EventSource::dynamodb);
}

// A batch that is tried until it expires is given up by the stream, not by the mapping:
// stream-retries-unbounded speaks of it.
const Setting<int>* bound(const Mapping& mapping) {
  for (const Setting<int>* setting : {&mapping.retry_attempts, &mapping.record_age_s}) {
    if (setting->known() != nullptr && *setting->known() >= 0) return setting;
  }
  return nullptr;
}

void run(const Deployment& deployment, Report& report) {
  for (const Mapping& mapping : deployment.mappings) {
    if (mapping.function == nullptr || mapping.is_disabled() || !is_stream(mapping)) continue;
    const Setting<int>* given_up = bound(mapping);
    if (given_up == nullptr || !mapping.on_failure.is_absent()) continue;
    report
        .find(mapping, "batches that `{}` fails on are given up and kept nowhere",
              mapping.function->name)
        .fails("records are skipped, and nothing says which")
        .note(*given_up, "given up after this")
        .advise("add an OnFailure destination: it gets the position of the batch in the stream");
  }
}

}  // namespace

extern constinit const Check stream_without_failure_destination = declare({
    .id = "stream-without-failure-destination",
    .severity = Severity::warning,
    .summary = "stream mapping drops the records that it gives up, and keeps no trace of them",
    .evidence =
        {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html",
          .says = "retain records of failed batches by adding an on-failure destination"}},
    .run = run,
});

}  // namespace plimsoll
