#include "report/display.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace plimsoll {
namespace {

constexpr int tab_width = 4;
constexpr char32_t replacement = 0xFFFD;

struct Range {
  char32_t first;
  char32_t last;
};

// Two columns wide: East Asian Width W and F of Unicode 15, and emoji, joined where only unassigned
// code points lie between.
constexpr std::array<Range, 17> wide{{
    {0x1100, 0x115F},
    {0x231A, 0x231B},
    {0x23E9, 0x23F3},
    {0x25FD, 0x25FE},
    {0x2614, 0x2615},
    {0x26A1, 0x26A1},
    {0x2705, 0x2705},
    {0x274C, 0x274C},
    {0x2E80, 0x303E},
    {0x3041, 0xA4CF},
    {0xA960, 0xA97C},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60},
    {0x1F300, 0x1FAFF},
    {0x20000, 0x3FFFD},
}};

// No column of their own: combining marks of the scripts that are met in comments, joiners,
// variation selectors.
constexpr std::array<Range, 12> combining{{
    {0x0300, 0x036F},
    {0x0483, 0x0489},
    {0x0591, 0x05BD},
    {0x064B, 0x065F},
    {0x0E34, 0x0E3A},
    {0x0E47, 0x0E4E},
    {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF},
    {0x200B, 0x200D},
    {0x20D0, 0x20FF},
    {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F},
}};

// Control characters could repaint the terminal; marks of the direction of writing could make a
// line read as something else than it is.
constexpr std::array<Range, 6> unsafe{{
    {0x0000, 0x001F},
    {0x007F, 0x009F},
    {0x200E, 0x200F},
    {0x2028, 0x202E},
    {0x2066, 0x2069},
    {0xFEFF, 0xFEFF},
}};

template <std::size_t N>
bool is_in(const std::array<Range, N>& ranges, char32_t value) {
  const auto after =
      std::upper_bound(ranges.begin(), ranges.end(), value,
                       [](char32_t wanted, const Range& range) { return wanted < range.first; });
  return after != ranges.begin() && value <= (after - 1)->last;
}

int columns_of(char32_t value) {
  if (value < 0x300) return 1;
  if (is_in(combining, value)) return 0;
  return is_in(wide, value) ? 2 : 1;
}

}  // namespace

Displayed display(std::string_view text, int column) {
  Displayed shown;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.length;
    if (point.value == '\t') {
      const int blanks = tab_width - (column + shown.columns) % tab_width;
      shown.text.append(static_cast<std::size_t>(blanks), ' ');
      shown.columns += blanks;
      continue;
    }
    const char32_t value = is_in(unsafe, point.value) ? replacement : point.value;
    append_utf8(shown.text, value);
    shown.columns += columns_of(value);
  }
  return shown;
}

std::size_t bytes_within(std::string_view text, int columns) {
  std::size_t at = 0;
  int used = 0;
  while (at < text.size()) {
    const CodePoint point = code_point_at(text, at);
    used += point.value == '\t' ? tab_width : columns_of(point.value);
    if (used > columns) break;
    at += point.length;
  }
  return at;
}

std::size_t step_back(std::string_view text, std::size_t offset, int count) {
  const auto continues = [&](std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  for (; count > 0 && offset > 0; --count) {
    --offset;
    while (offset > 0 && continues(offset)) --offset;
  }
  return offset;
}

}  // namespace plimsoll
