// Where a YAML scalar ends in the raw text: three pure functions, one for each way to write one.
//
// In: the text and the offset of the scalar's first character. Out: the offset behind its last.
#pragma once

#include <cstddef>
#include <string_view>

namespace plimsoll {

inline bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
inline bool is_break(char c) {
  return c == '\n' || c == '\r';
}

std::size_t end_of_line(std::string_view text, std::size_t at);

// 'single' or "double", from the opening quote.
std::size_t end_of_quoted(std::string_view text, std::size_t at);

// A plain scalar, found by its value: line breaks and the white space around them, which YAML folds
// into a space or line feeds, are the only difference between the two.
std::size_t end_of_plain(std::string_view text, std::size_t at, std::string_view value);

// A block scalar from its `|` or `>` to the end of its last line that is not blank. `indent` is the
// column of the block collection around it, -1 if there is none.
std::size_t end_of_block(std::string_view text, std::size_t at, int indent);

}  // namespace plimsoll
