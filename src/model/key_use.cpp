#include "model/key_use.h"

#include "model/deployment.h"

namespace plimsoll {

namespace {

constexpr std::string_view decrypt = "kms:Decrypt";
constexpr std::string_view generate = "kms:GenerateDataKey";

// What an operation on something encrypted asks of its key, with the caller's rights.
struct Operation {
  std::string_view type;
  std::string_view action;
  std::string_view key_action;
};

// Sources: the developer guides on encryption of each service.
constexpr Operation operations[] = {
    {"AWS::SQS::Queue", "sqs:SendMessage", generate},
    {"AWS::SQS::Queue", "sqs:ReceiveMessage", decrypt},
    {"AWS::SNS::Topic", "sns:Publish", generate},
    {"AWS::Kinesis::Stream", "kinesis:PutRecord", generate},
    {"AWS::Kinesis::Stream", "kinesis:PutRecords", generate},
    {"AWS::Kinesis::Stream", "kinesis:GetRecords", decrypt},
    {"AWS::DynamoDB::Table", "dynamodb:GetItem", decrypt},
    {"AWS::DynamoDB::Table", "dynamodb:Query", decrypt},
    {"AWS::DynamoDB::Table", "dynamodb:Scan", decrypt},
    {"AWS::DynamoDB::Table", "dynamodb:PutItem", decrypt},
    {"AWS::DynamoDB::Table", "dynamodb:UpdateItem", decrypt},
    {"AWS::DynamoDB::Table", "dynamodb:DeleteItem", decrypt},
    {"AWS::S3::Bucket", "s3:GetObject", decrypt},
    {"AWS::S3::Bucket", "s3:PutObject", generate},
    {"AWS::SecretsManager::Secret", "secretsmanager:GetSecretValue", decrypt},
};

class Collector {
 public:
  explicit Collector(const Deployment& deployment) : deployment_(deployment) {}

  void lambda_uses(const Function& function, const Resource* encrypted, std::string_view action,
                   const Place& place) {
    if (encrypted == nullptr || function.execution_role == nullptr) return;
    if (auto encryption = encryption_of(*encrypted, deployment_)) {
      uses_.push_back({.function = function,
                       .encrypted = *encrypted,
                       .encryption = std::move(*encryption),
                       .action = action,
                       .place = place,
                       .by_lambda = true});
    }
  }
  void statement_uses(const Function& function, const Statement& statement);

  std::vector<KeyUse> take() { return std::move(uses_); }

 private:
  const Deployment& deployment_;
  std::vector<KeyUse> uses_;
};

void Collector::statement_uses(const Function& function, const Statement& statement) {
  if (statement.effect != Effect::allow || statement.not_action || statement.not_resource) return;
  for (const ResourcePattern& pattern : statement.resources) {
    const Resource* encrypted = deployment_.names.named(pattern.value);
    const auto encryption = encrypted ? encryption_of(*encrypted, deployment_) : std::nullopt;
    if (!encryption) continue;
    std::string_view said;
    for (const Operation& operation : operations) {
      if (operation.type != encrypted->type || operation.key_action == said) continue;
      if (speaks_of(statement, operation.action) != Answer::yes) continue;
      said = operation.key_action;
      uses_.push_back({.function = function,
                       .encrypted = *encrypted,
                       .encryption = *encryption,
                       .action = operation.key_action,
                       .place = pattern.value});
    }
  }
}

}  // namespace

std::vector<KeyUse> key_uses(const Deployment& deployment) {
  if (deployment.names.of_type("AWS::KMS::Key").empty()) return {};  // most have none
  Collector collector(deployment);
  for (const Mapping& mapping : deployment.mappings) {
    if (mapping.function == nullptr) continue;
    collector.lambda_uses(*mapping.function, mapping.source.resource, decrypt, mapping);
    collector.lambda_uses(*mapping.function, mapping.on_failure.resource, generate,
                          mapping.on_failure);
  }
  for (const Function& function : deployment.functions) {
    collector.lambda_uses(function, function.dead_letter.resource, generate, function.dead_letter);
    for (const AsyncConfig* config : function.async_configs) {
      collector.lambda_uses(function, config->on_failure.resource, generate, config->on_failure);
      collector.lambda_uses(function, config->on_success.resource, generate, config->on_success);
    }
  }
  for (const Role& role : deployment.roles) {
    if (role.functions.empty()) continue;
    for (const Policy& policy : role.policies) {
      for (const Statement& statement : policy.statements) {
        collector.statement_uses(*role.functions.front(), statement);
      }
    }
  }
  return collector.take();
}

}  // namespace plimsoll
