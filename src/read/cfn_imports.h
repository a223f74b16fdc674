// Fn::ImportValue and Export: what joins templates that are deployed apart.
#pragma once

#include <vector>

#include "read/cfn_evaluate.h"

namespace plimsoll {

// Every call of Fn::ImportValue in a tree.
std::vector<Call> imports_in(const Tree& tree);

}  // namespace plimsoll
