#include "facts/managed_policies.h"

#include "facts/lookup.h"

namespace plimsoll {

namespace {

#include "facts/managed_policies.inc"

static_assert(is_keyed(managed_policy_rows, &ManagedPolicy::name));

}  // namespace

std::string_view managed_policy_name(std::string_view arn) {
  constexpr std::string_view owner = ":iam::aws:policy/";
  if (!arn.starts_with("arn:") || arn.find(owner) == std::string_view::npos) return {};
  return arn.substr(arn.rfind('/') + 1);
}

const ManagedPolicy* find_managed_policy(std::string_view name_or_arn) {
  const std::string_view name = managed_policy_name(name_or_arn);
  return find_row(managed_policy_rows, name.empty() ? name_or_arn : name, &ManagedPolicy::name);
}

std::span<const ManagedPolicy> managed_policies() {
  return managed_policy_rows;
}

}  // namespace plimsoll
