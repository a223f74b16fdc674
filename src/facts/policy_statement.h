// A statement of an IAM policy as AWS publishes it: managed policies and SAM's policy templates.
#pragma once

#include <span>
#include <string_view>

namespace plimsoll {

using Words = std::span<const std::string_view>;

// Exactly one of `actions` and `not_actions` has members.
struct PolicyStatement {
  Words actions;      // "s3:Get*"
  Words not_actions;  // all but these
  Words resources;    // ARN patterns of the partition "aws", or "*"
  bool allow;         // false: Deny
  bool has_condition;
};

}  // namespace plimsoll
