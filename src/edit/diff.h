// A unified difference, as `patch` and `git apply` take it.
#pragma once

#include <string>
#include <string_view>

namespace plimsoll {

// Of one file before and after; empty when nothing changed. Three lines of context.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace plimsoll
