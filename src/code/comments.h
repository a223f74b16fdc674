// The comments of a source file, and what each is about.
//
// In: the text of a program. Out: its comments without their markers. One at the end of a line is
// about that line; one on a line of its own about the statement below it, with everything in it.
#pragma once

#include <string_view>
#include <vector>

#include "code/syntax.h"

namespace plimsoll::code {

struct Comment {
  Range at;
  std::string_view text;
  Range about;
};

std::vector<Comment> find_comments(std::string_view text, Language language);

}  // namespace plimsoll::code
