#include "terraform/type_constraint.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "terraform/operators.h"
#include "terraform/unknown.h"

namespace plimsoll::terraform {

namespace {

// A value of no expression but those that defaults are written with.
Value literal(const Expression& expression) {
  const Span span = expression.span;
  if (expression.as<Null>()) return {};
  if (const auto* text = expression.as<String>()) return Value::scalar(text->text, span, true);
  if (const auto* number = expression.as<Number>()) return Value::scalar(number->text, span);
  if (const auto* known = expression.as<Bool>()) return boolean(known->value, span);
  if (const auto* tuple = expression.as<Tuple>()) {
    std::vector<Value> items;
    for (const ExpressionPtr& item : tuple->items) items.push_back(literal(*item));
    return Value::list(std::move(items), span);
  }
  if (const auto* object = expression.as<Object>()) {
    std::vector<Entry> entries;
    for (const ObjectItem& item : object->items) {
      const auto* key = item.key->as<String>();
      if (key) entries.push_back({key->text, item.key->span, literal(*item.value)});
    }
    return Value::map(std::move(entries), span);
  }
  return Value::opaque("", span);
}

Value to_scalar(const Value& value, std::string_view type) {
  const Scalar* scalar = value.as_scalar();
  if (!scalar) return value;
  const bool is_quoted = type == "string";
  if (scalar->quoted == is_quoted) return value;
  if (type == "number" && !value.as_number()) return value;
  if (type == "bool" && !value.as_bool()) return value;
  Value converted = Value::scalar(scalar->text, value.span(), is_quoted);
  for (auto step = value.trail().rbegin(); step != value.trail().rend(); ++step) {
    converted = converted.via(*step);
  }
  return converted;
}

Value to_list(const Value& value, const Expression& item_type, bool is_set) {
  if (!value.is_list()) return value;
  std::vector<Value> items;
  for (const Value& item : value.items()) {
    Value next = converted(item, item_type);
    const auto is_same = [&next](const Value& other) { return same(next, other); };
    const bool is_known = is_set && std::any_of(items.begin(), items.end(), is_same);
    if (!is_known) items.push_back(std::move(next));
  }
  return Value::list(std::move(items), value.span());
}

Value to_map(const Value& value, const Expression& item_type) {
  if (!value.is_map() || like_each(value)) return value;
  std::vector<Entry> entries(value.entries().begin(), value.entries().end());
  for (Entry& entry : entries) entry.value = converted(entry.value, item_type);
  return Value::map(std::move(entries), value.span(), value.is_open());
}

const Call* optional_type(const Expression& type) {
  const auto* call = type.as<Call>();
  return call && call->function == "optional" && !call->arguments.empty() ? call : nullptr;
}

// An attribute of an object: its type, and what it is when it is not given.
Value to_attribute(const Value& value, const Expression& type) {
  const Call* optional = optional_type(type);
  if (!optional) return converted(value, type);
  const Expression& inner = *optional->arguments[0];
  if (value || optional->arguments.size() < 2) return converted(value, inner);
  return converted(literal(*optional->arguments[1]), inner);
}

// Attributes that the type does not name are dropped.
Value to_object(const Value& value, const Object& type) {
  if (!value.is_map() || like_each(value)) return value;
  std::vector<Entry> entries;
  for (const ObjectItem& item : type.items) {
    const auto* name = item.key->as<String>();
    if (!name) continue;
    const Entry* written = value.find(name->text);
    if (!written && value.is_open()) continue;
    if (!written && !optional_type(*item.value)) continue;
    entries.push_back({name->text, written ? written->key_span : value.span(),
                       to_attribute(written ? written->value : Value(), *item.value)});
  }
  return Value::map(std::move(entries), value.span(), value.is_open());
}

}  // namespace

Value converted(const Value& value, const Expression& type) {
  if (const auto* name = type.as<Name>()) return to_scalar(value, name->text);
  if (const auto* name = type.as<String>()) return to_scalar(value, name->text);  // of old
  const auto* call = type.as<Call>();
  if (!call || call->arguments.empty() || !value) return value;
  const Expression& argument = *call->arguments[0];
  if (call->function == "list") return to_list(value, argument, false);
  if (call->function == "set") return to_list(value, argument, true);
  if (call->function == "map") return to_map(value, argument);
  const auto* object = argument.as<Object>();
  return call->function == "object" && object ? to_object(value, *object) : value;
}

}  // namespace plimsoll::terraform
