// Names that a template uses and does not define.
//
// In: one template as it is declared; nothing is evaluated, because CloudFormation resolves names
// in both branches of a condition before it deploys anything. Out: every use of a name that the
// template does not define, in the order of the file. What the SAM transform defines is not known
// here and has to be left out by the caller.
// Refuses: to say anything of a template to which a macro, a module or a loop over unknown things
// may add names, of what stands beside a macro, and of a file that is a part of a template.
#pragma once

#include <string>
#include <vector>

#include "read/cfn_stacks.h"
#include "resource/resource.h"

namespace plimsoll {

std::vector<UnknownName> undefined_names(const Stacks& stacks, const Instance& instance);

// Leaves out the names of resources that are generated. Ids that end in a hash of their contents
// (versions, deployments, layers) are in `resources` without it. `prefix` is the instance's.
void leave_out_generated(std::vector<UnknownName>& names, const std::string& prefix,
                         const Resources& resources);

}  // namespace plimsoll
