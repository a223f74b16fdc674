// What must hold of every tree, whatever was parsed: the property tests and the fuzz targets ask
// for it. Scalars are read again from their spans, with a reader that shares nothing with the
// parsers.
#pragma once

#include <string>
#include <vector>

#include "tree/tree.h"

namespace plimsoll::test {

// One line for each law that is broken, with its place; empty when all hold.
std::vector<std::string> broken_laws(const Tree& tree, const SourceFile& file);

}  // namespace plimsoll::test
