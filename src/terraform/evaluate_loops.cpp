#include "terraform/evaluate_loops.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "terraform/evaluate.h"
#include "terraform/operators.h"
#include "terraform/unknown.h"

namespace plimsoll::terraform {

namespace {

class Loop {
 public:
  Loop(Evaluator& evaluator, const For& loop, Span span)
      : evaluator_(evaluator), loop_(loop), span_(span) {}

  Value run() {
    const Value over = evaluator_.part(*loop_.over);
    const Reference* reference = over.as_reference();
    if (over.is_absent() || over.as_scalar() || (reference && reference->attribute.empty())) {
      return evaluator_.fail(span_);
    }
    if (!is_known(over)) return over_unknown(over);
    open_ = over.is_open();
    for (const Iteration& iteration : iterations(over, span_)) take(iteration);
    if (loop_.key) return Value::map(std::move(entries_), span_, open_);
    if (open_) items_.push_back(further_items(over, span_));
    return Value::list(std::move(items_), span_);
  }

 private:
  // What is made of one item is made of each, however many there are.
  Value over_unknown(const Value& over) {
    const Value key = unknown_each(over, span_)["key"];
    const Iteration any{key, any_item(over, over.span())};
    const bool none = loop_.condition && evaluate(any, *loop_.condition).as_bool() == false;
    if (!none) return several(evaluate(any, *loop_.value), span_);
    return loop_.key ? Value::map({}, span_) : Value::list({}, span_);
  }

  void take(const Iteration& iteration) {
    const auto chosen = is_chosen(iteration);
    if (chosen == false) return;
    Value value = evaluate(iteration, *loop_.value);
    if (!loop_.key && (!chosen || is_further_items(iteration.value))) {
      items_.push_back(further_items(value, span_));
    } else if (!chosen || is_further_items(iteration.value)) {
      open_ = true;
    } else if (!loop_.key) {
      items_.push_back(std::move(value));
    } else {
      add(evaluate(iteration, *loop_.key), std::move(value));
    }
  }

  std::optional<bool> is_chosen(const Iteration& iteration) {
    return loop_.condition ? evaluate(iteration, *loop_.condition).as_bool() : true;
  }

  void add(const Value& key, Value value) {
    const std::string* text = key.as_string();
    if (!text) {
      open_ = true;
      return;
    }
    const auto [known, is_new] = places_.emplace(*text, entries_.size());
    if (is_new) {
      if (loop_.groups) value = Value::list({std::move(value)}, span_);
      entries_.push_back({*text, key.span(), std::move(value)});
    } else if (loop_.groups) {
      Entry& entry = entries_[known->second];
      std::vector<Value> group(entry.value.items().begin(), entry.value.items().end());
      group.push_back(std::move(value));
      entry.value = Value::list(std::move(group), span_);
    }
  }

  Value evaluate(const Iteration& iteration, const Expression& expression) {
    return evaluator_.part(expression, {{loop_.value_name, iteration.value, nullptr},
                                        {loop_.key_name, iteration.key, nullptr}});
  }

  Evaluator& evaluator_;
  const For& loop_;
  Span span_;
  std::vector<Value> items_;
  std::vector<Entry> entries_;
  std::map<std::string, std::size_t> places_;  // of the entries, by key
  bool open_ = false;
};

}  // namespace

std::vector<Iteration> iterations(const Value& over, Span span) {
  std::vector<Iteration> result;
  for (const Value& item : over.items()) {
    result.push_back({number(static_cast<double>(result.size()), span), item});
  }
  for (const Entry& entry : over.entries()) {
    result.push_back({Value::scalar(entry.key, entry.key_span, true), entry.value});
  }
  std::stable_sort(result.begin(), result.end(), [&over](const auto& left, const auto& right) {
    return over.is_map() && *left.key.as_string() < *right.key.as_string();
  });
  return result;
}

Value evaluate_loop(Evaluator& evaluator, const For& loop, Span span) {
  return Loop(evaluator, loop, span).run();
}

}  // namespace plimsoll::terraform
