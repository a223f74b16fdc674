// merge, lookup, keys, values, zipmap …
#include <algorithm>
#include <map>

#include "terraform/evaluate_loops.h"
#include "terraform/functions.h"
#include "terraform/unknown.h"

namespace plimsoll::terraform {

namespace {

// The entries of several maps, of which later ones count.
class Merge {
 public:
  void add(const Value& map) {
    for (const Entry& entry : map.entries()) {
      const auto [place, is_new] = places_.emplace(entry.key, entries_.size());
      if (is_new) {
        entries_.push_back(entry);
      } else {
        entries_[place->second] = entry;
      }
    }
    if (map.is_open()) open_ = true;
  }

  // Any key of it may stand in the place of those that are there already.
  void add_unknown() {
    for (Entry& entry : entries_) entry.value = Value::opaque("", entry.value.span());
    open_ = true;
  }

  Value finish(Span span) && { return Value::map(std::move(entries_), span, open_); }

 private:
  std::vector<Entry> entries_;
  std::map<std::string, std::size_t> places_;
  bool open_ = false;
};

Value merge(const Arguments& call) {
  Merge merge;
  for (const Value& map : call.values) {
    if (map.is_absent()) continue;
    const bool is_map = map.is_map() && !like_each(map);
    if (!is_map && is_known(map) && !map.is_map()) return call.fail();
    if (!is_map || map.is_open()) merge.add_unknown();
    if (is_map) merge.add(map);
  }
  const bool is_all_unknown = call.size() == 1 && !call[0].is_map();
  return is_all_unknown ? call.unknown() : std::move(merge).finish(call.span);
}

Value lookup(const Arguments& call) {
  const std::string* key = call[1].as_string();
  if (const Entry* entry = key ? call[0].find(*key) : nullptr) return entry->value;
  const bool is_missing = key && call[0].is_map() && !call[0].is_open();
  if (!is_missing) return call.unknown();
  return call.size() > 2 ? call[2] : call.fail();
}

bool is_closed_map(const Value& value) {
  return value.is_map() && !value.is_open();
}

Value keys(const Arguments& call) {
  if (!is_closed_map(call[0])) return call.unknown();
  std::vector<Value> items;
  for (const Iteration& each : iterations(call[0], call.span)) items.push_back(each.key);
  return call.list(std::move(items));
}

Value values(const Arguments& call) {
  if (like_each(call[0])) return call[0];
  if (!is_closed_map(call[0])) return call.unknown();
  std::vector<Value> items;
  for (const Iteration& each : iterations(call[0], call.span)) items.push_back(each.value);
  return call.list(std::move(items));
}

Value zipmap(const Arguments& call) {
  const auto keys = call[0].items();
  const auto values = call[1].items();
  if (!call[0].is_list() || !call[1].is_list()) return call.unknown();
  if (keys.size() != values.size()) return call.fail();
  std::vector<Entry> entries;
  bool open = false;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::string* key = keys[i].as_string();
    if (key) entries.push_back({*key, keys[i].span(), values[i]});
    open = open || !key;
  }
  return Value::map(std::move(entries), call.span, open);
}

Value transpose(const Arguments& call) {
  if (!is_known_throughout(call[0]) || !call[0].is_map()) return call.unknown();
  std::map<std::string, std::vector<Value>> turned;
  for (const Entry& entry : call[0].entries()) {
    for (const Value& item : entry.value.items()) {
      if (!item.as_string()) return call.fail();
      turned[*item.as_string()].push_back(Value::scalar(entry.key, entry.key_span, true));
    }
  }
  std::vector<Entry> entries;
  for (auto& [key, items] : turned)
    entries.push_back({key, call.span, call.list(std::move(items))});
  return Value::map(std::move(entries), call.span);
}

}  // namespace

std::span<const Function> map_functions() {
  static constexpr Function functions[] = {
      {"merge", 0, any_number, Wants::anything, merge},
      {"lookup", 2, 3, Wants::anything, lookup},
      {"keys", 1, 1, Wants::anything, keys},
      {"values", 1, 1, Wants::anything, values},
      {"zipmap", 2, 2, Wants::anything, zipmap},
      {"transpose", 1, 1, Wants::anything, transpose},
  };
  return functions;
}

}  // namespace plimsoll::terraform
