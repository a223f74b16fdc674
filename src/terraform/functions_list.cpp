// concat, element, flatten, length …
#include <algorithm>

#include "terraform/evaluate.h"
#include "terraform/functions.h"
#include "terraform/operators.h"
#include "terraform/unknown.h"

namespace plimsoll::terraform {

namespace {

// `concat(aws_sqs_queue.q.*.arn, [""])[0]`, as it was written before `one`: what is behind the
// first list only counts when there is no instance.
bool is_only_a_stopgap(const Arguments& call) {
  return std::all_of(call.values.begin() + 1, call.values.end(), [](const Value& list) {
    const auto items = list.items();
    return list.is_list() && std::all_of(items.begin(), items.end(), [](const Value& item) {
             return item.is_absent() || is_empty_text(item);
           });
  });
}

Value concat(const Arguments& call) {
  if (like_each(call[0]) && is_only_a_stopgap(call)) return call[0];
  if (call.size() == 1 && !is_known(call[0])) return call[0];
  std::vector<Value> items;
  for (const Value& list : call.values) {
    if (list.is_absent() || (is_known(list) && !list.is_list())) return call.fail();
    if (!list.is_list()) items.push_back(further_items(list, list.span()));
    items.insert(items.end(), list.items().begin(), list.items().end());
  }
  return call.list(std::move(items));
}

Value element(const Arguments& call) {
  const auto at = call[1].as_int();
  const auto size = static_cast<std::int64_t>(call[0].items().size());
  if (!at || !is_counted(call[0])) return call.evaluator.index(call[0], call[1], call.span);
  if (size == 0) return call.fail();
  return call[0].items()[static_cast<std::size_t>(((*at % size) + size) % size)];
}

Value length(const Arguments& call) {
  const Value of = call[0];
  if (is_counted(of)) return number(static_cast<double>(of.items().size()), call.span);
  if (of.is_map() && !of.is_open()) {
    return number(static_cast<double>(of.entries().size()), call.span);
  }
  const std::string* text = of.as_string();
  if (!text) return of.is_absent() ? call.fail() : call.unknown();
  const auto characters = std::count_if(text->begin(), text->end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;  // not the middle of a UTF-8 sequence
  });
  return number(static_cast<double>(characters), call.span);
}

// What is not known may be a list.
void flatten_into(const Value& value, std::vector<Value>& items) {
  if (value.is_list()) {
    for (const Value& item : value.items()) flatten_into(item, items);
  } else if (is_further_items(value) || (!value.is_opaque() && !like_each(value))) {
    items.push_back(value);
  } else {
    items.push_back(further_items(value, value.span()));
  }
}

Value flatten(const Arguments& call) {
  if (!call[0].is_list()) return is_known(call[0]) ? call.fail() : call.unknown();
  std::vector<Value> items;
  flatten_into(call[0], items);
  return call.list(std::move(items));
}

Value compact(const Arguments& call) {
  if (!call[0].is_list()) return like_each(call[0]) ? call[0] : call.unknown();
  std::vector<Value> items;
  for (const Value& item : call[0].items()) {
    // It may be empty, and is left out then.
    const bool perhaps = item.is_opaque() && !is_further_items(item);
    if (perhaps) items.push_back(further_items(item, item.span()));
    if (!perhaps && item && !is_empty_text(item)) items.push_back(item);
  }
  return call.list(std::move(items));
}

Value distinct(const Arguments& call) {
  if (!call[0].is_list()) return like_each(call[0]) ? call[0] : call.unknown();
  std::vector<Value> items;
  for (const Value& item : call[0].items()) {
    const auto is_same = [&item](const Value& other) { return same(item, other); };
    if (std::none_of(items.begin(), items.end(), is_same)) items.push_back(item);
  }
  return call.list(std::move(items));
}

Value contains(const Arguments& call) {
  if (!call[0].is_list()) return call.unknown();
  bool is_sure = true;
  for (const Value& item : call[0].items()) {
    const auto found = equal(item, call[1]);
    if (found == true) return boolean(true, call.span);
    is_sure = is_sure && found;
  }
  return is_sure ? boolean(false, call.span) : call.unknown();
}

Value index_of(const Arguments& call) {
  if (!call[0].is_list()) return call.unknown();
  const auto items = call[0].items();
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto found = equal(items[i], call[1]);
    if (found == true) return number(static_cast<double>(i), call.span);
    if (!found) return call.unknown();
  }
  return call.fail();
}

