// What the AWS managed policies grant that functions and their neighbours commonly have.
//
// Not every managed policy is here: of one that is not found, nothing may be said. AWS edits
// managed policies; each has the version that was read. Source: managed_policies.tsv.
#pragma once

#include <span>
#include <string_view>

#include "facts/policy_statement.h"

namespace plimsoll {

struct ManagedPolicy {
  std::string_view name;  // "AWSLambdaBasicExecutionRole"
  std::string_view path;  // what stands before the name in its ARN: "service-role", or empty
  std::string_view version;
  std::span<const PolicyStatement> statements;
};

// By name or by ARN ("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole", any
// partition). Null when it is not in the table.
const ManagedPolicy* find_managed_policy(std::string_view name_or_arn);
// Sorted by name.
std::span<const ManagedPolicy> managed_policies();

// The name in the ARN of a policy that AWS manages, known or not; empty for any other text.
std::string_view managed_policy_name(std::string_view arn);

}  // namespace plimsoll
