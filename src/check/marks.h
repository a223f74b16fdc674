// The marks in a page's examples: comments at the end of a line that say what is expected there.
//
// In: a line of an example. Out: the line as it is run and shown, and its marks. `explain` shows
// pages without them; tests/pages_test.cpp runs the examples by them. CONTRIBUTING.md has the
// grammar. A comment that is not wholly made of marks is left where it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

struct Mark {
  enum class Kind : std::uint8_t { expect, note, quiet, todo_expect, todo_quiet };

  Kind kind = Kind::expect;
  std::string_view text;  // what the message contains, or why the line is quiet; may be empty
  // Of a mark with carets, which stands on a line of its own: the columns (from 1, the end not
  // included) that they cover on the line above. Otherwise 0.
  std::size_t first_column = 0;
  std::size_t end_column = 0;
};

struct MarkedLine {
  std::string_view text;  // without the marks and the white space before them
  std::vector<Mark> marks;

  // Nothing but carets: there is no such line in what is run.
  bool is_caret_line() const { return !marks.empty() && marks.front().first_column > 0; }
};

// Views into `line`, which is one line without its line break.
MarkedLine read_marks(std::string_view line);

// A page as people read it: the marks of its examples removed.
std::string without_marks(std::string_view page);

}  // namespace plimsoll