Value one(const Arguments& call) {
  if (const auto like = like_each(call[0])) return *like;
  if (!is_counted(call[0])) return call.unknown();
  const auto items = call[0].items();
  if (items.size() > 1) return call.fail();
  return items.empty() ? Value() : items.front();
}

Value slice(const Arguments& call) {
  const auto begin = call[1].as_int();
  const auto end = call[2].as_int();
  const auto items = call[0].items();
  if (!begin || !end || !is_counted(call[0])) return call.unknown();
  if (*begin < 0 || *end < *begin || *end > static_cast<std::int64_t>(items.size())) {
    return call.fail();
  }
  return call.list({items.begin() + *begin, items.begin() + *end});
}

Value reverse(const Arguments& call) {
  if (!call[0].is_list()) return call.unknown();
  std::vector<Value> items = items_of(call[0]);
  std::reverse(items.begin(), items.end());
  return call.list(std::move(items));
}

Value chunklist(const Arguments& call) {
  const auto size = call[1].as_int();
  if (!size || *size <= 0 || !is_counted(call[0])) return call.unknown();
  std::vector<Value> chunks;
  std::vector<Value> chunk;
  for (const Value& item : call[0].items()) {
    chunk.push_back(item);
    if (static_cast<std::int64_t>(chunk.size()) < *size) continue;
    chunks.push_back(call.list(std::exchange(chunk, {})));
  }
  if (!chunk.empty()) chunks.push_back(call.list(std::move(chunk)));
  return call.list(std::move(chunks));
}

Value coalesce(const Arguments& call) {
  for (const Value& value : call.values) {
    if (value.is_absent() || is_empty_text(value)) continue;
    const bool may_be_empty = value.is_opaque() && &value != &call.values.back();
    return may_be_empty ? call.unknown() : value;
  }
  return call.fail();
}

Value coalescelist(const Arguments& call) {
  for (const Value& value : call.values) {
    if (value.is_absent() || (value.is_list() && value.items().empty())) continue;
    const bool is_full = value.is_list() && !is_further_items(value.items().front());
    return is_full || &value == &call.values.back() ? value : call.unknown();
  }
  return call.fail();
}

Value sum(const Arguments& call) {
  if (!call[0].is_list()) return call.unknown();
  double total = 0;
  for (const Value& item : call[0].items()) {
    if (!item.as_number()) return call.unknown();
    total += *item.as_number();
  }
  return number(total, call.span);
}

// Whether one item decides it, whatever the others are.
Value decided(const Arguments& call, bool decides) {
  if (!call[0].is_list()) return call.unknown();
  bool is_sure = true;
  for (const Value& item : call[0].items()) {
    if (item.as_bool() == decides) return boolean(decides, call.span);
    is_sure = is_sure && item.as_bool();
  }
  return is_sure ? boolean(!decides, call.span) : call.unknown();
}

Value alltrue(const Arguments& call) {
  return decided(call, false);
}

Value anytrue(const Arguments& call) {
  return decided(call, true);
}

}  // namespace

std::span<const Function> list_functions() {
  static constexpr Function functions[] = {
      {"concat", 1, any_number, Wants::anything, concat},
      {"element", 2, 2, Wants::anything, element},
      {"length", 1, 1, Wants::anything, length},
      {"flatten", 1, 1, Wants::anything, flatten},
      {"compact", 1, 1, Wants::anything, compact},
      {"distinct", 1, 1, Wants::anything, distinct},
      {"contains", 2, 2, Wants::anything, contains},
      {"index", 2, 2, Wants::anything, index_of},
      {"one", 1, 1, Wants::anything, one},
      {"slice", 3, 3, Wants::anything, slice},
      {"reverse", 1, 1, Wants::anything, reverse},
      {"chunklist", 2, 2, Wants::anything, chunklist},
      {"coalesce", 1, any_number, Wants::anything, coalesce},
      {"coalescelist", 1, any_number, Wants::anything, coalescelist},
      {"sum", 1, 1, Wants::anything, sum},
      {"alltrue", 1, 1, Wants::anything, alltrue},
      {"anytrue", 1, 1, Wants::anything, anytrue},
  };
  return functions;
}

}  // namespace plimsoll::terraform
