// Who stops waiting for a function before the function has to end.
#pragma once

#include <vector>

#include "model/function.h"
#include "model/invocation.h"

namespace plimsoll {

// The callers whose limit is shorter than the function's timeout, the least patient first, else in
// the order of the files. Callers that do not wait, or whose limit or the timeout is not known, are
// not among them. Nor is a WebSocket API's `$disconnect`: its client has gone.
std::vector<const Invocation*> impatient_callers(const Function& function);

}  // namespace plimsoll
