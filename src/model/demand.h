// How many executions at once an event source may ask of its function.
#pragma once

#include "model/mapping.h"

namespace plimsoll {

// The most that is asked for, or less where the files do not tell; 0 of a source of which they tell
// nothing (a FIFO queue asks for as many as it has message groups), and of one that is disabled.
int demand(const Mapping& mapping);

// A queue that goes on asking until its function is throttled: neither a maximum concurrency nor
// provisioned pollers stop it. How far a FIFO queue goes depends on the message groups that are
// sent, which no template says.
bool asks_without_limit(const Mapping& mapping);

}  // namespace plimsoll
