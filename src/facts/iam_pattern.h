// How IAM matches the actions of a policy.
#pragma once

#include <string_view>

namespace plimsoll {

// Whether the pattern of a statement ("s3:Get*", "*") covers an action ("s3:GetObject"). `*` stands
// for any text, `?` for one character; letters match whatever their case.
bool iam_pattern_matches(std::string_view pattern, std::string_view action);

}  // namespace plimsoll
