// Whether a value has the form that CloudFormation's table asks for: a number, a list, a map.
//
// In: a value and the kind of its shape. Out: how messages call the form, and whether what is known
// of the value is enough to say that it does not have it. What is opaque may have any.
#pragma once

#include <string_view>

#include "facts/resource_types.h"
#include "resource/value.h"

namespace plimsoll {

struct Form {
  std::string_view name;  // as people say it: "a whole number"
  std::string_view type;  // as CloudFormation says it: "Integer"
};

Form form_of(ShapeKind kind);
Form form_of(const Value& value);

// Numbers and booleans may stand in quotes.
bool contradicts(const Value& value, ShapeKind kind);

}  // namespace plimsoll
