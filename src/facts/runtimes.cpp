#include "facts/runtimes.h"

#include "facts/lookup.h"

namespace plimsoll {

namespace {

#include "facts/runtimes.inc"

static_assert(is_keyed(runtime_rows, &Runtime::id));

}  // namespace

const Runtime* find_runtime(std::string_view id) {
  return find_row(runtime_rows, id, &Runtime::id);
}

std::span<const Runtime> runtimes() {
  return runtime_rows;
}

}  // namespace plimsoll
