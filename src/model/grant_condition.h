// Whether the Condition of a statement in a resource's policy holds for the service that sends on
// behalf of a resource of the files.
#pragma once

#include "model/answer.h"
#include "resource/value.h"

namespace plimsoll {

class Names;

// By aws:SourceArn, under whichever operator compares it; an absent condition holds. What compares
// anything else, or with what only AWS or the deployer knows, is unknown, except aws:SourceAccount
// with the account that the stack is in.
Answer holds_for_source(const Value& condition, const Text& source_arn, const Names& names);

}  // namespace plimsoll
