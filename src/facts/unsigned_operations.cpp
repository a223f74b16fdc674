#include "facts/unsigned_operations.h"

#include "facts/lookup.h"

namespace plimsoll {

namespace {

#include "facts/unsigned_operations.inc"

static_assert(is_keyed(unsigned_operation_rows, &UnsignedOperation::operation));

}  // namespace

bool is_unsigned_operation(std::string_view operation) {
  return find_row(unsigned_operation_rows, operation, &UnsignedOperation::operation) != nullptr;
}

}  // namespace plimsoll
