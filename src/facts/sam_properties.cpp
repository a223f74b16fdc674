#include "facts/sam_properties.h"

#include <algorithm>

#include "facts/lookup.h"

namespace plimsoll {

namespace {

#include "facts/sam_properties.inc"

static_assert(std::ranges::is_sorted(sam_property_rows, {}, &SamProperty::owner));

}  // namespace

std::span<const SamProperty> sam_properties(std::string_view owner) {
  return find_rows(sam_property_rows, owner, &SamProperty::owner);
}

}  // namespace plimsoll
