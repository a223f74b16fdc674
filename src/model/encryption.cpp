#include "model/encryption.h"

#include "model/arn.h"
#include "model/deployment.h"

namespace plimsoll {

namespace {

constexpr std::string_view key_type = "AWS::KMS::Key";
constexpr std::string_view alias_type = "AWS::KMS::Alias";

Value key_of_bucket(const Value& properties) {
  const Value rules = properties["BucketEncryption"]["ServerSideEncryptionConfiguration"];
  for (const Value& rule : rules.items()) {
    if (Value key = rule["ServerSideEncryptionByDefault"]["KMSMasterKeyID"]) return key;
  }
  return {};
}

Value written_key(const Resource& resource) {
  const Value& properties = resource.properties;
  if (resource.type == "AWS::SQS::Queue" || resource.type == "AWS::SNS::Topic") {
    return properties["KmsMasterKeyId"];
  }
  if (resource.type == "AWS::Kinesis::Stream") return properties["StreamEncryption"]["KeyId"];
  if (resource.type == "AWS::DynamoDB::Table") {
    return properties["SSESpecification"]["KMSMasterKeyId"];
  }
  if (resource.type == "AWS::SecretsManager::Secret") return properties["KmsKeyId"];
  return resource.type == "AWS::S3::Bucket" ? key_of_bucket(properties) : Value();
}

// "arn:aws:iam::123456789012:root", or the number of an account alone: nobody by himself.
bool is_account(const Value& principal) {
  if (const Opaque* itself = principal.as_opaque()) return itself->identity == "AWS::AccountId";
  if (const std::string* number = principal.as_string()) {
    if (number->find_first_not_of("0123456789") == std::string::npos) return true;
  }
  const Text text = principal.to_text();
  return !text.parts.empty() && text.parts.back().literal.ends_with(":root");
}

Answer is_role(const Value& principal, const Text& role_arn, const Names& names) {
  if (is_account(principal)) return Answer::no;
  const std::string* text = principal.as_string();
  if (text != nullptr && *text == "*") return Answer::yes;
  return arn_equals(names.spelled_out(principal), role_arn);
}

Answer names_role(const Value& principal, const Text& role_arn, const Names& names) {
  if (!principal.is_map()) return principal ? is_role(principal, role_arn, names) : Answer::no;
  const Value named = principal["AWS"];
  if (!named.is_list()) return named ? is_role(named, role_arn, names) : Answer::no;
  Answer found = Answer::no;
  for (const Value& one : named.items()) found = either(found, is_role(one, role_arn, names));
  return found;
}

// Conditions of key policies (kms:ViaService, aws:SourceAccount …) are not evaluated.
template <class Asks>
Answer any_statement(const ResourcePolicy& policy, std::string_view action, const Asks& is_named) {
  Answer found = policy.known ? Answer::no : Answer::unknown;
  for (const Statement& statement : policy.statements) {
    if (statement.effect == Effect::deny) continue;
    Answer its = both(is_named(statement.principal), speaks_of(statement, action));
    if (statement.condition || statement.effect == Effect::opaque) {
      its = both(its, Answer::unknown);
    }
    found = either(found, its);
  }
  return found;
}

}  // namespace

std::optional<Encryption> encryption_of(const Resource& resource, const Deployment& deployment) {
  const Value written = written_key(resource);
  const Resource* key = deployment.names.named(written);
  if (key != nullptr && key->type == alias_type) {
    key = deployment.names.named(key->properties["TargetKeyId"]);
  }
  if (key == nullptr || key->type != key_type) return std::nullopt;
  return Encryption{.key = key, .written = written};
}

KeyPolicies::KeyPolicies(const Deployment& deployment) : deployment_(deployment) {
  for (const ResourcePolicy& policy : deployment.resource_policies) {
    if (policy.resource->type == key_type) policies_.emplace(policy.resource, &policy);
  }
}

Answer KeyPolicies::admit(const Resource& key, const Role& role, std::string_view action) const {
  const auto policy = policies_.find(&key);
  // Without one the key has the default policy, which leaves everything to the account.
  if (policy == policies_.end() || !key.properties["KeyPolicy"]) return Answer::no;
  const Text role_arn = deployment_.names.arn(*role.resource);
  return any_statement(*policy->second, action, [&](const Value& principal) {
    return names_role(principal, role_arn, deployment_.names);
  });
}

Answer KeyPolicies::admit(const Resource& key, std::string_view service,
                          std::string_view action) const {
  const auto policy = policies_.find(&key);
  if (policy == policies_.end() || !key.properties["KeyPolicy"]) return Answer::no;
  return any_statement(*policy->second, action,
                       [&](const Value& principal) { return names_service(principal, service); });
}

}  // namespace plimsoll
