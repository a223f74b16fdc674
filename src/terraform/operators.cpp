#include "terraform/operators.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "terraform/unknown.h"

namespace plimsoll::terraform {

namespace {

bool is_bare_bool(const Scalar& scalar) {
  return !scalar.quoted && (scalar.text == "true" || scalar.text == "false");
}

// Scalars of two types are never equal, but what comes from outside may have been converted.
std::optional<bool> equal_scalars(const Value& left, const Value& right) {
  const Scalar& one = *left.as_scalar();
  const Scalar& other = *right.as_scalar();
  const bool same_type = one.quoted == other.quoted && is_bare_bool(one) == is_bare_bool(other);
  if (one.text == other.text) return same_type ? std::optional(true) : std::nullopt;
  if (!same_type || one.quoted) return false;
  const auto number = left.as_number();
  return number && number == right.as_number();
}

std::optional<bool> equal_lists(const Value& left, const Value& right) {
  const auto one = left.items();
  const auto other = right.items();
  if (one.size() != other.size()) return false;
  std::optional<bool> result = true;
  for (std::size_t i = 0; i < one.size(); ++i) {
    const auto here = equal(one[i], other[i]);
    if (here == false) return false;
    if (!here) result = std::nullopt;
  }
  return result;
}

std::optional<bool> equal_maps(const Value& left, const Value& right) {
  if (left.is_open() || right.is_open()) return std::nullopt;
  if (left.entries().size() != right.entries().size()) return false;
  std::optional<bool> result = true;
  for (const Entry& entry : left.entries()) {
    const Entry* twin = right.find(entry.key);
    const auto here = twin ? equal(entry.value, twin->value) : std::optional(false);
    if (here == false) return false;
    if (!here) result = std::nullopt;
  }
  return result;
}

// What every resource has; other attributes may be null, or empty.
bool is_always_there(const Reference& reference) {
  const std::string& attribute = reference.attribute;
  return attribute.empty() || attribute == "id" || attribute == "arn";
}

// A text with holes has its literal letters in any case.
bool is_never_empty(const Value& value) {
  if (const Reference* reference = value.as_reference()) return is_always_there(*reference);
  const Text* text = value.as_text();
  return text && std::any_of(text->parts.begin(), text->parts.end(), [](const Text::Part& part) {
           return part.kind == Text::Part::Kind::literal;
         });
}

// Null is equal to null alone, and some attributes of resources may be null.
std::optional<bool> equal_to_null(const Value& value) {
  const Reference* reference = value.as_reference();
  if (reference && !is_always_there(*reference)) return std::nullopt;
  return value.is_absent();
}

std::optional<std::string> written(std::string_view operation, const Value& left,
                                   const Value& right) {
  const auto one = identify(left);
  const auto other = identify(right);
  if (!one || !other) return std::nullopt;
  return fmt::format("({} {} {})", *one, operation, *other);
}

std::optional<Value> logical(std::string_view operation, const Value& left, const Value& right,
                             Span span) {
  const bool decides = operation == "||";  // the operand that settles it, whatever the other one
  for (const Value* operand : {&left, &right}) {
    const auto known = operand->as_bool();
    if (is_known(*operand) && !known) return std::nullopt;
    if (known == decides) return boolean(decides, span);
  }
  if (left.as_bool() && right.as_bool()) return boolean(!decides, span);
  return unknown(written(operation, left, right), span);
}

std::optional<Value> compared(std::string_view operation, double left, double right, Span span) {
  if (operation == "<") return boolean(left < right, span);
  if (operation == "<=") return boolean(left <= right, span);
  if (operation == ">") return boolean(left > right, span);
  if (operation == ">=") return boolean(left >= right, span);
  return std::nullopt;
}

std::optional<Value> calculated(std::string_view operation, double left, double right, Span span) {
  if (operation == "+") return number(left + right, span);
  if (operation == "-") return number(left - right, span);
  if (operation == "*") return number(left * right, span);
  if (right == 0) return std::nullopt;
  if (operation == "/") return number(left / right, span);
  if (operation == "%") return number(std::fmod(left, right), span);
  return std::nullopt;
}

// A collection is of another type than everything else; or it is the text that jsonencode makes of
// it, which is not empty.
std::optional<bool> equal_to_collection(const Value& other) {
  const Scalar* scalar = other.as_scalar();
  const bool differs =
      other.is_list() || other.is_map() || (scalar && (!scalar->quoted || scalar->text.empty()));
  return differs ? std::optional(false) : std::nullopt;
}

}  // namespace

bool is_empty_text(const Value& value) {
  const std::string* text = value.as_string();
  return text && text->empty();
}

Value number(double value, Span span) {
  // As Terraform writes it: no exponent where the number is whole, no trailing zeros.
  const bool is_whole = std::trunc(value) == value && std::abs(value) < 1e15;
  return Value::scalar(is_whole ? fmt::format("{:.0f}", value) : fmt::format("{}", value), span);
}

Value boolean(bool value, Span span) {
  return Value::scalar(value ? "true" : "false", span);
}

std::optional<bool> equal(const Value& left, const Value& right) {
  if (left.is_opaque() || right.is_opaque() || like_each(left) || like_each(right)) {
    return same(left, right) ? std::optional(true) : std::nullopt;
  }
  if (left.is_absent()) return equal_to_null(right);
  if (right.is_absent()) return equal_to_null(left);
  if (left.as_scalar() && right.as_scalar()) return equal_scalars(left, right);
  if (left.is_list() && right.is_list()) return equal_lists(left, right);
  if (left.is_map() && right.is_map()) return equal_maps(left, right);
  if (same(left, right)) return true;
  if (left.is_list() || left.is_map()) return equal_to_collection(right);
  if (right.is_list() || right.is_map()) return equal_to_collection(left);
  if (is_empty_text(left) && is_never_empty(right)) return false;
  if (is_empty_text(right) && is_never_empty(left)) return false;
  return std::nullopt;
}

std::optional<Value> negated(char operation, const Value& operand, Span span) {
  if (operation == '!') {
    if (const auto known = operand.as_bool()) return boolean(!*known, span);
  } else if (const auto known = operand.as_number()) {
    return number(-*known, span);
  }
  if (is_known(operand)) return std::nullopt;
  const auto name = identify(operand);
  return unknown(name ? std::optional(fmt::format("{}{}", operation, *name)) : name, span);
}

std::optional<Value> combined(std::string_view operation, const Value& left, const Value& right,
                              Span span) {
  if (operation == "==" || operation == "!=") {
    const auto known = equal(left, right);
    if (known) return boolean(*known == (operation == "=="), span);
    return unknown(written(operation, left, right), span);
  }
  if (operation == "&&" || operation == "||") return logical(operation, left, right, span);
  for (const Value* operand : {&left, &right}) {
    if (operand->is_absent()) return std::nullopt;
    if (is_known(*operand) && !operand->as_number()) return std::nullopt;
  }
  const auto one = left.as_number();
  const auto other = right.as_number();
  if (!one || !other) return unknown(written(operation, left, right), span);
  if (auto result = compared(operation, *one, *other, span)) return result;
  return calculated(operation, *one, *other, span);
}

}  // namespace plimsoll::terraform
