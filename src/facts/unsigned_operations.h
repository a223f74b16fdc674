// Operations of AWS's APIs that a function may call whatever its role allows: nobody signs them, a
// token of the user stands for its permission, or none is asked for.
//
// Source: unsigned_operations.tsv.
#pragma once

#include <string_view>

namespace plimsoll {

struct UnsignedOperation {
  std::string_view operation;  // "cognito-idp:InitiateAuth", with the IAM prefix of the service
};

// In AWS's own spelling.
bool is_unsigned_operation(std::string_view operation);

}  // namespace plimsoll
