// `DeploymentPreference`: CodeDeploy shifts an alias to the new version step by step.
//
// In: functions with an alias. Out: the alias' UpdatePolicy; per function a deployment group, and
// once a template the application and the role of CodeDeploy.
#pragma once

#include "read/sam_stack.h"

namespace plimsoll {

// The attributes of the alias: its UpdatePolicy, or nothing.
Value alias_update_policy(const Resource& function, const Value& sam, Stack& stack);

}  // namespace plimsoll
