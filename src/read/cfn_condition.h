// Whether conditions hold.
#pragma once

#include <optional>

#include "read/cfn_evaluate.h"

namespace plimsoll {

// Like `call_at`, and `{Condition: Name}` too: in conditions, and only there, that is a call.
std::optional<Call> truth_call_at(Node node);

// Whether what a condition says holds in the scenario of `evaluator`. A comparison that cannot be
// decided is a variable of its own, which the scenario chooses.
bool holds(Evaluator& evaluator, Node node);

}  // namespace plimsoll
