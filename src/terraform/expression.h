// What Terraform evaluates: an expression of the language, whichever syntax it was written in.
//
// In: `.tf` through hcl.h, the strings of `.tf.json` through json.h. Out: a tree with a span for
// every part. Means nothing yet: names are looked up by evaluate.h. What is no expression is
// `Unreadable` and evaluates to an opaque value.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "resource/value.h"
#include "text/span.h"

namespace plimsoll::terraform {

struct Expression;
using ExpressionPtr = std::shared_ptr<const Expression>;

struct Null {};
struct Bool {
  bool value = false;
};
// Kept as it is written: "1e3" and 12-digit account numbers survive.
struct Number {
  std::string text;
};
struct String {
  std::string text;  // after escapes
  // Where its bytes stand, when they are part of a text that begins like JSON; else null. The value
  // that is made of it is to be spelled with them.
  std::shared_ptr<const Letters> letters = nullptr;
};
// "a-${b}-c", heredocs (indentation removed), `%{ if }` directives. A template of a single
// interpolation is that expression itself.
struct Template {
  std::vector<ExpressionPtr> parts;  // String for what is literal
};
// `%{ if c }a%{ else }b%{ endif }` is a Conditional, `%{ for x in xs }…%{ endfor }` a Repeat.
struct Repeat {
  std::string key;  // empty when only the value is named
  std::string value;
  ExpressionPtr over;
  ExpressionPtr body;
};
// A name that stands alone: `var`, `local`, `aws_sqs_queue`, `each`, `path`, the variable of a for.
struct Name {
  std::string text;
};
// `.name` after an expression.
struct Attribute {
  ExpressionPtr of;
  std::string name;
  Span name_span;
};
// `[key]`, and `.0` of old.
struct Index {
  ExpressionPtr of;
  ExpressionPtr key;
};
// `of[*].rest` (and `of.*.rest`): `each` is evaluated for every item, which it sees as SplatItem.
struct Splat {
  ExpressionPtr of;
  ExpressionPtr each;
};
struct SplatItem {};
struct Call {
  std::string function;
  Span function_span;
  std::vector<ExpressionPtr> arguments;
  bool expands_last = false;  // f(xs...)
};
struct Conditional {
  ExpressionPtr condition;
  ExpressionPtr then;
  ExpressionPtr otherwise;
};
struct Unary {
  char operation = '!';  // '!' or '-'
  ExpressionPtr operand;
};
struct Binary {
  std::string operation;  // "==", "&&", "+" …
  ExpressionPtr left;
  ExpressionPtr right;
};
struct Tuple {
  std::vector<ExpressionPtr> items;
};
struct ObjectItem {
  ExpressionPtr key;  // String for a bare word
  ExpressionPtr value;
};
struct Object {
  std::vector<ObjectItem> items;
};
// [for k, v in over : value if condition], {for … : key => value...}
struct For {
  std::string key_name;  // empty when only the value is named
  std::string value_name;
  ExpressionPtr over;
  ExpressionPtr key;  // of an object; null of a tuple
  ExpressionPtr value;
  ExpressionPtr condition;  // null: every one
  bool groups = false;      // `value...`
};
struct Unreadable {};

struct Expression {
  Span span;
  std::variant<Unreadable, Null, Bool, Number, String, Template, Repeat, Name, Attribute, Index,
               Splat, SplatItem, Call, Conditional, Unary, Binary, Tuple, Object, For>
      form;

  template <class Form>
  const Form* as() const {
    return std::get_if<Form>(&form);
  }
};

}  // namespace plimsoll::terraform
