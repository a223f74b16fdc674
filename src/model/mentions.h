// Which resources are named by others, in whatever property, or by an output: what is named may be
// used in a way that the model does not know.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "model/deployment.h"

namespace plimsoll {

// Ids of the resources that outputs name, or resources other than those of these types. Walks over
// everything: ask once.
std::set<std::string> mentioned(const Deployment& deployment,
                                const std::set<std::string_view>& except_by_types);

}  // namespace plimsoll
