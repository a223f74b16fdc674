// The three answers that an offline reader can give.
//
// A check that says "lacks" or "cannot" needs a `no`; one that says "does" needs a `yes`; between
// them it stays quiet.
#pragma once

#include <algorithm>
#include <cstdint>

namespace plimsoll {

enum class Answer : std::uint8_t { no, unknown, yes };

// Whether all of it holds: as sure as the least sure part.
constexpr Answer both(Answer left, Answer right) {
  return std::min(left, right);
}
// Whether any of it holds: as sure as the surest part.
constexpr Answer either(Answer left, Answer right) {
  return std::max(left, right);
}
constexpr Answer negated(Answer answer) {
  if (answer == Answer::unknown) return answer;
  return answer == Answer::yes ? Answer::no : Answer::yes;
}
constexpr Answer answer(bool known) {
  return known ? Answer::yes : Answer::no;
}

}  // namespace plimsoll
