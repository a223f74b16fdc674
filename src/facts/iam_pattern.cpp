#include "facts/iam_pattern.h"

#include "text/lower_case.h"

namespace plimsoll {

namespace {

bool same(char pattern, char letter) {
  return pattern == '?' || lower_case(pattern) == lower_case(letter);
}

}  // namespace

bool iam_pattern_matches(std::string_view pattern, std::string_view action) {
  std::size_t at = 0;                         // in the pattern
  std::size_t letter = 0;                     // in the action
  std::size_t star = std::string_view::npos;  // the last `*` passed
  std::size_t taken = 0;                      // where the text it stands for ends, so far
  while (letter < action.size()) {
    if (at < pattern.size() && pattern[at] == '*') {
      star = at++;
      taken = letter;
    } else if (at < pattern.size() && same(pattern[at], action[letter])) {
      ++at;
      ++letter;
    } else if (star != std::string_view::npos) {
      at = star + 1;
      letter = ++taken;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', at) == std::string_view::npos;
}

}  // namespace plimsoll
