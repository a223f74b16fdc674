// How the entries of a mapping are written, so that one more looks like its siblings.
#pragma once

#include <cstdint>
#include <string>

namespace plimsoll {

struct Layout {
  enum class Style : std::uint8_t { block, flow, json };

  Style style = Style::block;
  bool own_lines = true;  // each entry begins a line; always so in block style
  bool compact = false;   // JSON without blanks behind `:` and `,`
  std::string indent;     // what stands before an entry on its line
  std::string step;       // what is added one level deeper
  std::string newline;    // the file's own
};

}  // namespace plimsoll
