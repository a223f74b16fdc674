// min, ceil, range …
#include <algorithm>
#include <charconv>
#include <cmath>

#include "terraform/functions.h"
#include "terraform/operators.h"

namespace plimsoll::terraform {

namespace {

// A function of one number.
template <class Calculate>
Value of_number(const Arguments& call, Calculate calculate) {
  const auto value = call[0].as_number();
  return value ? number(calculate(*value), call.span) : call.fail();
}

Value absolute(const Arguments& call) {
  return of_number(call, [](double value) { return std::abs(value); });
}

Value ceiling(const Arguments& call) {
  return of_number(call, [](double value) { return std::ceil(value); });
}

Value floored(const Arguments& call) {
  return of_number(call, [](double value) { return std::floor(value); });
}

Value signum(const Arguments& call) {
  return of_number(call, [](double value) { return value > 0 ? 1 : value < 0 ? -1 : 0; });
}

// The argument itself, so that a finding can point at where it is written.
template <class Better>
Value best(const Arguments& call, Better better) {
  const Value* found = nullptr;
  for (const Value& value : call.values) {
    if (!value.as_number()) return call.fail();
    if (!found || better(*value.as_number(), *found->as_number())) found = &value;
  }
  return *found;
}

Value smallest(const Arguments& call) {
  return best(call, std::less<>());
}

Value largest(const Arguments& call) {
  return best(call, std::greater<>());
}

Value power(const Arguments& call) {
  const auto base = call[0].as_number();
  const auto exponent = call[1].as_number();
  return base && exponent ? number(std::pow(*base, *exponent), call.span) : call.fail();
}

Value parseint(const Arguments& call) {
  const auto base = call[1].as_int();
  const std::string& text = call.text(0);
  if (!base || *base < 2 || *base > 36) return call.unknown();
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value, static_cast<int>(*base));
  if (error != std::errc{} || stop != end) return call.fail();
  return number(static_cast<double>(value), call.span);
}

Value range(const Arguments& call) {
  const auto first = call[0].as_number();
  const auto second = call[1].as_number();
  const double begin = call.size() > 1 ? first.value_or(0) : 0;
  const double end = call.size() > 1 ? second.value_or(0) : first.value_or(0);
  const double step = call.size() > 2 ? call[2].as_number().value_or(0) : begin <= end ? 1 : -1;
  if (!first || step == 0 || (end - begin) / step > 1024) return call.fail();
  std::vector<Value> items;
  for (double at = begin; step > 0 ? at < end : at > end; at += step) {
    items.push_back(number(at, call.span));
  }
  return call.list(std::move(items));
}

}  // namespace

std::span<const Function> number_functions() {
  static constexpr Function functions[] = {
      {"abs", 1, 1, Wants::texts, absolute},
      {"ceil", 1, 1, Wants::texts, ceiling},
      {"floor", 1, 1, Wants::texts, floored},
      {"signum", 1, 1, Wants::texts, signum},
      {"min", 1, any_number, Wants::texts, smallest},
      {"max", 1, any_number, Wants::texts, largest},
      {"pow", 2, 2, Wants::texts, power},
      {"parseint", 2, 2, Wants::texts, parseint},
      {"range", 1, 3, Wants::texts, range},
  };
  return functions;
}

}  // namespace plimsoll::terraform
