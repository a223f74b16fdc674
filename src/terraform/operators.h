// The operators of the language, on values that may not be known.
//
// In: operands. Out: what they make; opaque where that depends on what is not known, which it does
// not always: `false && x` is false, and no ARN is null. Nothing where Terraform would refuse
// the operands.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "resource/value.h"
#include "text/span.h"

namespace plimsoll::terraform {

std::optional<Value> negated(char operation, const Value& operand, Span span);
std::optional<Value> combined(std::string_view operation, const Value& left, const Value& right,
                              Span span);

// Which providers take for one that is not set.
bool is_empty_text(const Value& value);
// Whether two values are equal; nothing where that is not known.
std::optional<bool> equal(const Value& left, const Value& right);

Value number(double value, Span span);
Value boolean(bool value, Span span);

}  // namespace plimsoll::terraform
