// How many requests the stages and usage plans of an API let through at once.
#pragma once

#include "model/api.h"
#include "model/setting.h"

namespace plimsoll {

// The burst limit that the stage sets for the route: its own, else that of all routes. Absent
// without one, and then the account's holds; opaque where the settings cannot be read.
Setting<int> burst_limit(const Stage& stage, const Route& route);
// The same of what a usage plan lets one client ask for.
Setting<int> burst_limit(const UsagePlan& plan, const Route& route);

}  // namespace plimsoll
