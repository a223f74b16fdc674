#include "read/sam_mapping.h"

#include <algorithm>
#include <array>

namespace plimsoll {

namespace {

// Properties of events that a mapping has under the same name.
constexpr std::array passed_on = {"BatchSize",
                                  "BisectBatchOnFunctionError",
                                  "Enabled",
                                  "FilterCriteria",
                                  "FunctionResponseTypes",
                                  "KmsKeyArn",
                                  "LoggingConfig",
                                  "MaximumBatchingWindowInSeconds",
                                  "MaximumRecordAgeInSeconds",
                                  "MaximumRetryAttempts",
                                  "MetricsConfig",
                                  "ParallelizationFactor",
                                  "ProvisionedPollerConfig",
                                  "Queues",
                                  "ScalingConfig",
                                  "SourceAccessConfigurations",
                                  "StartingPosition",
                                  "StartingPositionTimestamp",
                                  "Topics",
                                  "TumblingWindowInSeconds"};

// The mapping's DestinationConfig: SAM's `Type` only says which policy the role needs.
Value destination_config(const FunctionEvent& on) {
  Value config = on.properties()["DestinationConfig"];
  const Value failure = config["OnFailure"];
  const Value type = failure["Type"];
  if (!failure.is_map() || !type) return config;
  const Value target = failure["Destination"];
  const Span cause = failure.span();
  const At at(cause);
  if (is(type, "SQS")) {
    on.role.add_inline(at.string(on.name("SQSPolicy")), allowing("sqs:SendMessage", target, cause),
                       cause);
  } else if (is(type, "SNS")) {
    on.role.add_inline(at.string(on.name("SNSPolicy")), allowing("sns:publish", target, cause),
                       cause);
  } else if (is(type, "S3")) {
    on.role.add_inline(at.string(on.name("S3Policy")), writing_to_bucket(target, cause), cause);
  }
  return at.with(config, {{"OnFailure", failure.without("Type")}});
}

// The Kafka settings of MSK and of self-managed clusters.
Value kafka_config(const FunctionEvent& on, std::string_view type) {
  const Value& event = on.properties();
  if (on.event.type != type) return {};
  if (!event["ConsumerGroupId"] && !event["SchemaRegistryConfig"]) return {};
  return on.at().map({{"ConsumerGroupId", event["ConsumerGroupId"]},
                      {"SchemaRegistryConfig", event["SchemaRegistryConfig"]}});
}

Value self_managed_source(const FunctionEvent& on) {
  const Value servers = on.properties()["KafkaBootstrapServers"];
  if (!servers) return {};
  const At at(servers.span());
  return at.map({{"Endpoints", at.map({{"KafkaBootstrapServers", servers}})}});
}

}  // namespace

void make_mapping(const FunctionEvent& on, std::string_view source_key,
                  std::initializer_list<At::Pair> further) {
  const Value& event = on.properties();
  std::vector<Entry> entries;
  const auto put = [&](std::string_view key, std::string_view written_as, const Value& value) {
    if (!value) return;
    const Entry* written = event.find(written_as);
    entries.push_back({std::string(key), written ? written->key_span : on.event.span, value});
  };
  put("FunctionName", "", on.callee.name_at(on.event.span));
  put("EventSourceArn", source_key, source_key.empty() ? Value() : event[source_key]);
  for (const std::string_view key : passed_on) put(key, key, event[key]);
  put("DestinationConfig", "DestinationConfig", destination_config(on));
  put("SelfManagedEventSource", "KafkaBootstrapServers", self_managed_source(on));
  put("AmazonManagedKafkaEventSourceConfig", "ConsumerGroupId", kafka_config(on, "MSK"));
  put("SelfManagedKafkaEventSourceConfig", "ConsumerGroupId", kafka_config(on, "SelfManagedKafka"));
  const Value mapping = Value::map(std::move(entries), on.event.span, event.is_open());
  on.make("", "AWS::Lambda::EventSourceMapping", on.at().with(mapping, further));
}

void add_statement(std::vector<Value>& statements, std::vector<std::string> actions,
                   const Value& resource, const At& at) {
  std::vector<Value> list;
  list.reserve(actions.size());
  for (std::string& action : actions) list.push_back(at.string(std::move(action)));
  statements.push_back(
      at.map({{"Action", at.list(std::move(list))}, {"Effect", "Allow"}, {"Resource", resource}}));
}

void add_policy(const FunctionEvent& on, const std::string& policy_name,
                std::vector<Value> statements) {
  if (statements.empty()) return;
  const At at = on.at();
  on.role.add_inline(at.string(policy_name),
                     at.map({{"Statement", at.list(std::move(statements))}}), on.event.span);
}

void add_secret(std::vector<Value>& statements, const Value& secret, const At& at) {
  if (secret) add_statement(statements, {"secretsmanager:GetSecretValue"}, secret, at);
}

void add_kms_decrypt(std::vector<Value>& statements, const Value& key_id, const At& at) {
  if (!key_id) return;
  const Value key = at.sub("arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/${Key}",
                           {{"Key", key_id}});
  add_statement(statements, {"kms:Decrypt"}, key, at);
}

void add_network_interfaces(std::vector<Value>& statements, const At& at) {
  add_statement(
      statements,
      {"ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DeleteNetworkInterface",
       "ec2:DescribeVpcs", "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups"},
      at.string("*"), at);
}

void add_schema_registry(std::vector<Value>& statements, const Value& config, const At& at) {
  for (const Value& access : config["AccessConfigs"].items()) {
    add_secret(statements, access["URI"], at);
  }
  // Only registries of Glue have ARNs; the name of one stands at its end.
  const Value registry = config["SchemaRegistryURI"];
  const Text arn = registry.to_text();
  constexpr std::string_view before_name = ":registry/";
  if (arn.parts.empty() || !arn.parts.front().literal.starts_with("arn:")) return;
  const std::string& last = arn.parts.back().literal;
  const std::size_t name = last.find(before_name);
  if (name == std::string::npos) return;
  add_statement(statements, {"glue:GetRegistry"}, registry, at);
  const Value registry_name = at.string(last.substr(name + before_name.size()));
  const Value schemas =
      at.sub("arn:${AWS::Partition}:glue:${AWS::Region}:${AWS::AccountId}:schema/${Registry}/*",
             {{"Registry", registry_name}});
  add_statement(statements, {"glue:GetSchemaVersion"}, at.list({schemas}), at);
}

}  // namespace plimsoll
