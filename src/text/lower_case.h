// Names that are compared without regard to case, and words that begin with a capital letter.
//
// In: a text. Out: the same with letters of ASCII small; all other bytes stay. No locale.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace plimsoll {

constexpr char lower_case(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string lower_case(std::string_view text) {
  std::string small(text);
  for (char& c : small) c = lower_case(c);
  return small;
}

// What a system or a library says as a sentence, in the middle of one of ours.
inline std::string lower_first(std::string text) {
  if (!text.empty()) text[0] = lower_case(text[0]);
  return text;
}

constexpr bool same_but_for_case(std::string_view left, std::string_view right) {
  return std::ranges::equal(
      left, right, {}, [](char c) { return lower_case(c); }, [](char c) { return lower_case(c); });
}

}  // namespace plimsoll
