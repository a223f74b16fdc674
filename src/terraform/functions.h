// The functions of the language.
//
// In: evaluated arguments. Out: what Terraform would make of them; opaque where that depends on
// what is not known, and for functions that are not carried out here. What is opaque is called by
// the call, so that the same call of the same things is the same value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "resource/value.h"
#include "terraform/expression.h"
#include "text/span.h"

namespace plimsoll::terraform {

class Evaluator;

// One call and its arguments.
struct Arguments {
  Evaluator& evaluator;
  std::string_view function;
  Span span;
  std::vector<Value> values;

  std::size_t size() const { return values.size(); }
  // Of what is not passed: absent.
  Value operator[](std::size_t index) const;
  // A scalar's text. Only of functions that want texts is every argument one.
  const std::string& text(std::size_t index) const { return *values[index].as_string(); }

  // The results.
  Value text(std::string value) const;
  Value list(std::vector<Value> items) const;
  Value unknown() const;  // depends on what is not known
  Value fail() const;     // Terraform refuses these arguments
};

// The items of a list, to make another one of them.
inline std::vector<Value> items_of(const Value& list) {
  return {list.items().begin(), list.items().end()};
}

// What the arguments must be so that a function can be carried out.
enum class Wants : std::uint8_t {
  texts,     // every one is a known scalar; otherwise the result is unknown
  anything,  // the function sees to it itself
};

struct Function {
  std::string_view name;
  std::size_t least;  // number of arguments
  std::size_t most;
  Wants wants;
  Value (*apply)(const Arguments&);
};

constexpr std::size_t any_number = 1'000'000;

std::span<const Function> text_functions();
std::span<const Function> format_functions();
std::span<const Function> number_functions();
std::span<const Function> list_functions();
std::span<const Function> map_functions();
std::span<const Function> set_functions();
std::span<const Function> conversion_functions();
std::span<const Function> file_functions();
std::span<const Function> network_functions();

// What `templatefile` makes of a known text and a map of names.
Value fill_template(Evaluator& evaluator, const Value& text, const Value& names);

Value call_function(Evaluator& evaluator, const Call& call, Span span);

}  // namespace plimsoll::terraform
