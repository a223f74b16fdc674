// CloudFormation's resource types: what properties each has, down to the values in them.
//
// Compiled from the npm package @aws-cdk/aws-service-spec, which merges the schemas of the
// CloudFormation registry, for the services that serverless applications are made of (the list is
// in generate/resource_types.mjs). AWS adds properties and values all the time: what is not found
// is not known as of `resource_types_as_of`, and need not be wrong.
//
// What the package does not have: bounds and patterns, and properties that are required only
// together with others. A property is required when AWS refuses the resource without it, always.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "facts/date.h"

namespace plimsoll {

// The day on which the pinned version of the package was published.
inline constexpr Date resource_types_as_of{2026, 9, 29};

enum class ShapeKind : std::uint8_t {
  text,
  integer,
  number,
  boolean,
  json,  // an object or list in any form, or its JSON as a string
  list,
  map,        // any keys
  structure,  // these properties and no others
  either,     // one of several shapes
};

struct Property;

// What may stand at a property. A view of the table, copied freely.
class Shape {
 public:
  explicit constexpr Shape(std::uint16_t row) : row_(row) {}

  ShapeKind kind() const;

  // Of a text or integer: the values that AWS accepts. None when it does not list them.
  std::size_t allowed_count() const;
  std::string_view allowed(std::size_t index) const;
  bool allows(std::string_view value) const;  // true when none are listed

  // Of the items of a list, of the values of a map.
  Shape element() const;

  // Of an `either`.
  std::size_t alternative_count() const;
  Shape alternative(std::size_t index) const;

  // Of a structure, by name.
  std::size_t property_count() const;
  Property property(std::size_t index) const;
  std::optional<Property> find(std::string_view name) const;

  friend bool operator==(const Shape&, const Shape&) = default;

 private:
  std::uint16_t row_;
};

struct Property {
  std::string_view name;
  Shape shape;
  bool required;
  bool read_only;  // AWS makes it (Fn::GetAtt); what becomes of one that is written it does not say
};

// The properties of a resource type ("AWS::Lambda::Function"), a structure. None when the type is
// not in the table.
std::optional<Shape> find_resource_type(std::string_view type);

}  // namespace plimsoll
