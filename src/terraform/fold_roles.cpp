// Policies of roles, which the provider attaches by resources of their own.
#include "terraform/fold.h"

namespace plimsoll::terraform {

namespace {

constexpr Named role_kind{"AWS::IAM::Role", "RoleName"};
constexpr std::string_view by_arn = "ManagedPolicyArns";

// A role that has a policy which is not known may do anything.
void attach_unknown(Lowering& lowering, Span span) {
  for (Resource* role : lowering.all_of(role_kind.type)) {
    append_property(*role, by_arn, Value::opaque("", span));
  }
}

void attach(Lowering& lowering, const Value& role_name, const Value& arn) {
  if (Resource* role = lowering.named(role_name, role_kind)) {
    append_property(*role, by_arn, arn);
  } else if (Lowering::may_be_any(role_name)) {
    attach_unknown(lowering, arn.span());
  }
}

// An attribute that is one value or a list of them; an opaque list may hold anything.
std::vector<Value> values_of(const Value& value) {
  if (value.is_list()) return {value.items().begin(), value.items().end()};
  return value ? std::vector<Value>{value} : std::vector<Value>{};
}

Value either_attribute(const Instance& instance, Lowering& lowering, std::string_view one,
                       std::string_view many) {
  const Value value = lowering.attribute(instance, one);
  return value ? value : lowering.attribute(instance, many);
}

}  // namespace

void fold_role_policy(const Instance& policy, Lowering& lowering) {
  const Value role = lowering.attribute(policy, "role");
  if (!lowering.named(role, role_kind) && Lowering::may_be_any(role)) {
    attach_unknown(lowering, role.span());
  }
}

void fold_policy_attachment(const Instance& attachment, Lowering& lowering) {
  const Value arns = either_attribute(attachment, lowering, "policy_arn", "policy_arns");
  const Value roles = either_attribute(attachment, lowering, "role", "roles");
  const bool by_name = attachment.type == "aws_iam_role_policy_attachments_exclusive";
  const Value names = by_name ? lowering.attribute(attachment, "role_name") : roles;
  for (const Value& role : values_of(names)) {
    for (const Value& arn : values_of(arns)) attach(lowering, role, arn);
  }
}

}  // namespace plimsoll::terraform
