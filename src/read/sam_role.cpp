#include "read/sam_role.h"

#include <algorithm>

#include <fmt/format.h>

#include "facts/managed_policies.h"
#include "read/sam_policy_template.h"

namespace plimsoll {

namespace {

// A policy by the name that people give it: AWS's own becomes its ARN, anything else stays.
Value managed_arn(const Value& policy) {
  const std::string name = known_string(policy);
  if (name.empty() || name.starts_with("arn:")) return policy;
  const ManagedPolicy* known = find_managed_policy(name);
  if (!known) return policy;
  const std::string path = known->path.empty() ? "" : std::string(known->path) + "/";
  const Value arn =
      Value::scalar(fmt::format("arn:aws:iam::aws:policy/{}{}", path, name), policy.span(), true);
  return with_trail(arn, policy.trail());
}

Value allow(std::string_view action, const Value& resource, const At& at) {
  return at.map({{"Action", std::string(action)}, {"Effect", "Allow"}, {"Resource", resource}});
}

}  // namespace

void RoleParts::add_managed(std::string_view policy, Span cause) {
  managed.add(At(cause).string(fmt::format("arn:aws:iam::aws:policy/{}", policy)));
}

void RoleParts::add_inline(Value name, Value document, Span cause) {
  const bool there = std::any_of(inlined.begin(), inlined.end(), [&document](const Value& other) {
    return same(other["PolicyDocument"], document);
  });
  if (there) return;
  inlined.push_back(
      At(cause).map({{"PolicyName", std::move(name)}, {"PolicyDocument", std::move(document)}}));
}

void RoleParts::add_policies(const Value& policies, std::string_view role_name) {
  const std::vector<Value> all = each(policies);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Value& policy = all[i];
    if (!policy.is_map()) {
      managed.add(managed_arn(policy));
      continue;
    }
    const At at(policy.span());
    inlined.push_back(at.map({{"PolicyName", fmt::format("{}Policy{}", role_name, i)},
                              {"PolicyDocument", policy_document(policy)}}));
  }
}

Value RoleParts::properties(Span cause) const {
  const At at(cause);
  return at.map({{"AssumeRolePolicyDocument", trust},
                 {"Path", path},
                 {"ManagedPolicyArns", managed.empty() ? Value() : at.list(managed.values())},
                 {"Policies", inlined.empty() ? Value() : at.list(inlined)},
                 {"PermissionsBoundary", permissions_boundary},
                 {"Tags", tags}});
}

Value trust_in(std::string_view service, Span cause) {
  const At at(cause);
  return at.map({{"Version", "2012-10-17"},
                 {"Statement",
                  at.list({at.map(
                      {{"Action", at.list({"sts:AssumeRole"})},
                       {"Effect", "Allow"},
                       {"Principal", at.map({{"Service", at.list({std::string(service)})}})}})})}});
}

Value allowing(std::string_view action, const Value& resource, Span cause) {
  const At at(cause);
  return at.map({{"Statement", at.list({allow(action, resource, at)})}});
}

Value writing_to_bucket(const Value& bucket_arn, Span cause) {
  const At at(cause);
  const Value objects = at.sub("${Bucket}/*", {{"Bucket", bucket_arn}});
  return at.map({{"Statement", at.list({allow("s3:PutObject", objects, at),
                                        allow("s3:ListBucket", bucket_arn, at)})}});
}

}  // namespace plimsoll
