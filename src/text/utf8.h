// UTF-8, one code point at a time.
//
// In: any bytes. Out: code points; a byte that belongs to no valid sequence stands for itself, so
// that every offset of every text can be counted to. Refuses nothing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace plimsoll {

struct CodePoint {
  char32_t value = 0;  // U+FFFD when `valid` is false
  std::size_t length = 1;
  bool valid = true;

  // UTF-16 units: two above the basic multilingual plane.
  int utf16_units() const { return value > 0xFFFF ? 2 : 1; }
};

// The code point that begins at `offset`, which must be inside `text`. Overlong forms, surrogates
// and values above U+10FFFF are invalid, as everywhere since RFC 3629.
CodePoint code_point_at(std::string_view text, std::size_t offset);

void append_utf8(std::string& text, char32_t code_point);

// The same text with every invalid byte replaced by U+FFFD: for writers that promise UTF-8.
std::string valid_utf8(std::string_view text);

}  // namespace plimsoll
