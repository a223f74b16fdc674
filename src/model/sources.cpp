#include "model/sources.h"

#include "facts/lambda_limits.h"
#include "model/steps.h"
#include "resource/json_text.h"

namespace plimsoll {

namespace {

// A RedrivePolicy is a map, or the JSON text of one.
Redrive read_redrive(const Section& properties, const Names& names) {
  Redrive redrive;
  redrive.written = properties["RedrivePolicy"];
  if (!redrive.written) return redrive;
  const Value parsed =
      redrive.written.is_map() ? redrive.written : parse_json_text(redrive.written);
  const Section policy(parsed ? parsed : Value::opaque("", redrive.written.span()),
                       redrive.written);
  redrive.dead_letter = names.target(policy["deadLetterTargetArn"]);
  redrive.max_receive_count = policy.integer("maxReceiveCount");
  return redrive;
}

Queue read_queue(const Resource& resource, const Names& names) {
  const Section properties(resource);
  auto queue = declared_as<Queue>(resource);
  queue.queue_name = properties.string("QueueName");
  queue.visibility_timeout_s =
      properties.integer("VisibilityTimeout", default_visibility_timeout_s);
  queue.retention_s = properties.integer("MessageRetentionPeriod", default_message_retention_s);
  queue.delay_s = properties.integer("DelaySeconds", 0);
  queue.fifo = properties.boolean("FifoQueue", false);
  queue.kms_key = properties["KmsMasterKeyId"];
  queue.redrive = read_redrive(properties, names);
  queue.redrive_allow = properties["RedriveAllowPolicy"];
  return queue;
}

Subscription read_subscription(const Section& properties, Target topic, const Names& names) {
  Subscription subscription;
  subscription.topic = std::move(topic);
  subscription.protocol = properties.string("Protocol");
  subscription.endpoint = names.target(properties["Endpoint"]);
  subscription.redrive = properties["RedrivePolicy"];
  subscription.filter = properties["FilterPolicy"];
  return subscription;
}

// The subscriptions that a topic writes itself.
void add_own_subscriptions(Deployment& deployment, const Topic& topic) {
  const Value list = topic.resource->properties["Subscription"];
  for (const Value& entry : list.items()) {
    Subscription subscription = read_subscription({entry, entry}, {}, deployment.names);
    subscription.resource = topic.resource;
    subscription.name = topic.name;
    subscription.where = entry;
    subscription.topic = {.value = entry, .resource = topic.resource};
    subscription.of = &topic;
    deployment.subscriptions.push_back(std::move(subscription));
  }
}

Table read_table(const Resource& resource) {
  const Section properties(resource);
  auto table = declared_as<Table>(resource);
  table.table_name = properties.string("TableName");
  table.stream_view = properties.in("StreamSpecification").string("StreamViewType");
  table.kms_key = properties["SSESpecification"]["KMSMasterKeyId"];
  return table;
}

void read_notifications(Bucket& bucket, const Section& configuration, const Names& names) {
  const auto read = [&](std::string_view list, std::string_view target) {
    const Value entries = configuration[list];
    for (const Value& entry : entries.items()) {
      bucket.notifications.push_back({.written = entry,
                                      .event = string_setting(entry["Event"], entry),
                                      .target = names.target(entry[target]),
                                      .filter = entry["Filter"]["S3Key"]["Rules"]});
    }
  };
  read("LambdaConfigurations", "Function");
  read("QueueConfigurations", "Queue");
  read("TopicConfigurations", "Topic");
}

}  // namespace

void add_queues(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::SQS::Queue")) {
    deployment.queues.push_back(read_queue(*resource, deployment.names));
  }
  for (Queue& queue : deployment.queues) {
    queue.redrive.queue = declared_by(queue.redrive.dead_letter.resource, deployment.queues);
  }
}

void add_topics(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::SNS::Topic")) {
    const Section properties(*resource);
    auto topic = declared_as<Topic>(*resource);
    topic.fifo = properties.boolean("FifoTopic", false);
    topic.kms_key = properties["KmsMasterKeyId"];
    deployment.topics.push_back(std::move(topic));
  }
  for (const Topic& topic : deployment.topics) add_own_subscriptions(deployment, topic);
  for (const Resource* resource : deployment.names.of_type("AWS::SNS::Subscription")) {
    const Section properties(*resource);
    Subscription subscription = read_subscription(
        properties, deployment.names.target(properties["TopicArn"]), deployment.names);
    subscription.resource = resource;
    subscription.name = resource->name;
    subscription.where = *resource;
    subscription.of = declared_by(subscription.topic.resource, deployment.topics);
    deployment.subscriptions.push_back(std::move(subscription));
  }
}

void add_buckets(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::S3::Bucket")) {
    const Section properties(*resource);
    const Section configuration = properties.in("NotificationConfiguration");
    auto bucket = declared_as<Bucket>(*resource);
    bucket.bucket_name = properties.string("BucketName");
    bucket.sends_to_event_bridge = !configuration["EventBridgeConfiguration"].is_absent();
    read_notifications(bucket, configuration, deployment.names);
    deployment.buckets.push_back(std::move(bucket));
  }
}

void add_streams(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::Kinesis::Stream")) {
    const Section properties(*resource);
    auto stream = declared_as<Stream>(*resource);
    stream.shard_count = properties.integer("ShardCount");
    stream.retention_h = properties.integer("RetentionPeriodHours", 24);
    stream.mode = properties.in("StreamModeDetails").string("StreamMode", "PROVISIONED");
    stream.kms_key = properties["StreamEncryption"]["KeyId"];
    deployment.streams.push_back(std::move(stream));
  }
  for (const Resource& resource : deployment.resources.all) {
    if (resource.type != "AWS::DynamoDB::Table" && resource.type != "AWS::DynamoDB::GlobalTable") {
      continue;
    }
    deployment.tables.push_back(read_table(resource));
  }
}

}  // namespace plimsoll
