// SAM's policy templates: `SQSPollerPolicy: {QueueName: !GetAtt Orders.QueueName}`.
//
// In: one entry of a `Policies` list. Out: the policy document that it stands for.
#pragma once

#include "resource/value.h"

namespace plimsoll {

// The document of an entry that is a map: a policy template filled with its parameters, or the
// inline document as it is written. A template that SAM does not have stays as it is written; a
// parameter that is missing makes the part it belongs to opaque.
Value policy_document(const Value& policy);

}  // namespace plimsoll
