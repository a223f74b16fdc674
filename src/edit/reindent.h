// Entries that stand beside the map to which they belong → indented, so that they stand in it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "text/edit.h"
#include "text/source.h"
#include "tree/tree.h"

namespace plimsoll {

// Indents the lines of these entries of a mapping as deep as what is in its entry `into`, behind
// which they must follow, one after the other. Empty where they do not, and where that would not
// put them in (flow style, JSON, nothing there to be as deep as).
std::vector<TextEdit> indent_into(const Tree& tree, const SourceFile& file, std::uint32_t mapping,
                                  std::string_view into, std::span<const std::string> keys);

}  // namespace plimsoll
