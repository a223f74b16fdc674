// Which actions a function's execution role needs for what is wired to the function.
//
// From the managed policies for each purpose, AWS's documentation and the errors that people report
// when an action is missing. Source: role_needs.tsv.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "facts/event_source.h"
#include "facts/policy_statement.h"

namespace plimsoll {

enum class RoleNeed : std::uint8_t {
  // Event source mappings.
  sqs,
  kinesis,
  dynamodb,
  msk,
  self_managed_kafka,
  mq,
  documentdb,
  // Settings of the function.
  vpc,
  logs,
  tracing,
  dead_letter_queue,
  dead_letter_topic,
  destination_queue,  // on failure or success, of asynchronous calls; on failure, of mappings
  destination_topic,
  destination_bucket,
  destination_function,
  destination_bus,
  durable_execution,
  file_system,
  insights,
  object_lambda,
};

// In which case the action is needed at all.
enum class NeededWhen : std::uint8_t {
  always,
  fan_out_consumer,  // the source is a stream's consumer (Kinesis enhanced fan-out)
  customer_key,      // the source is encrypted with a customer managed key
  in_vpc,            // the broker is reached inside a VPC
  secret_auth,       // SourceAccessConfigurations name a secret
  iam_auth,          // the cluster authenticates by IAM
  no_log_group,      // nobody else makes the function's log group
  writing,           // the function writes to the file system
};

// On what the action must be allowed.
enum class NeededOn : std::uint8_t {
  anywhere,     // it takes no resource, or which one cannot be told: any Resource will do
  source,       // the queue, stream, topic, bucket, function, bus or broker itself; of a DynamoDB
                // table its stream
  consumer,     // the stream's consumer
  key,          // the customer managed key
  secret,       // the secret of the broker
  objects,      // the objects of the bucket
  log_group,    // the function's log group
  log_streams,  // the streams of that group: its ARN followed by ":*"
};

// What happens without it.
enum class Without : std::uint8_t {
  nothing,     // what it is for still works
  operation,   // it deploys, and does not work
  deployment,  // AWS refuses to create it
};

struct NeededAction {
  RoleNeed need;
  std::string_view action;
  Words alternatives;  // any of these does as well
  NeededWhen when;
  NeededOn target;
  Without without;
};

// What one purpose needs, the deciding actions first.
std::span<const NeededAction> needed_actions(RoleNeed need);
RoleNeed role_need(EventSource source);

}  // namespace plimsoll
