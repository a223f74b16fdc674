// Where and how one more entry is written into a mapping.
#pragma once

#include <optional>
#include <string_view>

#include "resource/value.h"
#include "text/edit.h"
#include "text/source.h"
#include "tree/tree.h"

namespace plimsoll {

// Behind the last entry in flow style and JSON; in block style behind the first entries that take
// one line each, where comments and long values are out of the way. Nothing when the mapping is
// written in a way that is not understood well enough (behind a tag or an anchor, with tabs).
std::optional<TextEdit> insertion(const Tree& tree, const SourceFile& file, std::uint32_t mapping,
                                  std::string_view key, const Value& value);

}  // namespace plimsoll
