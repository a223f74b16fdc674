#include "terraform/unknown.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace plimsoll::terraform {

namespace {

// Longer names help nobody to see that two values are the same.
constexpr std::size_t longest_identity = 2'000;

// The one key of a map that stands for an unknown number of values; no one can write it.
constexpr std::string_view several_key = "\x01several";
constexpr std::string_view each_key = "each.key of ";
constexpr std::string_view count_index = "count.index of ";
constexpr std::string_view perhaps_there = "perhaps ";
constexpr std::string_view further = "items of ";

bool is_short(const std::string& text) {
  return text.size() <= longest_identity;
}

bool has_anonymous(const Text& text) {
  return std::any_of(text.parts.begin(), text.parts.end(), [](const Text::Part& part) {
    return part.kind == Text::Part::Kind::opaque && part.opaque.identity.empty();
  });
}

std::optional<std::string> identify_items(const Value& list) {
  std::string result = "[";
  for (const Value& item : list.items()) {
    const auto name = identify(item);
    if (!name || !is_short(result)) return std::nullopt;
    result += (result.size() > 1 ? ", " : "") + *name;
  }
  return result + "]";
}

std::optional<std::string> identify_entries(const Value& map) {
  if (map.is_open()) return std::nullopt;
  std::string result = "{";
  for (const Entry& entry : map.entries()) {
    const auto name = identify(entry.value);
    if (!name || !is_short(result)) return std::nullopt;
    result += fmt::format("{}{} = {}", result.size() > 1 ? ", " : "", entry.key, *name);
  }
  return result + "}";
}

// An opaque value that says by its identity what it is; so it has one in any case.
Value marked(std::string_view mark, const Value& value, Span span) {
  const auto name = identify(value);
  const auto place = fmt::format("{}:{}", static_cast<std::uint32_t>(span.file), span.begin);
  const bool is_short_enough = name && name->size() + mark.size() <= longest_identity;
  return Value::opaque(fmt::format("{}{}", mark, is_short_enough ? *name : place), span);
}

bool is_marked(std::string_view mark, const Value& value) {
  const Opaque* opaque = value.as_opaque();
  return opaque && opaque->identity.starts_with(mark);
}

Value perhaps(const Entry& entry) {
  return marked(perhaps_there, entry.value, entry.value.span());
}

Value either_map(const Value& one, const Value& other, Span span) {
  std::vector<Entry> entries;
  for (const Entry& entry : one.entries()) {
    const Entry* twin = other.find(entry.key);
    Value value =
        twin ? either(entry.value, twin->value, std::nullopt, entry.value.span()) : perhaps(entry);
    entries.push_back({entry.key, entry.key_span, std::move(value)});
  }
  for (const Entry& entry : other.entries()) {
    if (!one.find(entry.key)) entries.push_back({entry.key, entry.key_span, perhaps(entry)});
  }
  return Value::map(std::move(entries), span, one.is_open() || other.is_open());
}

// The item of a list that may be empty as well.
std::optional<Value> one_or_none(const Value& one, const Value& other) {
  if (!one.is_list() || !other.is_list()) return std::nullopt;
  const auto items = one.items().empty() ? other.items() : one.items();
  const std::size_t both = one.items().size() + other.items().size();
  return both == 1 ? std::optional(items.front()) : std::nullopt;
}

bool mentions_several(const Value& value) {
  if (like_each(value)) return true;
  const auto items = value.items();
  const auto entries = value.entries();
  return std::any_of(items.begin(), items.end(), mentions_several) ||
         std::any_of(entries.begin(), entries.end(),
                     [](const Entry& entry) { return mentions_several(entry.value); });
}

}  // namespace

std::optional<std::string> identify(const Value& value) {
  if (const auto like = like_each(value)) {
    const auto name = identify(*like);
    return name ? std::optional("each of " + *name) : std::nullopt;
  }
  if (value.is_list()) return identify_items(value);
  if (value.is_map()) return identify_entries(value);
  if (const Text* text = value.as_text(); text && has_anonymous(*text)) return std::nullopt;
  const Opaque* opaque = value.as_opaque();
  if (opaque && opaque->identity.empty()) return std::nullopt;
  if (opaque) return opaque->identity;
  const Reference* reference = value.as_reference();
  std::string name = !reference ? print(value)
                     : reference->attribute.empty()
                         ? reference->resource
                         : reference->resource + "." + reference->attribute;
  return is_short(name) ? std::optional(std::move(name)) : std::nullopt;
}

