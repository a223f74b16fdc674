// Text as a terminal shows it.
//
// In: any bytes from a file. Out: valid UTF-8 without anything that moves the cursor or changes
// colours or the direction of writing, and the number of columns that it takes.
#pragma once

#include <string>
#include <string_view>

namespace plimsoll {

struct Displayed {
  std::string text;
  int columns = 0;
};

// Tabs become blanks up to the next multiple of four, counted as if `column` columns stood before.
Displayed display(std::string_view text, int column = 0);

// The longest beginning of `text` that takes at most `columns` columns, in bytes.
std::size_t bytes_within(std::string_view text, int columns);

// The offset of the code point that is `count` code points before `offset`, or 0.
std::size_t step_back(std::string_view text, std::size_t offset, int count);

}  // namespace plimsoll
