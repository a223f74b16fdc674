#include "read/sam_write.h"

#include <algorithm>

namespace plimsoll {

Value At::value(const Content& content) const {
  return content.is_literal ? string(content.literal) : content.value;
}

Value At::list(std::initializer_list<Content> items) const {
  std::vector<Value> values;
  for (const Content& item : items) values.push_back(value(item));
  return list(std::move(values));
}

Value At::list(std::vector<Value> items) const {
  std::erase_if(items, [](const Value& item) { return item.is_absent(); });
  return Value::list(std::move(items), cause_);
}

Value At::map(std::initializer_list<Pair> pairs) const {
  return with(Value::map({}, cause_), pairs);
}

Value At::with(const Value& map, std::initializer_list<Pair> pairs) const {
  std::vector<Entry> entries;
  for (const Pair& pair : pairs) {
    Value written = value(pair.content);
    if (!written) continue;
    const Span key = written.span();
    entries.push_back({std::string(pair.key), key, std::move(written)});
  }
  if (map.is_map()) return map.with(std::move(entries));
  return Value::map(std::move(entries), cause_);
}

Value At::sub(std::string_view format, std::initializer_list<Pair> holes) const {
  const auto resolve = [&](std::string_view name) {
    const auto* given = std::find_if(holes.begin(), holes.end(),
                                     [name](const Pair& pair) { return pair.key == name; });
    if (given == holes.end()) return unknown(std::string(name));
    const Value filling = value(given->content);
    const bool is_string = filling && !filling.is_list() && !filling.is_map();
    return is_string ? filling.to_text() : unknown("");
  };
  return Value::text(fill(format, resolve), cause_);
}

Text unknown(std::string identity) {
  Text::Part part;
  part.kind = Text::Part::Kind::opaque;
  part.opaque.identity = std::move(identity);
  return {{std::move(part)}};
}

Value value_at(const Value& map, std::initializer_list<std::string_view> path) {
  Value found = map;
  for (const std::string_view key : path) found = found[key];
  return found;
}

bool is_set(const Value& value) {
  if (value.is_absent()) return false;
  if (value.is_list()) return !value.items().empty();
  if (value.is_map()) return !value.entries().empty() || value.is_open();
  const Scalar* scalar = value.as_scalar();
  if (!scalar) return true;
  return !scalar->text.empty() && (scalar->quoted || value.as_bool() != false);
}

bool is(const Value& value, std::string_view text) {
  const std::string* scalar = value.as_string();
  return scalar && *scalar == text;
}

bool is_true(const Value& value) {
  return value.as_bool() == true;
}

std::vector<Value> each(const Value& one_or_all) {
  if (!one_or_all) return {};
  if (!one_or_all.is_list()) return {one_or_all};
  return {one_or_all.items().begin(), one_or_all.items().end()};
}

std::string known_string(const Value& value) {
  const std::string* text = value.as_string();
  return text ? *text : std::string();
}

Value with_trail(const Value& value, const Trail& trail) {
  Value result = value;
  std::for_each(trail.rbegin(), trail.rend(),
                [&result](const Note& step) { result = result.via(step); });
  return result;
}

Span key_span(const Value& map, std::string_view key) {
  return key_span_or(map, key, map.span());
}

Span key_span_or(const Value& map, std::string_view key, Span otherwise) {
  const Entry* entry = map.find(key);
  return entry ? entry->key_span : otherwise;
}

Distinct::Distinct(std::vector<Value> first) {
  for (Value& value : first) add(std::move(value));
}

void Distinct::add(Value value) {
  if (value && known_.insert(print(value)).second) values_.push_back(std::move(value));
}

}  // namespace plimsoll
