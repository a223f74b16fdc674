// Buckets: notifications, encryption and policies, which the provider has apart.
#include <array>
#include <utility>

#include "terraform/fold.h"
#include "terraform/properties.h"

namespace plimsoll::terraform {

namespace {

constexpr Named bucket_kind{"AWS::S3::Bucket", "BucketName"};

// The blocks of a notification, and how CloudFormation calls them.
struct Receiver {
  std::string_view block;
  std::string_view arn;
  std::string_view list;
  std::string_view target;
};
constexpr std::array receivers = {
    Receiver{"lambda_function", "lambda_function_arn", "LambdaConfigurations", "Function"},
    Receiver{"queue", "queue_arn", "QueueConfigurations", "Queue"},
    Receiver{"topic", "topic_arn", "TopicConfigurations", "Topic"},
};

Entry entry(std::string_view key, Value value) {
  const Span span = value.span();
  return {std::string(key), span, std::move(value)};
}

Value rule(std::string_view name, const Value& value) {
  return Value::map(
      {entry("Name", Value::scalar(std::string(name), value.span(), true)), entry("Value", value)},
      value.span());
}

Value filter(const Value& block) {
  std::vector<Value> rules;
  if (const Value prefix = block["filter_prefix"]) rules.push_back(rule("prefix", prefix));
  if (const Value suffix = block["filter_suffix"]) rules.push_back(rule("suffix", suffix));
  if (rules.empty()) return {};
  const Value list = Value::list(std::move(rules), block.span());
  const Value key = Value::map({entry("Rules", list)}, block.span());
  return Value::map({entry("S3Key", key)}, block.span());
}

// CloudFormation has an entry for each event of a block.
void add_entries(Resource& bucket, const Value& block, const Receiver& receiver) {
  const Value events = block["events"];
  std::vector<Value> each(events.items().begin(), events.items().end());
  if (each.empty()) each.push_back(events ? events : Value::opaque("", block.span()));
  for (const Value& event : each) {
    std::vector<Entry> entries = {entry("Event", event),
                                  entry(receiver.target, block[receiver.arn])};
    if (Value narrowed = filter(block)) entries.push_back(entry("Filter", std::move(narrowed)));
    append_property(bucket, "NotificationConfiguration." + std::string(receiver.list),
                    Value::map(std::move(entries), block.span()));
  }
}

}  // namespace

void fold_bucket(const Instance& bucket, Lowering& lowering) {
  Value document = structured(lowering.attribute(bucket, "policy"));
  if (!document) return;
  Resource& policy = lowering.add(bucket, "AWS::S3::BucketPolicy", bucket.address + ".policy");
  set_property(policy, "Bucket", Value::reference({bucket.address, ""}, document.span()));
  set_property(policy, "PolicyDocument", std::move(document));
}

void fold_notification(const Instance& notification, Lowering& lowering) {
  Resource* bucket = lowering.named(lowering.attribute(notification, "bucket"), bucket_kind);
  if (!bucket) return;
  for (const Receiver& receiver : receivers) {
    const Value blocks = lowering.attribute(notification, receiver.block);
    if (blocks.is_opaque()) {
      set_property(*bucket, "NotificationConfiguration." + std::string(receiver.list), blocks);
    }
    for (const Value& block : blocks.items()) add_entries(*bucket, block, receiver);
  }
  const Value bridge = lowering.attribute(notification, "eventbridge");
  if (bridge && bridge.as_bool() != false) {
    set_property(*bucket, "NotificationConfiguration.EventBridgeConfiguration", bridge);
  }
}

void fold_bucket_encryption(const Instance& encryption, Lowering& lowering) {
  Resource* bucket = lowering.named(lowering.attribute(encryption, "bucket"), bucket_kind);
  if (!bucket) return;
  set_property(*bucket, "BucketEncryption",
               part_of(encryption.type, lowering.attributes(encryption), bucket_kind.type,
                       "BucketEncryption"));
}

}  // namespace plimsoll::terraform
