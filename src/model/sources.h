// What functions are fed from and send to: queues, topics, buckets, streams, tables.
//
// From AWS::SQS::Queue, AWS::SNS::*, AWS::S3::Bucket, AWS::Kinesis::Stream, AWS::DynamoDB::Table.
#pragma once

#include <string>
#include <vector>

#include "model/declared.h"
#include "model/setting.h"

namespace plimsoll {

struct Mapping;
struct Queue;

// RedrivePolicy of a queue: where a message goes that was received too often.
struct Redrive {
  Value written;  // RedrivePolicy; absent without one
  Target dead_letter;
  const Queue* queue = nullptr;    // that queue, when the files declare it
  Setting<int> max_receive_count;  // absent when it cannot be read from the policy
};

// AWS::SQS::Queue.
struct Queue : Declared {
  Setting<std::string> queue_name;    // absent: AWS makes one up
  Setting<int> visibility_timeout_s;  // default 30
  Setting<int> retention_s;           // MessageRetentionPeriod, default 345,600
  Setting<int> delay_s;               // default 0
  Setting<bool> fifo;                 // default false
  Value kms_key;                      // KmsMasterKeyId; absent without a customer's key
  Redrive redrive;
  Value redrive_allow;  // RedriveAllowPolicy
  // Something of the files (a queue, a function, a rule …) sends its dead letters here, or its name
  // or RedriveAllowPolicy says that something outside the files does.
  bool is_dead_letter_queue = false;
  std::vector<const Mapping*> mappings;  // that read from it
};

// A mapping that reads from the queue and is not switched off; null when there is none.
const Mapping* active_mapping(const Queue& queue);

struct Topic;

// AWS::SNS::Subscription, or an entry of a topic's Subscription list.
struct Subscription : Declared {
  Target topic;
  const Topic* of = nullptr;      // that topic, when the files declare it
  Setting<std::string> protocol;  // "lambda", "sqs", "https" …
  Target endpoint;
  Value redrive;  // RedrivePolicy; absent without a dead-letter queue
  Value filter;   // FilterPolicy
};

// AWS::SNS::Topic.
struct Topic : Declared {
  Setting<bool> fifo;  // default false
  Value kms_key;
};

// One entry of a bucket's NotificationConfiguration.
struct BucketNotification {
  Value written;               // the entry
  Setting<std::string> event;  // "s3:ObjectCreated:*"
  Target target;               // the function, queue or topic
  Value filter;                // Filter.S3Key.Rules; absent: every key
};

// AWS::S3::Bucket.
struct Bucket : Declared {
  Setting<std::string> bucket_name;  // absent: AWS makes one up
  std::vector<BucketNotification> notifications;
  bool sends_to_event_bridge = false;
};

// AWS::Kinesis::Stream.
struct Stream : Declared {
  Setting<int> shard_count;   // absent when on demand
  Setting<int> retention_h;   // RetentionPeriodHours, default 24
  Setting<std::string> mode;  // PROVISIONED (default), ON_DEMAND
  Value kms_key;              // StreamEncryption.KeyId
};

// AWS::DynamoDB::Table and ::GlobalTable.
struct Table : Declared {
  Setting<std::string> table_name;
  Setting<std::string> stream_view;  // StreamSpecification.StreamViewType; absent: no stream
  Value kms_key;
};

}  // namespace plimsoll
