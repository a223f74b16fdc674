// A whole run of `plimsoll check`: from the options to what is to be reported.
//
// In: options and standard input. Out: a Run, the same for the same files, however many threads
// worked on it and in whatever order.
#pragma once

#include <string>

#include "cli/analyse.h"
#include "cli/kept.h"
#include "report/run.h"

namespace plimsoll {

struct Finished {
  Run run;
  bool trouble = false;  // exit code 2
};

// The run's files are those of `kept`, which must outlive it.
Finished run_check(const Plan& plan, Kept& kept);

}  // namespace plimsoll
