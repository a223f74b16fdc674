// Type constraints of variables: `list(string)`, `object({ name = string, size = optional(number,
// 3) })`.
//
// In: a value and the expression of its type. Out: the value as the module sees it: attributes that
// are optional and not given have their default, a set has no item twice, "3" is 3 where a number
// is wanted. What does not fit stays as it is: Terraform will say so itself.
#pragma once

#include "resource/value.h"
#include "terraform/expression.h"

namespace plimsoll::terraform {

Value converted(const Value& value, const Expression& type);

}  // namespace plimsoll::terraform
