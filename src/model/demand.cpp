#include "model/demand.h"

#include "facts/lambda_limits.h"
#include "model/sources.h"

namespace plimsoll {

namespace {

int queue_demand(const Mapping& mapping) {
  const ProvisionedPollers& pollers = mapping.provisioned;
  if (!pollers.written.is_absent()) {
    const int* most = pollers.maximum.known() ? pollers.maximum.known() : pollers.minimum.known();
    return sqs_poller_concurrency * (most ? *most : min_sqs_pollers);
  }
  if (const int* most = mapping.maximum_concurrency.known()) return *most;
  if (!mapping.maximum_concurrency.is_absent()) return min_sqs_maximum_concurrency;
  return mapping.reads_standard_queue() == Answer::yes ? initial_sqs_concurrency : 0;
}

// A batch of each shard at a time, or several where ParallelizationFactor says so.
int stream_demand(const Mapping& mapping) {
  const int* shards = mapping.stream ? mapping.stream->shard_count.known() : nullptr;
  const int* factor = mapping.parallelization_factor.known();
  return shards && factor ? *shards * *factor : 0;
}

}  // namespace

int demand(const Mapping& mapping) {
  const EventSource* kind = mapping.kind.known();
  if (!kind || mapping.is_disabled()) return 0;
  return *kind == EventSource::sqs ? queue_demand(mapping) : stream_demand(mapping);
}

bool asks_without_limit(const Mapping& mapping) {
  return mapping.reads_standard_queue() == Answer::yes && !mapping.is_disabled() &&
         mapping.maximum_concurrency.is_absent() && mapping.provisioned.written.is_absent();
}

}  // namespace plimsoll
