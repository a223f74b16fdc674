#include "terraform/json_write.h"

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "resource/text_parts.h"
#include "terraform/unknown.h"

namespace plimsoll::terraform {

namespace {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      result += {'\\', c};
    } else if (c == '\n') {
      result += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      result += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    } else {
      result += c;
    }
  }
  return result;
}

void write(const Value& value, Text& out);

void write_quoted(const Text& text, Text& out) {
  append(out, "\"");
  for (const Text::Part& part : text.parts) {
    const bool is_literal = part.kind == Text::Part::Kind::literal;
    append(out, is_literal ? literal_part(escaped(part.literal)) : part);
  }
  append(out, "\"");
}

void write_items(const Value& list, Text& out) {
  std::string_view before = "[";
  for (const Value& item : list.items()) {
    append(out, before);
    write(item, out);
    before = ",";
  }
  append(out, list.items().empty() ? "[]" : "]");
}

void write_entries(const Value& map, Text& out) {
  std::string before = "{";
  for (const Entry& entry : map.entries()) {
    append(out, fmt::format("{}\"{}\":", before, escaped(entry.key)));
    write(entry.value, out);
    before = ",";
  }
  append(out, map.entries().empty() ? "{}" : "}");
}

void write(const Value& value, Text& out) {
  const Scalar* scalar = value.as_scalar();
  if (value.is_absent()) {
    append(out, "null");
  } else if (like_each(value) || value.is_open()) {
    append(out, opaque_part(identify(value).value_or("")));
  } else if (value.is_list()) {
    write_items(value, out);
  } else if (value.is_map()) {
    write_entries(value, out);
  } else if (scalar && !scalar->quoted) {
    append(out, scalar->text);
  } else {
    write_quoted(value.to_text(), out);
  }
}

}  // namespace

Text write_json(const Value& value) {
  Text text;
  write(value, text);
  return text;
}

}  // namespace plimsoll::terraform
