// Says in which resource and property a finding lies.
//
// In: findings with spans, and the resources of their scenario. Out: the same findings with
// `resource` and `property` filled in. Where the text is outside every resource (Globals, a
// parameter's default), the first note that lies in one says who suffers.
#pragma once

#include <vector>

#include "check/finding.h"
#include "resource/resource.h"

namespace plimsoll {

// Cost: one walk over the values, whatever the number of findings.
void locate(std::vector<Finding>& findings, const Resources& resources);

}  // namespace plimsoll
