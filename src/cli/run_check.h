// A whole run of `plimsoll check`: from the options to what is to be reported.
//
// In: options and standard input. Out: a Run, the same for the same files, however many threads
// worked on it and in whatever order.
#pragma once

#include "cli/analyse.h"
#include "cli/collection.h"
#include "cli/kept.h"

namespace plimsoll {

// The run's files are those of `kept`, which must outlive it.
Finished run_check(const Plan& plan, Kept& kept);

}  // namespace plimsoll
