#include "model/delivery.h"

#include <unordered_map>
#include <utility>

#include "model/deployment.h"
#include "model/encryption.h"
#include "model/grant_condition.h"
#include "resource/json_text.h"

namespace plimsoll {

namespace {

constexpr std::string_view queue_type = "AWS::SQS::Queue";
constexpr std::string_view topic_type = "AWS::SNS::Topic";

class Collector {
 public:
  explicit Collector(const Deployment& deployment) : deployment_(deployment) {}

  void subscription(const Subscription& subscription);
  void rule(const EventRule& rule);
  void bucket(const Bucket& bucket);

  std::vector<Delivery> take() { return std::move(deliveries_); }

 private:
  Delivery from(std::string_view service, const Resource& source) const {
    Delivery delivery;
    delivery.service = service;
    delivery.source = &source;
    delivery.source_arn = deployment_.names.arn(source);
    return delivery;
  }
  void add(Delivery delivery, const Value& place) {
    delivery.target = deployment_.names.named(place);
    delivery.place = place;
    if (delivery.target == nullptr) return;
    if (delivery.target->type != queue_type && delivery.target->type != topic_type) return;
    deliveries_.push_back(std::move(delivery));
  }

  const Deployment& deployment_;
  std::vector<Delivery> deliveries_;
};

// A RedrivePolicy is a map, or the JSON text of one.
Value dead_letter_arn(const Value& redrive) {
  return (redrive.is_map() ? redrive : parse_json_text(redrive))["deadLetterTargetArn"];
}

void Collector::subscription(const Subscription& subscription) {
  if (subscription.of == nullptr) return;
  Delivery delivery = from("sns.amazonaws.com", *subscription.of->resource);
  const std::string* protocol = subscription.protocol.known();
  if (protocol != nullptr && *protocol == "sqs") add(delivery, subscription.endpoint.value);
  delivery.dead_letters = true;
  add(delivery, dead_letter_arn(subscription.redrive));
}

void Collector::rule(const EventRule& rule) {
  Delivery delivery = from("events.amazonaws.com", *rule.resource);
  for (const RuleTarget& target : rule.targets) {
    if (target.role || rule.resource->properties["RoleArn"]) continue;
    delivery.dead_letters = false;
    add(delivery, target.target.value);
    delivery.dead_letters = true;
    add(delivery, target.dead_letter["Arn"]);
  }
}

void Collector::bucket(const Bucket& bucket) {
  const Delivery delivery = from("s3.amazonaws.com", *bucket.resource);
  for (const BucketNotification& notification : bucket.notifications) {
    add(delivery, notification.target.value);
  }
}

// The policies of the files by what they are of; those of which that is not known, under null.
using Policies = std::unordered_map<const Resource*, std::vector<const ResourcePolicy*>>;

Policies policies_by_target(const Deployment& deployment) {
  Policies policies;
  for (const ResourcePolicy& policy : deployment.resource_policies) {
    for (const Target& target : policy.targets) {
      policies[target.resource].push_back(&policy);
    }
  }
  return policies;
}

Answer lets_in(const Statement& statement, const Delivery& delivery, const Text& target_arn,
               const Names& names) {
  if (statement.effect == Effect::deny) return Answer::no;
  Answer answer = names_service(statement.principal, delivery.service);
  answer = both(answer, speaks_of(statement, delivery.action()));
  if (!statement.resources.empty()) answer = both(answer, concerns(statement, target_arn));
  if (answer == Answer::no) return answer;
  answer = both(answer, holds_for_source(statement.condition, delivery.source_arn, names));
  return statement.effect == Effect::opaque ? both(answer, Answer::unknown) : answer;
}

Answer lets_in(const ResourcePolicy& policy, const Delivery& delivery, const Names& names) {
  const Text target_arn = names.arn(*delivery.target);
  Answer answer = policy.known ? Answer::no : Answer::unknown;
  for (const Statement& statement : policy.statements) {
    answer = either(answer, lets_in(statement, delivery, target_arn, names));
  }
  return answer;
}

void ask(const Policies& policies, const Deployment& deployment, Delivery& delivery) {
  if (deployment.resources.open) delivery.admitted = Answer::unknown;
  if (const auto own = policies.find(delivery.target); own != policies.end()) {
    delivery.policy = own->second.front();
    for (const ResourcePolicy* policy : own->second) {
      delivery.admitted = either(delivery.admitted, lets_in(*policy, delivery, deployment.names));
    }
  }
  // One of which nobody knows what it is of may be of this one.
  if (const auto others = policies.find(nullptr); others != policies.end()) {
    for (const ResourcePolicy* policy : others->second) {
      const Answer answer = lets_in(*policy, delivery, deployment.names);
      delivery.admitted = either(delivery.admitted, both(answer, Answer::unknown));
    }
  }
}

// AWS made its own keys for queues and topics, and their policies, which admit no other service.
bool is_aws_owned(const Value& key) {
  const std::string* name = key.as_string();
  return name != nullptr && (*name == "alias/aws/sqs" || *name == "alias/aws/sns");
}

void ask_key(const KeyPolicies& keys, const Deployment& deployment, Delivery& delivery) {
  delivery.key = delivery.target->properties["KmsMasterKeyId"];
  if (!delivery.key) return;
  delivery.key_admits = is_aws_owned(delivery.key) ? Answer::no : Answer::unknown;
  if (const auto encryption = encryption_of(*delivery.target, deployment)) {
    delivery.key_admits = keys.admit(*encryption->key, delivery.service, "kms:GenerateDataKey");
  }
}

}  // namespace

std::string_view Delivery::action() const {
  return target->type == queue_type ? "sqs:SendMessage" : "sns:Publish";
}

std::vector<Delivery> deliveries(const Deployment& deployment) {
  Collector collector(deployment);
  for (const Subscription& subscription : deployment.subscriptions) {
    collector.subscription(subscription);
  }
  for (const EventRule& rule : deployment.rules) collector.rule(rule);
  for (const Bucket& bucket : deployment.buckets) collector.bucket(bucket);
  std::vector<Delivery> all = collector.take();
  const Policies policies = policies_by_target(deployment);
  const KeyPolicies keys(deployment);
  for (Delivery& delivery : all) {
    ask(policies, deployment, delivery);
    ask_key(keys, deployment, delivery);
  }
  return all;
}

}  // namespace plimsoll