Value unknown(std::optional<std::string> identity, Span span) {
  const bool is_named = identity && is_short(*identity);
  return Value::opaque(is_named ? std::move(*identity) : std::string(), span);
}

bool is_known(const Value& value) {
  return value.as_scalar() || value.is_list() || (value.is_map() && !like_each(value));
}

bool is_known_throughout(const Value& value) {
  if (!is_known(value)) return value.is_absent();
  if (value.is_open()) return false;
  const auto items = value.items();
  const auto entries = value.entries();
  return std::all_of(items.begin(), items.end(), is_known_throughout) &&
         std::all_of(entries.begin(), entries.end(),
                     [](const Entry& entry) { return is_known_throughout(entry.value); });
}

Value either(const Value& one, const Value& other, std::optional<std::string> identity, Span span) {
  if (same(one, other)) return one;
  const bool maps = one.is_map() && other.is_map();
  if (maps && !like_each(one) && !like_each(other)) return either_map(one, other, span);
  if (const auto item = one_or_none(one, other)) return several(*item, span);
  return unknown(std::move(identity), span);
}

bool is_perhaps(const Value& value) {
  return is_marked(perhaps_there, value);
}

Value further_items(const Value& list, Span span) {
  return marked(further, list, span);
}

bool is_further_items(const Value& item) {
  return is_marked(further, item);
}

bool is_counted(const Value& list) {
  return list.is_list() && std::none_of(list.items().begin(), list.items().end(), is_further_items);
}

Value any_item(const Value& collection, Span span) {
  if (const auto like = like_each(collection)) return *like;
  if (const Reference* reference = collection.as_reference()) {
    return Value::reference({reference->resource, reference->attribute + "[*]"}, span);
  }
  const auto name = identify(collection);
  return unknown(name ? std::optional(*name + "[*]") : name, span);
}

Value several(Value like, Span span) {
  return Value::map({{std::string(several_key), span, std::move(like)}}, span, true);
}

std::optional<Value> like_each(const Value& value) {
  if (!value.is_open() || value.entries().size() != 1) return std::nullopt;
  const Entry& entry = value.entries().front();
  return entry.key == several_key ? std::optional(entry.value) : std::nullopt;
}

Value unknown_each(const Value& for_each, Span span) {
  const auto name = identify(for_each);
  const Value key =
      unknown(name ? std::optional(fmt::format("{}{}", each_key, *name)) : name, span);
  // The key of a set is its value. Of a resource that has a for_each itself, the value is one of
  // its instances.
  Value value = unknown(name ? std::optional("each.value of " + *name) : name, span);
  if (const auto like = like_each(for_each)) value = *like;
  if (name && name->starts_with("toset(")) value = key;
  return Value::map({{"key", span, key}, {"value", span, value}}, span);
}

Value unknown_count(const Value& count, Span span) {
  const auto name = identify(count);
  const auto index = name ? std::optional(fmt::format("{}{}", count_index, *name)) : name;
  return Value::map({{"index", span, unknown(index, span)}}, span);
}

bool is_unknown_key(const Value& key) {
  return is_marked(each_key, key) || is_marked(count_index, key);
}

Value settled(const Value& value) {
  if (!mentions_several(value)) return value;
  if (like_each(value)) return unknown(identify(value), value.span());
  std::vector<Value> items(value.items().begin(), value.items().end());
  for (Value& item : items) item = settled(item);
  if (value.is_list()) return Value::list(std::move(items), value.span());
  std::vector<Entry> entries(value.entries().begin(), value.entries().end());
  for (Entry& entry : entries) entry.value = settled(entry.value);
  return Value::map(std::move(entries), value.span(), value.is_open());
}

}  // namespace plimsoll::terraform
