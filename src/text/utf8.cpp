#include "text/utf8.h"

namespace plimsoll {
namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr CodePoint broken{replacement, 1, false};

// What a first byte promises: the length of its sequence, the bits it brings, and the smallest
// value that needs that many bytes (anything below is overlong).
struct Lead {
  std::size_t length = 0;
  char32_t bits = 0;
  char32_t smallest = 0;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0xC0U) return {};  // a continuation byte leads nothing
  if (byte < 0xE0U) return {2, byte & 0x1FU, 0x80};
  if (byte < 0xF0U) return {3, byte & 0x0FU, 0x800};
  if (byte < 0xF8U) return {4, byte & 0x07U, 0x10000};
  return {};
}

bool is_surrogate(char32_t value) {
  return value >= 0xD800 && value <= 0xDFFF;
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t offset) {
  const auto first = static_cast<unsigned char>(text[offset]);
  if (first < 0x80U) return {first, 1, true};

  const Lead lead = lead_of(first);
  if (lead.length == 0 || offset + lead.length > text.size()) return broken;

  char32_t value = lead.bits;
  for (std::size_t i = 1; i < lead.length; ++i) {
    const auto next = static_cast<unsigned char>(text[offset + i]);
    if ((next & 0xC0U) != 0x80U) return broken;
    value = (value << 6U) | (next & 0x3FU);
  }
  if (value < lead.smallest || value > 0x10FFFF || is_surrogate(value)) return broken;
  return {value, lead.length, true};
}

void append_utf8(std::string& text, char32_t code_point) {
  const auto tail = [&](unsigned shift) {
    text += static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU));
  };
  if (code_point < 0x80) {
    text += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    text += static_cast<char>(0xC0U | (code_point >> 6U));
    tail(0);
  } else if (code_point < 0x10000) {
    text += static_cast<char>(0xE0U | (code_point >> 12U));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | (code_point >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::string valid_utf8(std::string_view text) {
  std::string valid;
  valid.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (point.valid) {
      valid.append(text, at, point.length);
    } else {
      append_utf8(valid, replacement);
    }
    at += point.length;
  }
  return valid;
}

}  // namespace plimsoll
