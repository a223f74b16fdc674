// tostring, jsonencode, jsondecode …
#include "resource/json_text.h"
#include "resource/text_parts.h"
#include "terraform/functions.h"
#include "terraform/json_write.h"
#include "terraform/operators.h"
#include "terraform/unknown.h"

namespace plimsoll::terraform {

namespace {

// What is no scalar yet will be one when it is known, and is the same value then.
bool will_be_text(const Value& value) {
  return value.is_absent() || value.is_opaque() || value.as_reference() || value.as_text();
}

Value tostring(const Arguments& call) {
  const Value value = call[0];
  const Scalar* scalar = value.as_scalar();
  if (!scalar) return will_be_text(value) ? value : call.fail();
  return scalar->quoted ? value : Value::scalar(scalar->text, value.span(), true);
}

Value tonumber(const Arguments& call) {
  const Value value = call[0];
  const Scalar* scalar = value.as_scalar();
  if (!scalar) return will_be_text(value) ? value : call.fail();
  if (!scalar->quoted) return value.as_number() ? value : call.fail();
  return value.as_number() ? number(*value.as_number(), value.span()) : call.fail();
}

Value tobool(const Arguments& call) {
  const Value value = call[0];
  if (!value.as_scalar()) return will_be_text(value) ? value : call.fail();
  const auto known = value.as_bool();
  return known ? boolean(*known, value.span()) : call.fail();
}

Value tolist(const Arguments& call) {
  return call[0];
}

Value tomap(const Arguments& call) {
  const bool is_other = is_known(call[0]) && !call[0].is_map();
  return is_other ? call.fail() : call[0];
}

// A map or a list stays what it is; so does what is not known, whatever it is.
Value jsonencode(const Arguments& call) {
  const Value value = call[0];
  if (value.is_map() || value.is_list() || value.is_opaque()) return value;
  Text json = write_json(value);
  return Value::text(std::move(json), call.span);
}

Value jsondecode(const Arguments& call) {
  const Value value = call[0];
  if (value.is_map() || value.is_list()) return value;
  if (!value.as_scalar() && !value.as_text()) return call.unknown();
  const Value parsed = parse_json_text(value);
  if (parsed) return parsed;
  const std::string* text = value.as_string();
  return text && *text == "null" ? Value() : call.fail();
}

// A secret is neither compared nor printed.
Value sensitive(const Arguments& call) {
  return Value::opaque("", call.span);
}

Value nonsensitive(const Arguments& call) {
  return call[0];
}

}  // namespace

std::span<const Function> conversion_functions() {
  static constexpr Function functions[] = {
      {"tostring", 1, 1, Wants::anything, tostring},
      {"tonumber", 1, 1, Wants::anything, tonumber},
      {"tobool", 1, 1, Wants::anything, tobool},
      {"tolist", 1, 1, Wants::anything, tolist},
      {"tomap", 1, 1, Wants::anything, tomap},
      {"jsonencode", 1, 1, Wants::anything, jsonencode},
      {"jsondecode", 1, 1, Wants::anything, jsondecode},
      {"sensitive", 1, 1, Wants::anything, sensitive},
      {"nonsensitive", 1, 1, Wants::anything, nonsensitive},
  };
  return functions;
}

}  // namespace plimsoll::terraform
