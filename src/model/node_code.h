// What decides how Node.js loads the code of a function.
//
// In: a function. Out: the version of its runtime, and whether the code is what is written.
#pragma once

#include <optional>

#include "model/function.h"

namespace plimsoll {

// 20 of `nodejs20.x`; nothing for other runtimes, and where only the deployer knows.
std::optional<int> node_version(const Function& function);
// Whether a bundler makes the code that runs of the code that was read.
bool is_bundled(const Function& function);

}  // namespace plimsoll
