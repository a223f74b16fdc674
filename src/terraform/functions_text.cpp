// upper, replace, split, join …
#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "resource/text_parts.h"
#include "terraform/functions.h"
#include "terraform/operators.h"
#include "terraform/unknown.h"

namespace plimsoll::terraform {

namespace {

constexpr std::string_view blanks = " \t\r\n\v\f";

// Terraform counts and converts characters; beyond ASCII that takes tables which are not here.
bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

template <class Convert>
Value converted_letters(const Arguments& call, Convert convert) {
  std::string text = call.text(0);
  if (!is_ascii(text)) return call.unknown();
  std::transform(text.begin(), text.end(), text.begin(),
                 [&](char c) { return static_cast<char>(convert(static_cast<unsigned char>(c))); });
  return call.text(std::move(text));
}

Value upper(const Arguments& call) {
  return converted_letters(call, [](int c) { return std::toupper(c); });
}

Value lower(const Arguments& call) {
  return converted_letters(call, [](int c) { return std::tolower(c); });
}

Value title(const Arguments& call) {
  int before = ' ';
  return converted_letters(call, [&before](int c) {
    const bool begins = !std::isalnum(before) && before != '_' && before != '\'';
    before = c;
    return begins ? std::toupper(c) : c;
  });
}

std::string trimmed(std::string_view text, std::string_view characters) {
  const std::size_t begin = text.find_first_not_of(characters);
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(characters) + 1 - begin));
}

Value trimspace(const Arguments& call) {
  return call.text(trimmed(call.text(0), blanks));
}

Value trim(const Arguments& call) {
  return call.text(trimmed(call.text(0), call.text(1)));
}

Value trimprefix(const Arguments& call) {
  const bool has_it = call.text(0).starts_with(call.text(1));
  return call.text(call.text(0).substr(has_it ? call.text(1).size() : 0));
}

Value trimsuffix(const Arguments& call) {
  const std::string& text = call.text(0);
  const bool has_it = text.ends_with(call.text(1));
  return call.text(text.substr(0, text.size() - (has_it ? call.text(1).size() : 0)));
}

Value chomp(const Arguments& call) {
  const std::size_t last = call.text(0).find_last_not_of("\r\n");
  return call.text(call.text(0).substr(0, last == std::string::npos ? 0 : last + 1));
}

std::string replaced(std::string_view text, std::string_view old, std::string_view by) {
  std::string result;
  while (true) {
    const std::size_t found = text.find(old);
    result += text.substr(0, found);
    if (found == std::string_view::npos) return result;
    result += by;
    text.remove_prefix(found + old.size());
  }
}

Value indent(const Arguments& call) {
  const auto spaces = call[0].as_int();
  if (!spaces || *spaces < 0 || *spaces > 200) return call.fail();
  const std::string by = "\n" + std::string(static_cast<std::size_t>(*spaces), ' ');
  return call.text(replaced(call.text(1), "\n", by));
}

// What stands between slashes is a regular expression.
Value replace(const Arguments& call) {
  const std::string& old = call.text(1);
  const bool is_pattern = old.size() > 1 && old.starts_with('/') && old.ends_with('/');
  if (old.empty() || is_pattern) return call.unknown();
  return call.text(replaced(call.text(0), old, call.text(2)));
}

Value substr(const Arguments& call) {
  const auto offset = call[1].as_int();
  const auto length = call[2].as_int();
  if (!offset || !length) return call.fail();
  if (!is_ascii(call.text(0))) return call.unknown();
  const auto size = static_cast<std::int64_t>(call.text(0).size());
  const std::int64_t begin =
      std::clamp<std::int64_t>(*offset < 0 ? size + *offset : *offset, 0, size);
  const std::int64_t count = *length < 0 ? size - begin : std::min(*length, size - begin);
  return call.text(
      call.text(0).substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(count)));
}

Value strrev(const Arguments& call) {
  if (!is_ascii(call.text(0))) return call.unknown();
  return call.text(std::string(call.text(0).rbegin(), call.text(0).rend()));
}

Value startswith(const Arguments& call) {
  return boolean(call.text(0).starts_with(call.text(1)), call.span);
}

Value endswith(const Arguments& call) {
  return boolean(call.text(0).ends_with(call.text(1)), call.span);
}

Value strcontains(const Arguments& call) {
  return boolean(call.text(0).find(call.text(1)) != std::string::npos, call.span);
}

Value split(const Arguments& call) {
  const std::string& separator = call.text(0);
  std::string_view rest = call.text(1);
  if (separator.empty()) return call.unknown();
  std::vector<Value> items;
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = rest.find(separator);
    items.push_back(call.text(std::string(rest.substr(0, end))).at(call[1].span()));
    if (end != std::string_view::npos) rest.remove_prefix(end + separator.size());
  }
  if (call.text(1).empty()) items.clear();
  return call.list(std::move(items));
}

// The items of all lists; nothing when some are not known.
std::optional<std::vector<Value>> joined_items(const Arguments& call) {
  std::vector<Value> items;
  for (std::size_t i = 1; i < call.size(); ++i) {
    if (!call[i].is_list()) return std::nullopt;
    for (const Value& item : call[i].items()) {
      if (item.is_absent() || item.is_list() || item.is_map()) return std::nullopt;
      items.push_back(item);
    }
  }
  return items;
}

Value join(const Arguments& call) {
  const std::string* separator = call[0].as_string();
  if (!separator) return call.unknown();
  // As it was written before `one`: of a resource that is there once or not at all.
  const auto like = call.size() == 2 ? like_each(call[1]) : std::nullopt;
  if (like && separator->empty()) return *like;
  const auto items = joined_items(call);
  if (!items) return call.unknown();
  Text text;
  for (std::size_t i = 0; i < items->size(); ++i) {
    if (i > 0) append(text, *separator);
    append(text, (*items)[i].to_text());
  }
  return Value::text(std::move(text), call.span);
}

}  // namespace

std::span<const Function> text_functions() {
  static constexpr Function functions[] = {
      {"upper", 1, 1, Wants::texts, upper},
      {"lower", 1, 1, Wants::texts, lower},
      {"title", 1, 1, Wants::texts, title},
      {"trimspace", 1, 1, Wants::texts, trimspace},
      {"trim", 2, 2, Wants::texts, trim},
      {"trimprefix", 2, 2, Wants::texts, trimprefix},
      {"trimsuffix", 2, 2, Wants::texts, trimsuffix},
      {"chomp", 1, 1, Wants::texts, chomp},
      {"indent", 2, 2, Wants::texts, indent},
      {"replace", 3, 3, Wants::texts, replace},
      {"substr", 3, 3, Wants::texts, substr},
      {"strrev", 1, 1, Wants::texts, strrev},
      {"startswith", 2, 2, Wants::texts, startswith},
      {"endswith", 2, 2, Wants::texts, endswith},
      {"strcontains", 2, 2, Wants::texts, strcontains},
      {"split", 2, 2, Wants::texts, split},
      {"join", 2, any_number, Wants::anything, join},
  };
  return functions;
}

}  // namespace plimsoll::terraform
