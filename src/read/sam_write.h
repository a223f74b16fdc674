// Values as the SAM transform writes them, each at the text that caused it.
//
//   const At at(event.span);
//   at.map({{"Effect", "Allow"}, {"Action", "sqs:SendMessage"}, {"Resource", queue_arn}})
//
// In: literals, values that are passed on (these keep their own spans) and the place that caused
// them. Out: Values. Absent values are left out of maps and lists: that is how a setting that is
// not written in the SAM resource stays unwritten in what is generated from it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "resource/value.h"
#include "text/span.h"

namespace plimsoll {

class At {
 public:
  explicit At(Span cause) : cause_(cause) {}

  // What stands at a key: a literal string, or a value.
  struct Content {
    // NOLINTBEGIN(google-explicit-constructor): literals and values are both meant to be content.
    Content(const char* written) : literal(written), is_literal(true) {}
    Content(std::string written) : literal(std::move(written)), is_literal(true) {}
    Content(Value passed_on) : value(std::move(passed_on)) {}
    // NOLINTEND(google-explicit-constructor)

    std::string literal;
    Value value;
    bool is_literal = false;
  };
  struct Pair {
    std::string_view key;
    Content content;
  };

  Value string(std::string text) const { return Value::scalar(std::move(text), cause_, true); }
  Value number(int count) const { return Value::scalar(std::to_string(count), cause_); }
  Value flag(bool set) const { return Value::scalar(set ? "true" : "false", cause_); }
  Value list(std::initializer_list<Content> items) const;
  Value list(std::vector<Value> items) const;
  Value map(std::initializer_list<Pair> pairs) const;
  // `map` with these pairs put over its own; pairs without a value change nothing.
  Value with(const Value& map, std::initializer_list<Pair> pairs) const;

  // `Ref` and `Fn::GetAtt` of a resource, by its id.
  Value ref(std::string id) const { return Value::reference({std::move(id), ""}, cause_); }
  Value attribute(std::string id, std::string name) const {
    return Value::reference({std::move(id), std::move(name)}, cause_);
  }
  // The same thing as `reference`, referred to from here.
  Value reference(const Reference& reference) const { return Value::reference(reference, cause_); }

  // Fills the holes of `format`: `${AWS::Region}` and other pseudo parameters are opaque, any other
  // `${name}` is one of `holes`; a hole that is not given, or is no string, is opaque.
  Value sub(std::string_view format, std::initializer_list<Pair> holes = {}) const;

  Span cause() const { return cause_; }

 private:
  Value value(const Content& content) const;
  Text::Part hole(std::string_view name) const;

  Span cause_;
};

// What `Fn::Sub` makes of a format whose holes are looked up by `resolve`.
template <class Resolve>
Text fill(std::string_view format, const Resolve& resolve) {
  Text text;
  while (!format.empty()) {
    const std::size_t open = format.find("${");
    const std::size_t close = open == std::string_view::npos ? open : format.find('}', open);
    const bool more = close != std::string_view::npos;
    Text::Part literal;
    literal.literal = std::string(more ? format.substr(0, open) : format);
    text.parts.push_back(std::move(literal));
    if (!more) break;
    const Text filled = resolve(format.substr(open + 2, close - open - 2));
    text.parts.insert(text.parts.end(), filled.parts.begin(), filled.parts.end());
    format.remove_prefix(close + 1);
  }
  return text;
}

// A pseudo parameter (`AWS::Region`), or another thing only the deployment knows.
Text unknown(std::string identity);

// The value at a path of keys: `value_at(properties, {"DestinationConfig", "OnFailure"})`.
Value value_at(const Value& map, std::initializer_list<std::string_view> path);

// Not absent, not an empty string, list or map, not false: what Python calls true.
bool is_set(const Value& value);
// The scalar `text`.
bool is(const Value& value, std::string_view text);
// Is true, or would be once deployed, as far as can be known.
bool is_true(const Value& value);
// One value alone, or the items of a list; nothing of an absent value.
std::vector<Value> each(const Value& one_or_all);
// A string that can be known, else an empty one.
std::string known_string(const Value& value);
// `value` as it came by this trail.
Value with_trail(const Value& value, const Trail& trail);
// Where a property of `map` is named; where there is none, the place of `map`, or another.
Span key_span(const Value& map, std::string_view key);
Span key_span_or(const Value& map, std::string_view key, Span otherwise);

// Values in the order in which they were added, the same one only once.
class Distinct {
 public:
  Distinct() = default;
  explicit Distinct(std::vector<Value> first);

  void add(Value value);
  bool empty() const { return values_.empty(); }
  const std::vector<Value>& values() const { return values_; }

 private:
  std::vector<Value> values_;
  std::unordered_set<std::string> known_;  // as printed; only asked for membership
};

}  // namespace plimsoll
