#include "terraform/functions.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "terraform/evaluate.h"
#include "terraform/operators.h"
#include "terraform/unknown.h"

namespace plimsoll::terraform {

namespace {

using Functions = std::map<std::string_view, Function>;

Functions all_functions() {
  Functions all;
  for (const auto functions :
       {text_functions(), format_functions(), number_functions(), list_functions(), map_functions(),
        set_functions(), conversion_functions(), file_functions(), network_functions()}) {
    for (const Function& function : functions) all.emplace(function.name, function);
  }
  return all;
}

const Function* find_function(std::string_view name) {
  static const Functions functions = all_functions();
  constexpr std::string_view prefix = "core::";
  if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
  const auto found = functions.find(name);
  return found == functions.end() ? nullptr : &found->second;
}

// What is another value each time it is called.
bool is_impure(std::string_view function) {
  return function == "uuid" || function == "bcrypt" || function == "sensitive";
}

// `try(a, b)`: the first one that Terraform does not refuse; of those that it may refuse, one of
// them.
Value first_that_works(Evaluator& evaluator, const Call& call, Span span) {
  std::optional<Value> perhaps;
  for (const ExpressionPtr& argument : call.arguments) {
    Value value = evaluator.evaluate(*argument);
    if (evaluator.failed()) continue;
    if (perhaps) return either(*perhaps, value, identify(*perhaps), span);
    if (!evaluator.is_doubtful() || &argument == &call.arguments.back()) return value;
    perhaps = std::move(value);
  }
  if (perhaps) evaluator.forgive();
  return perhaps.value_or(Value::opaque("", span));
}

Value whether_it_works(Evaluator& evaluator, const Call& call, Span span) {
  const Value value = call.arguments.empty() ? Value() : evaluator.evaluate(*call.arguments[0]);
  if (!evaluator.failed() && evaluator.is_doubtful()) return unknown(std::nullopt, span);
  const bool works = !evaluator.failed();
  evaluator.forgive();
  return boolean(works, span);
}

// f(xs...): the items of the last argument are arguments. False when they are not known.
bool expand_last(std::vector<Value>& values) {
  if (values.empty() || !values.back().is_list()) return false;
  const Value last = values.back();
  values.pop_back();
  values.insert(values.end(), last.items().begin(), last.items().end());
  return true;
}

bool has_null(const Arguments& call) {
  return std::any_of(call.values.begin(), call.values.end(),
                     [](const Value& value) { return value.is_absent(); });
}

// Maps and lists may stand for the text that `jsonencode` makes of them.
bool are_texts(const Arguments& call) {
  return std::all_of(call.values.begin(), call.values.end(),
                     [](const Value& value) { return value.as_scalar() != nullptr; });
}

}  // namespace

Value Arguments::operator[](std::size_t index) const {
  return index < values.size() ? values[index] : Value();
}

Value Arguments::text(std::string value) const {
  return Value::scalar(std::move(value), span, true);
}

Value Arguments::list(std::vector<Value> items) const {
  return Value::list(std::move(items), span);
}

Value Arguments::unknown() const {
  if (is_impure(function)) return Value::opaque("", span);
  std::string identity = fmt::format("{}(", function);
  for (const Value& value : values) {
    const auto name = identify(value);
    if (!name) return Value::opaque("", span);
    identity += (&value == &values.front() ? "" : ", ") + *name;
  }
  return terraform::unknown(identity + ")", span);
}

Value Arguments::fail() const {
  return evaluator.fail(span);
}

Value call_function(Evaluator& evaluator, const Call& call, Span span) {
  if (call.function == "try") return first_that_works(evaluator, call, span);
  if (call.function == "can") return whether_it_works(evaluator, call, span);
  Arguments arguments{evaluator, call.function, span, {}};
  for (const ExpressionPtr& argument : call.arguments) {
    arguments.values.push_back(evaluator.part(*argument));
  }
  const bool is_expanded = !call.expands_last || expand_last(arguments.values);
  const Function* function = find_function(call.function);
  if (!function) return arguments.unknown();
  if (!is_expanded && call.function != "merge") return arguments.unknown();
  if (arguments.size() < function->least || arguments.size() > function->most) {
    return arguments.fail();
  }
  if (function->wants == Wants::texts && has_null(arguments)) return arguments.fail();
  if (function->wants == Wants::texts && !are_texts(arguments)) return arguments.unknown();
  return function->apply(arguments);
}

}  // namespace plimsoll::terraform
