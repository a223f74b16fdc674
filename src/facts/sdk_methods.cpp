#include "facts/sdk_methods.h"

#include <algorithm>

#include "facts/lookup.h"
#include "text/lower_case.h"

namespace plimsoll {

namespace {

#include "facts/sdk_methods.inc"

static_assert(std::ranges::is_sorted(sdk_method_rows, {}, &SdkMethod::service));

// Without regard to case and underscores.
bool same_name(std::string_view left, std::string_view right) {
  auto a = left.begin();
  auto b = right.begin();
  while (true) {
    while (a != left.end() && *a == '_') ++a;
    while (b != right.end() && *b == '_') ++b;
    if (a == left.end() || b == right.end()) return a == left.end() && b == right.end();
    if (lower_case(*a++) != lower_case(*b++)) return false;
  }
}

}  // namespace

const SdkMethod* find_sdk_method(std::string_view service, std::string_view resource,
                                 std::string_view method) {
  for (const SdkMethod& row : find_rows(sdk_method_rows, service, &SdkMethod::service)) {
    if (row.resource == resource && same_name(row.method, method)) return &row;
  }
  return nullptr;
}

}  // namespace plimsoll
