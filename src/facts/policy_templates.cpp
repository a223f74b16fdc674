#include "facts/policy_templates.h"

#include "facts/lookup.h"

namespace plimsoll {

namespace {

#include "facts/policy_templates.inc"

static_assert(is_keyed(policy_template_rows, &PolicyTemplate::name));

}  // namespace

const PolicyTemplate* find_policy_template(std::string_view name) {
  return find_row(policy_template_rows, name, &PolicyTemplate::name);
}

std::span<const PolicyTemplate> policy_templates() {
  return policy_template_rows;
}

}  // namespace plimsoll
