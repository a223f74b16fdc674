// Edits → the text after them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/edit.h"

namespace plimsoll {

// Whether the two touch the same text, or insert at the same place.
bool overlap(const TextEdit& left, const TextEdit& right);

// The edits lie in this text and do not overlap; their order does not matter.
std::string apply_edits(std::string_view text, std::vector<TextEdit> edits);

}  // namespace plimsoll
