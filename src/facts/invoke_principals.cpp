#include "facts/invoke_principals.h"

#include "facts/lookup.h"

namespace plimsoll {

namespace {

#include "facts/invoke_principals.inc"

static_assert(is_keyed(invoke_principal_rows, &InvokePrincipal::trigger));

}  // namespace

const InvokePrincipal* find_invoke_principal(std::string_view trigger) {
  return find_row(invoke_principal_rows, trigger, &InvokePrincipal::trigger);
}

std::span<const InvokePrincipal> invoke_principals() {
  return invoke_principal_rows;
}

}  // namespace plimsoll
