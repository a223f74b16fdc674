// Which functions run as durable executions: Lambda keeps what their steps came to, and does not
// start a failed execution again. How long one may take, and how long the message is held that
// began it, their own ExecutionTimeout says.
#pragma once

#include "model/function.h"

namespace plimsoll {

inline bool is_durable(const Function& function) {
  return !function.resource->properties["DurableConfig"].is_absent();
}

}  // namespace plimsoll
