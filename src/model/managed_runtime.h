// The runtime that Lambda manages for a function, with its dates.
#pragma once

#include <string>

#include "facts/runtimes.h"
#include "model/function.h"

namespace plimsoll {

// Null for a container image, which brings its own, and for a runtime that is not known, not in the
// table, or not for functions at all.
const Runtime* managed_runtime(const Function& function);

// Where to move from a runtime, and what stops working on the way: "runtime `provided.al2023`, with
// the program built as `bootstrap`". The runtime must have a successor.
std::string successor_of(const Runtime& runtime);

}  // namespace plimsoll
