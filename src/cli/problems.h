// Problems on the error stream, for whoever does not read the report.
#pragma once

#include <vector>

#include "cli/command_line.h"
#include "report/run.h"

namespace plimsoll {

// "plimsoll: template.yaml:3: …", a line each.
void print(const std::vector<Problem>& problems, const Surroundings& around);

}  // namespace plimsoll
