#include "facts/sam_globals.h"

#include <algorithm>
#include <compare>

namespace plimsoll {

namespace {

struct SamGlobal {
  std::string_view section;
  std::string_view property;

  friend constexpr auto operator<=>(const SamGlobal&, const SamGlobal&) = default;
};

#include "facts/sam_globals.inc"

static_assert(std::ranges::is_sorted(sam_global_rows));

}  // namespace

bool is_sam_globals_section(std::string_view section) {
  return std::ranges::binary_search(sam_global_rows, section, {}, &SamGlobal::section);
}

bool is_sam_global(std::string_view section, std::string_view property) {
  return std::ranges::binary_search(sam_global_rows, SamGlobal{section, property});
}

}  // namespace plimsoll
