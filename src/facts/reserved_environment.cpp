#include "facts/reserved_environment.h"

#include <algorithm>

namespace plimsoll {

namespace {

struct ReservedName {
  std::string_view name;
};

#include "facts/reserved_environment.inc"

static_assert(std::ranges::is_sorted(reserved_name_rows, {}, &ReservedName::name));

}  // namespace

bool is_reserved_environment_name(std::string_view name) {
  return std::ranges::binary_search(reserved_name_rows, name, {}, &ReservedName::name);
}

}  // namespace plimsoll
