// Limits and defaults of Lambda and of the services around it that more than one check needs.
//
// Each number stands with the page that says so. Quotas that AWS raises on request are defaults,
// not bounds: they say so.
#pragma once

#include <cstdint>

namespace plimsoll {

// Function. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html (2026);
// boto/botocore@0e6e240 data/lambda/2015-03-31 (2026-07-30) CreateFunction.
inline constexpr int min_timeout_s = 1;
inline constexpr int max_timeout_s = 900;
inline constexpr int default_timeout_s = 3;
// With a CapacityProviderConfig (Lambda Managed Instances).
inline constexpr int max_timeout_on_managed_instances_s = 5400;
inline constexpr int min_memory_mb = 128;
inline constexpr int max_memory_mb = 10240;
inline constexpr int default_memory_mb = 128;
inline constexpr int max_memory_on_managed_instances_mb = 32768;
inline constexpr int min_ephemeral_storage_mb = 512;
inline constexpr int max_ephemeral_storage_mb = 10240;
inline constexpr int default_ephemeral_storage_mb = 512;
inline constexpr int max_environment_bytes = 4096;  // names and values together
inline constexpr int max_layers = 5;
inline constexpr int max_handler_length = 128;
inline constexpr std::int64_t max_unzipped_package_bytes = 262144000;  // layers included

// Concurrency. https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html: the account's
// quota in a region is 1,000 unless raised (new accounts may start lower), and 100 of it always
// stay for functions without a reservation.
inline constexpr int default_account_concurrency = 1000;
inline constexpr int min_unreserved_concurrency = 100;

// Asynchronous invocation. boto/botocore@0e6e240 PutFunctionEventInvokeConfig.
inline constexpr int default_async_retry_attempts = 2;
inline constexpr int default_async_event_age_s = 21600;

// SQS queue. boto/botocore@0e6e240 data/sqs/2012-11-05 CreateQueue (2026-07-30).
inline constexpr int default_visibility_timeout_s = 30;
inline constexpr int max_visibility_timeout_s = 43200;
inline constexpr int default_message_retention_s = 345600;
inline constexpr int max_message_retention_s = 1209600;

// SQS event source mapping.
// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html: a visibility timeout of
// six times the function's timeout plus the batching window, and a maxReceiveCount of at least 5,
// so that throttled receives do not send messages to the DLQ.
inline constexpr int advised_visibility_factor = 6;
inline constexpr int advised_max_receive_count = 5;
// aws/agent-toolkit-for-aws@d6ad2e4 aws-serverless/references/event-sources.md (2026-08-20): a
// mapping starts with five concurrent batches.
inline constexpr int initial_sqs_concurrency = 5;
// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html: the batches of a standard
// queue that one mapping may work on at once (1,250 since 2026; the lower number is claimed), and
// those of one provisioned poller.
inline constexpr int max_sqs_concurrency = 1000;
inline constexpr int min_sqs_maximum_concurrency = 2;  // ScalingConfig.MaximumConcurrency
inline constexpr int min_sqs_pollers = 2;              // ProvisionedPollerConfig.MinimumPollers
inline constexpr int sqs_poller_concurrency = 10;

}  // namespace plimsoll
