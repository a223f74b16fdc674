// toset, sort, setunion … A set is a list of different items, in order where they are texts.
#include <algorithm>

#include "terraform/functions.h"
#include "terraform/operators.h"
#include "terraform/unknown.h"

namespace plimsoll::terraform {

namespace {

bool all_texts(const std::vector<Value>& items) {
  return std::all_of(items.begin(), items.end(),
                     [](const Value& item) { return item.as_scalar() != nullptr; });
}

std::vector<Value> sorted(std::vector<Value> items) {
  std::stable_sort(items.begin(), items.end(), [](const Value& left, const Value& right) {
    return *left.as_string() < *right.as_string();
  });
  return items;
}

// The items as a set.
std::vector<Value> set_of(std::vector<Value> items) {
  if (all_texts(items)) {
    items = sorted(std::move(items));
    items.erase(std::unique(items.begin(), items.end(),
                            [](const Value& one, const Value& other) { return same(one, other); }),
                items.end());
    return items;
  }
  std::vector<Value> result;
  for (Value& item : items) {
    const auto is_same = [&item](const Value& other) { return same(item, other); };
    if (std::none_of(result.begin(), result.end(), is_same)) result.push_back(std::move(item));
  }
  return result;
}

Value toset(const Arguments& call) {
  if (like_each(call[0]) || call[0].is_absent()) return call[0];
  if (!call[0].is_list()) return call.unknown();
  return Value::list(set_of(items_of(call[0])), call[0].span());
}

Value sort(const Arguments& call) {
  std::vector<Value> items = items_of(call[0]);
  if (!call[0].is_list() || !all_texts(items)) return call.unknown();
  return call.list(sorted(std::move(items)));
}

bool all_lists(const Arguments& call) {
  return std::all_of(call.values.begin(), call.values.end(),
                     [](const Value& value) { return value.is_list(); });
}

Value setunion(const Arguments& call) {
  if (!all_lists(call)) return call.unknown();
  std::vector<Value> items;
  for (const Value& set : call.values) {
    items.insert(items.end(), set.items().begin(), set.items().end());
  }
  return call.list(set_of(std::move(items)));
}

// Whether an item is in a set; nothing where that is not known.
std::optional<bool> is_in(const Value& set, const Value& item) {
  std::optional<bool> result = false;
  for (const Value& other : set.items()) {
    const auto here = equal(other, item);
    if (here == true) return true;
    if (!here) result = std::nullopt;
  }
  return result;
}

// The items of the first set that are in all others, or in none.
Value chosen(const Arguments& call, bool wanted) {
  if (!all_lists(call)) return call.unknown();
  std::vector<Value> items;
  for (const Value& item : call[0].items()) {
    bool is_chosen = true;
    for (std::size_t i = 1; i < call.size(); ++i) {
      const auto found = is_in(call[i], item);
      if (!found) return call.unknown();
      is_chosen = is_chosen && *found == wanted;
    }
    if (is_chosen) items.push_back(item);
  }
  return call.list(set_of(std::move(items)));
}

Value setintersection(const Arguments& call) {
  return chosen(call, true);
}

Value setsubtract(const Arguments& call) {
  return chosen(call, false);
}

Value setproduct(const Arguments& call) {
  constexpr std::size_t most = 10'000;
  if (!all_lists(call)) return call.unknown();
  std::vector<std::vector<Value>> rows{{}};
  for (const Value& set : call.values) {
    std::vector<std::vector<Value>> longer;
    if (rows.size() * set.items().size() > most) return call.unknown();
    for (const auto& row : rows) {
      for (const Value& item : set.items()) {
        longer.push_back(row);
        longer.back().push_back(item);
      }
    }
    rows = std::move(longer);
  }
  std::vector<Value> items;
  for (auto& row : rows) items.push_back(call.list(std::move(row)));
  return call.list(std::move(items));
}

}  // namespace

std::span<const Function> set_functions() {
  static constexpr Function functions[] = {
      {"toset", 1, 1, Wants::anything, toset},
      {"sort", 1, 1, Wants::anything, sort},
      {"setunion", 1, any_number, Wants::anything, setunion},
      {"setintersection", 1, any_number, Wants::anything, setintersection},
      {"setsubtract", 2, 2, Wants::anything, setsubtract},
      {"setproduct", 1, any_number, Wants::anything, setproduct},
  };
  return functions;
}

}  // namespace plimsoll::terraform
