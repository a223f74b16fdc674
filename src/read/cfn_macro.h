// Macros: transforms of a whole template that only their owner can carry out.
#pragma once

#include <vector>

#include "tree/tree.h"

namespace plimsoll {

// The names under `Transform` (and calls of Fn::Transform at the top) that are neither carried out
// here nor known to leave everything that is read as it is.
std::vector<Node> unknown_macros(Node root);

// A resource of a registered module, "Acme::Network::Vpc::MODULE", stands for others.
bool is_module(Node resource);

}  // namespace plimsoll
