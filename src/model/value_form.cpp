#include "model/value_form.h"

#include <algorithm>
#include <iterator>

namespace plimsoll {

namespace {

// YAML's own words for true and false count where they have no quotes. Whether CloudFormation takes
// 0 and 1 is not documented.
bool is_boolean(const Scalar& scalar) {
  static constexpr std::string_view words[] = {"yes", "Yes", "YES", "no",  "No",  "NO",
                                               "on",  "On",  "ON",  "off", "Off", "OFF"};
  if (Value::scalar(scalar.text, {}).as_bool()) return true;
  if (scalar.text == "0" || scalar.text == "1") return true;
  return !scalar.quoted && std::ranges::find(words, scalar.text) != std::end(words);
}

bool is_single(ShapeKind kind) {
  return kind == ShapeKind::text || kind == ShapeKind::integer || kind == ShapeKind::number ||
         kind == ShapeKind::boolean;
}

}  // namespace

Form form_of(ShapeKind kind) {
  switch (kind) {
    case ShapeKind::integer:
      return {"a whole number", "Integer"};
    case ShapeKind::number:
      return {"a number", "Number"};
    case ShapeKind::boolean:
      return {"true or false", "Boolean"};
    case ShapeKind::list:
      return {"a list", "JSONArray"};
    case ShapeKind::map:
    case ShapeKind::structure:
      return {"a map", "JSONObject"};
    default:
      return {"a text", "String"};
  }
}

Form form_of(const Value& value) {
  if (value.is_list()) return form_of(ShapeKind::list);
  if (value.is_map()) return form_of(ShapeKind::map);
  return form_of(ShapeKind::text);
}

bool contradicts(const Value& value, ShapeKind kind) {
  if (kind == ShapeKind::json || kind == ShapeKind::either || value.is_opaque()) return false;
  if (kind == ShapeKind::list) return value.is_map() || value.as_scalar() || value.as_text();
  if (!is_single(kind)) return value.is_list() || value.as_scalar() || value.as_text();
  if (value.is_list() || value.is_map()) return true;
  const Scalar* scalar = value.as_scalar();
  if (scalar == nullptr || kind == ShapeKind::text) return false;
  return kind == ShapeKind::boolean ? !is_boolean(*scalar) : !value.as_number();
}

}  // namespace plimsoll
