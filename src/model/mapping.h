// An event source mapping: Lambda's pollers, which read a queue, stream or broker and hand batches
// to a function.
//
// From AWS::Lambda::EventSourceMapping.
#pragma once

#include <string>

#include "facts/event_source.h"
#include "model/answer.h"
#include "model/declared.h"
#include "model/qualifier.h"
#include "model/setting.h"

namespace plimsoll {

struct Function;
struct Queue;
struct Stream;
struct Table;

struct ProvisionedPollers {
  Value written;  // ProvisionedPollerConfig; absent without one
  Setting<int> minimum;
  Setting<int> maximum;
};

struct Mapping : Declared {
  Target function_name;                // FunctionName, as written
  const Function* function = nullptr;  // when the files declare it
  Qualifier qualifier;

  Target source;                   // EventSourceArn; absent for self-managed Kafka
  Setting<EventSource> kind;       // opaque when the source is only known as an opaque value
  const Queue* queue = nullptr;    // the source, when the files declare it
  const Stream* stream = nullptr;  // the source, when the files declare it
  const Table* table = nullptr;    // the table whose stream is read, when the files declare it
  Text source_arn;                 // with holes; no parts when absent

  Setting<bool> enabled;    // default true
  Setting<int> batch_size;  // default 10 for SQS, else 100
  Setting<int> window_s;    // MaximumBatchingWindowInSeconds; default 0 for SQS and streams,
                            // absent for Kafka, MQ and DocumentDB (500 ms)
  Setting<int> maximum_concurrency;     // ScalingConfig.MaximumConcurrency; absent: unlimited
  ProvisionedPollers provisioned;       // ProvisionedPollerConfig
  Setting<int> parallelization_factor;  // default 1; absent where the source has none
  Setting<int> retry_attempts;          // MaximumRetryAttempts; default -1: until it expires
  Setting<int> record_age_s;            // MaximumRecordAgeInSeconds; default -1: unlimited
  Setting<bool> bisect_on_error;        // BisectBatchOnFunctionError, default false
  Setting<bool> reports_item_failures;  // FunctionResponseTypes has ReportBatchItemFailures
  Setting<std::string> starting_position;
  Target on_failure;   // DestinationConfig.OnFailure.Destination
  Value filter;        // FilterCriteria
  Value access;        // SourceAccessConfigurations
  Value self_managed;  // SelfManagedEventSource: the endpoints of a self-managed Kafka

  // Written as not enabled: it reads nothing until somebody switches it on.
  bool is_disabled() const { return enabled.known() && !*enabled.known(); }
  // A queue that keeps no order. Outside the files the name tells: a FIFO queue's ends in ".fifo".
  Answer reads_standard_queue() const;
};

}  // namespace plimsoll
