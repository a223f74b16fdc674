#include "terraform/json_letters.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "text/begins_like_json.h"

namespace plimsoll::terraform {

namespace {

// How many bytes the letter has that begins with this byte of UTF-8.
std::size_t bytes_of_letter(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0x80) return 1;
  return byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// `\n`, `é`, and two escapes for what is beyond 16 bits.
std::size_t bytes_of_escape(std::string_view escape, std::size_t bytes_of_value) {
  if (escape.size() < 2 || escape[1] != 'u') return 2;
  return bytes_of_value == 4 ? 12 : 6;
}

// A range for each byte of `value`; empty where it is not what is written.
std::vector<Letters::Range> ranges(std::string_view value, std::string_view written,
                                   std::uint32_t offset) {
  std::vector<Letters::Range> found;
  found.reserve(value.size());
  std::size_t at = 1;  // behind the quote
  while (found.size() < value.size()) {
    if (at >= written.size()) return {};
    const bool escaped = written[at] == '\\';
    if (!escaped && written[at] != value[found.size()]) return {};
    const std::size_t letter = escaped ? bytes_of_letter(value[found.size()]) : 1;
    const std::size_t length = escaped ? bytes_of_escape(written.substr(at), letter) : 1;
    const auto begin = static_cast<std::uint32_t>(offset + at);
    found.insert(found.end(), letter, {begin, begin + static_cast<std::uint32_t>(length)});
    at += length;
  }
  if (found.size() != value.size()) return {};
  return found;
}

}  // namespace

Value scalar_with_letters(Node scalar, std::string_view text) {
  const Span span = scalar.span();
  const bool quoted = scalar.style() == ScalarStyle::double_quoted;
  const Value value = Value::scalar(std::string(scalar.text()), span, quoted);
  if (!quoted || !begins_like_json(scalar.text()) || span.end > text.size()) return value;
  Letters letters;
  letters.file = span.file;
  letters.ranges =
      ranges(scalar.text(), text.substr(span.begin, span.end - span.begin), span.begin);
  if (letters.ranges.empty()) return value;
  return value.spelled(std::make_shared<Letters>(std::move(letters)));
}

}  // namespace plimsoll::terraform
