#include "facts/terraform_types.h"

#include <algorithm>
#include <utility>

#include "facts/lookup.h"

namespace plimsoll {

namespace {

#include "facts/terraform_attributes.inc"
#include "facts/terraform_references.inc"
#include "facts/terraform_types.inc"

constexpr auto key_of(const auto& row) {
  return std::pair(row.provider_type, row.attribute);
}

constexpr auto attribute_key = [](const TerraformAttribute& row) { return key_of(row); };
constexpr auto reference_key = [](const TerraformReference& row) { return key_of(row); };

static_assert(is_keyed(terraform_type_rows, &TerraformType::provider_type));
static_assert(is_keyed(terraform_attribute_rows, attribute_key));
static_assert(is_keyed(terraform_reference_rows, reference_key));

}  // namespace

const TerraformType* find_terraform_type(std::string_view provider_type) {
  return find_row(terraform_type_rows, provider_type, &TerraformType::provider_type);
}

const TerraformAttribute* find_terraform_attribute(std::string_view provider_type,
                                                   std::string_view attribute) {
  return find_row(terraform_attribute_rows, std::pair(provider_type, attribute), attribute_key);
}

const TerraformReference* find_terraform_reference(std::string_view provider_type,
                                                   std::string_view attribute) {
  return find_row(terraform_reference_rows, std::pair(provider_type, attribute), reference_key);
}

std::span<const TerraformType> terraform_types() {
  return terraform_type_rows;
}

std::span<const TerraformReference> terraform_references() {
  return terraform_reference_rows;
}

}  // namespace plimsoll
