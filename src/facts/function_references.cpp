#include "facts/function_references.h"

#include <algorithm>

#include "facts/lookup.h"

namespace plimsoll {

namespace {

#include "facts/function_references.inc"

static_assert(std::ranges::is_sorted(function_reference_rows, {},
                                     &FunctionReference::resource_type));

}  // namespace

std::span<const FunctionReference> function_references(std::string_view resource_type) {
  return find_rows(function_reference_rows, resource_type, &FunctionReference::resource_type);
}

}  // namespace plimsoll
