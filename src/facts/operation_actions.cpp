#include "facts/operation_actions.h"

#include <algorithm>

#include "facts/iam_pattern.h"
#include "facts/lookup.h"

namespace plimsoll {

namespace {

#include "facts/operation_actions.inc"

static_assert(is_keyed(operation_rows, &OperationActions::operation));

}  // namespace

const OperationActions* find_operation(std::string_view operation) {
  const auto row = std::ranges::find_if(operation_rows, [operation](const OperationActions& known) {
    return iam_pattern_matches(known.operation, operation);
  });
  return row == std::end(operation_rows) ? nullptr : &*row;
}

}  // namespace plimsoll
