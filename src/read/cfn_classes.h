// The variables of a deployment: which parameters its conditions compare, and with what.
#pragma once

#include "read/cfn_relevance.h"
#include "read/cfn_stacks.h"

namespace plimsoll {

// Fills `stacks.variables()` with what the relevant conditions compare.
void find_variables(Stacks& stacks, const Relevance& relevance);

}  // namespace plimsoll
