#include "terraform/expansion.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "terraform/unknown.h"

namespace plimsoll::terraform {

namespace {

// Somebody who writes 1000 of a resource means a test of Terraform.
constexpr std::int64_t most_instances = 200;

Value key_and_value(Value key, Value value, Span span) {
  return Value::map({{"key", span, std::move(key)}, {"value", span, std::move(value)}}, span);
}

Expansion unknown_number(std::string name, Value bound) {
  Expansion expansion{Expansion::Kind::unknown, {{}}};
  expansion.all[0].is_conditional = true;
  expansion.all[0].names.push_back({std::move(name), std::move(bound), nullptr});
  return expansion;
}

Expansion counted(const Value& count, Span span) {
  if (!count) return {Expansion::Kind::single, {{}}};
  const std::optional<std::int64_t> number = count.as_int();
  if (!number || *number < 0 || *number > most_instances) {
    return unknown_number("count", unknown_count(count, span));
  }
  Expansion expansion{Expansion::Kind::counted, {}};
  for (std::int64_t i = 0; i < *number; ++i) {
    const std::string text = std::to_string(i);
    Value bound = Value::map({{"index", span, Value::scalar(text, span)}}, span);
    expansion.all.push_back({fmt::format("[{}]", text), text, {{"count", std::move(bound)}}});
  }
  return expansion;
}

// The items of a map or of a set of texts; nothing when they cannot all be known.
std::optional<std::vector<Entry>> items_of(const Value& collection) {
  if (like_each(collection) || collection.is_open()) return std::nullopt;
  if (collection.is_map()) {
    const auto entries = collection.entries();
    return std::vector<Entry>(entries.begin(), entries.end());
  }
  if (!collection.is_list() || !is_counted(collection)) return std::nullopt;
  std::vector<Entry> items;
  for (const Value& item : collection.items()) {
    const std::string* text = item.as_string();
    if (text == nullptr) return std::nullopt;
    items.push_back({*text, item.span(), item});
  }
  return items;
}

Expansion keyed(const Value& for_each, Span span) {
  const auto items = items_of(for_each);
  if (!items || items->size() > static_cast<std::size_t>(most_instances)) {
    return unknown_number("each", unknown_each(for_each, span));
  }
  Expansion expansion{Expansion::Kind::keyed, {}};
  for (const Entry& item : *items) {
    Value bound = key_and_value(Value::scalar(item.key, item.key_span, true), item.value, span);
    Expanded one{fmt::format("[\"{}\"]", item.key), item.key, {{"each", std::move(bound)}}};
    one.is_conditional = is_perhaps(item.value);
    expansion.all.push_back(std::move(one));
  }
  return expansion;
}

}  // namespace

Expansion expand(const Block& block, Evaluator& evaluator) {
  if (const BodyAttribute* count = block.body.attribute("count")) {
    return counted(evaluator.evaluate(*count->value), count->value->span);
  }
  if (const BodyAttribute* for_each = block.body.attribute("for_each")) {
    return keyed(evaluator.evaluate(*for_each->value), for_each->value->span);
  }
  return {Expansion::Kind::single, {{}}};
}

std::optional<std::vector<Value>> expand_dynamic(const Value& for_each) {
  if (!for_each) return std::vector<Value>();
  if (like_each(for_each) || for_each.is_open()) return std::nullopt;
  if (for_each.is_list() && !is_counted(for_each)) return std::nullopt;
  std::vector<Value> bound;
  std::size_t index = 0;
  for (const Value& item : for_each.items()) {
    if (is_perhaps(item)) return std::nullopt;
    Value key = item.as_string() ? item : Value::scalar(std::to_string(index), item.span());
    bound.push_back(key_and_value(std::move(key), item, item.span()));
    ++index;
  }
  for (const Entry& entry : for_each.entries()) {
    if (is_perhaps(entry.value)) return std::nullopt;
    bound.push_back(
        key_and_value(Value::scalar(entry.key, entry.key_span, true), entry.value, entry.key_span));
  }
  if (!for_each.is_list() && !for_each.is_map()) return std::nullopt;
  return bound;
}

Value whole(const Expansion& expansion, const std::string& address, Span use) {
  const auto reference = [&](const Expanded& one) {
    return Value::reference({address + one.key, ""}, use);
  };
  switch (expansion.kind) {
    case Expansion::Kind::single:
      return Value::reference({address, ""}, use);
    case Expansion::Kind::unknown:
      return several(Value::reference({address, ""}, use), use);
    case Expansion::Kind::counted: {
      std::vector<Value> items;
      for (const Expanded& one : expansion.all) items.push_back(reference(one));
      return Value::list(std::move(items), use);
    }
    case Expansion::Kind::keyed:
      break;
  }
  std::vector<Entry> entries;
  for (const Expanded& one : expansion.all) entries.push_back({one.text, use, reference(one)});
  return Value::map(std::move(entries), use);
}

}  // namespace plimsoll::terraform
