// A span says where something is written: a file and a half-open range of bytes in its decoded
// text. Spans are made by the parsers and carried unchanged into findings; nothing reconstructs
// them. Line and column are computed only for printing (SourceFile).
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace plimsoll {

// Index into Sources. Ids are handed out in the order in which files are opened, which may differ
// between runs: order files by path wherever order can reach the output.
enum class FileId : std::uint32_t {};

// Half-open range [begin, end) of bytes in the decoded text of `file`.
struct Span {
  FileId file{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend auto operator<=>(const Span&, const Span&) = default;
};
static_assert(sizeof(Span) == 12);

// A place and what there is to say about it. `text` is one line, lower case, without a full stop.
struct Note {
  Span span;
  std::string text;

  friend auto operator<=>(const Note&, const Note&) = default;
};

}  // namespace plimsoll
