// What contradicts the schema of its resource type, found in one walk over all properties.
//
// In: the resources of a deployment, as far as the table of resource types knows them. Out: each
// misfit with its place, in the order of the resources and of what is written in them. What is free
// in form (JSON) is only looked through for numbers that are no numbers. Not looked at: resources
// of other types, custom ones, and Terraform's, whose schema is the provider's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facts/resource_types.h"
#include "model/place.h"

namespace plimsoll {

struct SchemaMisfit {
  enum class Kind : std::uint8_t {
    unknown,      // a property that the structure does not have
    missing,      // one without which it is refused
    not_allowed,  // none of the values that are listed
    wrong_form,   // a list where a text belongs
    misread,      // a text without quotes that YAML reads as a number or a truth value
  };

  Kind kind;
  const Resource* resource;
  // "Environment.Variables": to the value, or to the structure that has or lacks a property; empty
  // for the properties as a whole.
  std::string path;
  std::string_view property;  // of `unknown` and `missing`
  Shape shape;                // of the value, or of that structure
  Place place;
  Value value;  // what does not fit; absent where something is missing
};

std::vector<SchemaMisfit> schema_misfits(const Resources& resources);

// "`VpcConfig.SubnetIds` of `AWS::Lambda::Function`": how messages name the place; the type alone
// when the path is empty.
std::string place_name(const SchemaMisfit& misfit);

}  // namespace plimsoll
