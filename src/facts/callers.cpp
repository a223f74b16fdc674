#include "facts/callers.h"

#include "facts/lookup.h"

namespace plimsoll {

namespace {

#include "facts/callers.inc"

static_assert(is_keyed(caller_rows, &Caller::id));

}  // namespace

const Caller* find_caller(std::string_view id) {
  return find_row(caller_rows, id, &Caller::id);
}

std::span<const Caller> callers() {
  return caller_rows;
}

}  // namespace plimsoll
