// The runtime that Lambda manages for a function, with its dates.
#pragma once

#include "facts/runtimes.h"
#include "model/function.h"

namespace plimsoll {

// Null for a container image, which brings its own, and for a runtime that is not known, not in the
// table, or not for functions at all.
const Runtime* managed_runtime(const Function& function);

}  // namespace plimsoll
