// Roles with every policy that the files attach to them, and policies on resources.
#include "facts/managed_policies.h"
#include "model/steps.h"
#include "resource/flat.h"

namespace plimsoll {

namespace {

Value word(std::string_view text, const Value& place) {
  return Value::scalar(std::string(text), place.span(), true);
}

// AWS's own policy as if it were written where its ARN is.
Statement read_managed(const PolicyStatement& row, const Value& place) {
  Statement statement;
  statement.effect = row.allow ? Effect::allow : Effect::deny;
  statement.not_action = row.actions.empty();
  for (const std::string_view action : row.actions.empty() ? row.not_actions : row.actions) {
    statement.actions.push_back(word(action, place));
  }
  for (const std::string_view resource : row.resources) {
    const Value pattern = word(resource, place);
    statement.resources.push_back({.value = pattern, .text = pattern.to_text()});
  }
  if (row.has_condition) statement.condition = Value::opaque("", place.span());
  return statement;
}

Policy managed_policy(const Value& arn, const Resource& role, std::string_view name) {
  Policy policy;
  policy.kind = Policy::Kind::unknown;
  policy.name = name;
  policy.written = arn;
  policy.resource = &role;
  const ManagedPolicy* known = find_managed_policy(name);
  if (!known) return policy;
  policy.kind = Policy::Kind::managed;
  for (const PolicyStatement& row : known->statements) {
    policy.statements.push_back(read_managed(row, arn));
  }
  return policy;
}

Policy written_policy(const Names& names, const Value& document, const Resource& resource,
                      const Value& name) {
  Policy policy;
  policy.name = name.as_string() ? *name.as_string() : resource.name;
  policy.written = document;
  policy.resource = &resource;
  bool known = true;
  policy.statements = read_statements(document, names, known);
  if (!known) policy.kind = Policy::Kind::unknown;
  return policy;
}

void attach(Role& role, Policy policy) {
  if (policy.kind == Policy::Kind::unknown) role.complete = false;
  role.policies.push_back(std::move(policy));
}

// An entry of ManagedPolicyArns: a policy of the files, one of AWS's, or one that is not known.
Policy policy_by_arn(const Names& names, const Value& arn, const Resource& role) {
  if (const Resource* declared = names.named(arn, "AWS::IAM::ManagedPolicy")) {
    return written_policy(names, declared->properties["PolicyDocument"], *declared, {});
  }
  const std::string spelled = flat(names.spelled_out(arn));
  const auto parts = split_arn(spelled);
  const bool aws_owned = parts && parts->account == "aws" && !has_holes(parts->rest);
  const std::string_view path = aws_owned ? parts->rest : std::string_view();
  return managed_policy(arn, role, path.substr(path.rfind('/') + 1));
}

Role read_role(const Names& names, const Resource& resource) {
  auto role = declared_as<Role>(resource);
  const Value& properties = resource.properties;
  role.trust = read_statements(properties["AssumeRolePolicyDocument"], names, role.trust_known);
  role.bounded = !properties["PermissionsBoundary"].is_absent();
  const Value inline_policies = properties["Policies"];
  for (const Value& policy : inline_policies.items()) {
    attach(role, written_policy(names, policy["PolicyDocument"], resource, policy["PolicyName"]));
  }
  const Value by_arn = properties["ManagedPolicyArns"];
  for (const Value& arn : by_arn.items()) attach(role, policy_by_arn(names, arn, resource));
  if (inline_policies.is_opaque() || by_arn.is_opaque()) role.complete = false;
  return role;
}

// AWS::IAM::Policy and ::ManagedPolicy list the roles; ::RolePolicy names one.
void attach_policy(Deployment& deployment, const Resource& resource) {
  const Value roles = resource.properties["Roles"];
  const auto attach_to = [&](const Value& name) {
    const Resource* role = deployment.names.named(name, "AWS::IAM::Role");
    Role* known = editable(deployment.roles, declared_by(role, deployment.roles));
    if (!known) return;
    attach(*known, written_policy(deployment.names, resource.properties["PolicyDocument"], resource,
                                  resource.properties["PolicyName"]));
  };
  for (const Value& name : roles.items()) attach_to(name);
  if (const Value name = resource.properties["RoleName"]) attach_to(name);
}

bool is_attachable(const Resource& resource) {
  return resource.type == "AWS::IAM::Policy" || resource.type == "AWS::IAM::ManagedPolicy" ||
         resource.type == "AWS::IAM::RolePolicy";
}

struct PolicyType {
  std::string_view type;
  std::string_view document;
  std::string_view targets;  // the property that names what it is a policy of; empty: itself
};

constexpr PolicyType policy_types[] = {
    {"AWS::SQS::QueuePolicy", "PolicyDocument", "Queues"},
    {"AWS::SQS::QueueInlinePolicy", "PolicyDocument", "Queue"},
    {"AWS::SNS::TopicPolicy", "PolicyDocument", "Topics"},
    {"AWS::SNS::TopicInlinePolicy", "PolicyDocument", "TopicArn"},
    {"AWS::S3::BucketPolicy", "PolicyDocument", "Bucket"},
    {"AWS::SecretsManager::ResourcePolicy", "ResourcePolicy", "SecretId"},
    {"AWS::KMS::Key", "KeyPolicy", ""},
};

void read_targets(const Names& names, const Value& written, ResourcePolicy& policy) {
  if (written.is_list()) {
    for (const Value& target : written.items()) policy.targets.push_back(names.target(target));
  } else {
    policy.targets.push_back(names.target(written));
  }
}

}  // namespace

void add_roles(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::IAM::Role")) {
    deployment.roles.push_back(read_role(deployment.names, *resource));
    // A macro may attach a policy to it.
    if (deployment.resources.open) deployment.roles.back().complete = false;
  }
  for (const Resource& resource : deployment.resources.all) {
    if (is_attachable(resource)) attach_policy(deployment, resource);
  }
  for (Function& function : deployment.functions) {
    Role* role = declared_by(function.role.resource, deployment.roles);
    function.execution_role = role;
    if (role != nullptr) role->functions.push_back(&function);
  }
}

void add_resource_policies(Deployment& deployment) {
  for (const PolicyType& kind : policy_types) {
    for (const Resource* resource : deployment.names.of_type(kind.type)) {
      auto policy = declared_as<ResourcePolicy>(*resource);
      policy.statements =
          read_statements(resource->properties[kind.document], deployment.names, policy.known);
      if (kind.targets.empty()) {
        policy.targets.push_back({.value = resource->properties, .resource = resource});
      } else {
        read_targets(deployment.names, resource->properties[kind.targets], policy);
      }
      deployment.resource_policies.push_back(std::move(policy));
    }
  }
}

}  // namespace plimsoll
