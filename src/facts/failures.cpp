#include "facts/failures.h"

#include <iterator>

#include "facts/lookup.h"

namespace plimsoll {

namespace {

#include "facts/failures.inc"
#include "facts/invoke_errors.inc"
#include "facts/retries.inc"

static_assert(is_keyed(failure_rows, &KnownFailure::id));
static_assert(is_keyed(invoke_error_rows, &InvokeError::exception));
static_assert(is_keyed(retry_rows, &Retry::kind));
static_assert(std::size(retry_rows) == static_cast<std::size_t>(FailureKind::timed_out) + 1,
              "each kind has its row");

}  // namespace

std::span<const KnownFailure> known_failures() {
  return failure_rows;
}

const Retry& retry_of(FailureKind kind) {
  return *find_row(retry_rows, kind, &Retry::kind);
}

const InvokeError* find_invoke_error(std::string_view exception) {
  return find_row(invoke_error_rows, exception, &InvokeError::exception);
}

std::span<const InvokeError> invoke_errors() {
  return invoke_error_rows;
}

}  // namespace plimsoll
