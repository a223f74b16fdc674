// How many executions at once an event source may ask of its function.
#pragma once

#include "model/mapping.h"

namespace plimsoll {

// The most that is asked for, or less where the files do not tell; 0 of a source of which they tell
// nothing (a FIFO queue asks for as many as it has message groups), and of one that is disabled.
int demand(const Mapping& mapping);

}  // namespace plimsoll
