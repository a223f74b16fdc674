// By when what a function does must be done: its own timeout, or the patience of whoever waits for
// the answer, whatever ends first.
#pragma once

#include <optional>

#include "model/function.h"
#include "model/invocation.h"

namespace plimsoll {

struct Deadline {
  double after_s = 0;
  const Function& function;
  const Invocation* caller = nullptr;  // who stops waiting; null: the function is stopped

  // Where it is written, or what it is the default of.
  Place place() const { return caller ? Place(caller->place) : function.timeout_s.place(); }
};

// Nothing when the function's timeout is decided at deploy time. A state's TimeoutSeconds is its
// author's own word and no deadline here.
std::optional<Deadline> deadline_of(const Function& function);

}  // namespace plimsoll
