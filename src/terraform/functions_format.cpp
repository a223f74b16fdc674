// format and formatlist.
#include <cctype>

#include <fmt/format.h>

#include "resource/text_parts.h"
#include "terraform/functions.h"
#include "terraform/json_write.h"
#include "terraform/unknown.h"

namespace plimsoll::terraform {

namespace {

// One verb of a format: %s, %02d, %.2f, %[1]s.
struct Verb {
  std::string flags;
  std::size_t argument = 0;  // as written in brackets, from 1; 0 when it is the next one
  char letter = 0;
};

// Takes a verb from behind its `%`. A letter of 0 means that it is none.
Verb take_verb(std::string_view& rest) {
  Verb verb;
  const auto next = [&rest] { return rest.empty() ? '\0' : rest.front(); };
  while (next() != '\0' && std::string_view("-+ #0123456789.").find(next()) < 15) {
    verb.flags += next();
    rest.remove_prefix(1);
  }
  if (next() == '[') {
    rest.remove_prefix(1);
    for (; std::isdigit(static_cast<unsigned char>(next())); rest.remove_prefix(1)) {
      verb.argument = verb.argument * 10 + static_cast<std::size_t>(next() - '0');
    }
    if (next() == ']') rest.remove_prefix(1);
  }
  verb.letter = next();
  if (!rest.empty()) rest.remove_prefix(1);
  return verb;
}

// A number with its width and its decimals; nothing for flags that are not carried out here.
std::optional<std::string> formatted_number(const Verb& verb, const Value& value) {
  const bool zeros = verb.flags.starts_with('0');
  const std::string width = verb.flags.substr(zeros ? 1 : 0, verb.flags.find('.'));
  if (width.find_first_not_of("0123456789") != std::string::npos || width.size() > 2) {
    return std::nullopt;
  }
  const int columns = width.empty() ? 0 : std::stoi(width);
  const auto number = value.as_int();
  if (verb.letter != 'd' || !number) return std::nullopt;
  return zeros ? fmt::format("{:0{}d}", *number, columns) : fmt::format("{:{}d}", *number, columns);
}

// What a verb makes of a value; nothing when it cannot be said.
std::optional<Text> formatted(const Verb& verb, const Value& value) {
  if (value.is_absent()) return std::nullopt;
  const bool is_text =
      value.as_scalar() || value.as_text() || value.as_reference() || value.is_opaque();
  const bool is_plain = std::string_view("svdtfg").find(verb.letter) != std::string_view::npos;
  if (!verb.flags.empty() || verb.letter == 'f') {
    const auto number = formatted_number(verb, value);
    return number ? std::optional(literal_text(*number)) : std::nullopt;
  }
  if (is_plain && is_text) return value.to_text();
  if (verb.letter == 'q' && is_text) return write_json(value);
  if (verb.letter == 'v' || verb.letter == 's') return write_json(value);
  return std::nullopt;
}

std::optional<Text> formatted(std::string_view format, const std::vector<Value>& values) {
  Text text;
  std::size_t next = 0;
  while (true) {
    const std::size_t percent = format.find('%');
    append(text, format.substr(0, percent));
    if (percent == std::string_view::npos) return text;
    format.remove_prefix(percent + 1);
    const Verb verb = take_verb(format);
    if (verb.letter == '%') {
      append(text, "%");
      continue;
    }
    if (verb.argument > 0) next = verb.argument - 1;
    if (next >= values.size()) return std::nullopt;
    auto part = formatted(verb, values[next++]);
    if (!part) return std::nullopt;
    append(text, std::move(*part));
  }
}

Value format(const Arguments& call) {
  const std::string* text = call[0].as_string();
  if (!text) return call.unknown();
  auto result = formatted(*text, {call.values.begin() + 1, call.values.end()});
  return result ? Value::text(std::move(*result), call.span) : call.unknown();
}

// Lists are gone through in step, everything else is the same for each of their items.
Value formatlist(const Arguments& call) {
  const std::string* text = call[0].as_string();
  std::size_t count = 0;
  for (const Value& value : call.values) count = std::max(count, value.items().size());
  if (!text) return call.unknown();
  std::vector<Value> items;
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<Value> values(call.values.begin() + 1, call.values.end());
    for (Value& value : values) {
      if (!value.is_list() && !is_known(value) && !value.as_text()) return call.unknown();
      if (value.is_list() && i >= value.items().size()) return call.fail();
      if (value.is_list()) value = Value(value.items()[i]);
    }
    auto result = formatted(*text, values);
    if (!result) return call.unknown();
    items.push_back(Value::text(std::move(*result), call.span));
  }
  const bool has_list = count > 0;
  return has_list ? call.list(std::move(items)) : call.unknown();
}

}  // namespace

std::span<const Function> format_functions() {
  static constexpr Function functions[] = {
      {"format", 1, any_number, Wants::anything, format},
      {"formatlist", 1, any_number, Wants::anything, formatlist},
  };
  return functions;
}

}  // namespace plimsoll::terraform
