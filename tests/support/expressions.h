// Terraform's expressions as text, so that tests see how they were understood: `(+ a (* b c))`.
#pragma once

#include <string>

#include "terraform/block.h"

namespace plimsoll::test {

std::string shown(const terraform::Expression& expression);
// One attribute or block a line.
std::string shown(const terraform::Body& body, int depth = 0);

}  // namespace plimsoll::test
