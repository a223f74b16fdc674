// Operations of AWS's APIs for which IAM has no action of the same name.
//
// s3:CopyObject is not an action: copying asks for s3:GetObject and s3:PutObject. Collected for the
// services that functions call most. Source: operation_actions.tsv.
#pragma once

#include <string_view>

#include "facts/policy_statement.h"

namespace plimsoll {

struct OperationActions {
  std::string_view operation;  // "s3:CopyObject", with the IAM prefix of the service
  // What it asks for; empty where the list of IAM actions has none for it, so that it may have one
  // of its own.
  Words actions;
  // It asks for each of them, always. Else it does several things, which one depends on the call.
  bool every;
};

// In whatever case. Null for an operation that is not known, or has an action of its own name.
const OperationActions* find_operation(std::string_view operation);

}  // namespace plimsoll
