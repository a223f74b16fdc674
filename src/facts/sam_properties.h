// The properties of SAM's own resource types and of their events, as the transform knows them: it
// refuses a resource with any other. Source: sam_properties.tsv.
//
// AWS::Serverless::GraphQLApi is not here: the transform does not look for names that it lacks.
#pragma once

#include <span>
#include <string_view>

#include "facts/date.h"

namespace plimsoll {

// The day of the transform's source that was read.
inline constexpr Date sam_properties_as_of{2026, 5, 29};

struct SamProperty {
  // "AWS::Serverless::Function"; of an event "AWS::Serverless::Function.Events.SQS".
  std::string_view owner;
  std::string_view property;
  bool required;
};

// By name. Empty when the table does not have the owner.
std::span<const SamProperty> sam_properties(std::string_view owner);

}  // namespace plimsoll
