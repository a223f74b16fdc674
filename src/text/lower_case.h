// Names that are compared without regard to case.
//
// In: a text. Out: the same with the letters of ASCII small; all other bytes stay. No locale.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace plimsoll {

inline std::string lower_case(std::string_view text) {
  std::string small(text);
  std::ranges::transform(small, small.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return small;
}

}  // namespace plimsoll
