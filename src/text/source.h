// The text of one file, decoded to UTF-8, with its line table.
//
// In: bytes in UTF-8 (with or without byte order mark) or UTF-16 with a byte order mark.
// Out: UTF-8 text without the mark; spans count bytes of this text.
// Refuses: binary files (a NUL byte in the decoded text). Bytes that are not UTF-8 are kept as
// they are: readers see them, writers replace them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.h"
#include "text/span.h"

namespace plimsoll {

// How the bytes on disk were encoded; an edit is written back the same way.
enum class Encoding : std::uint8_t { utf8, utf8_bom, utf16_le, utf16_be };

struct Decoded {
  std::string text;
  Encoding encoding = Encoding::utf8;
};

// Decodes a file's bytes. The error says why not ("is a binary file").
Result<Decoded> decode(std::string bytes);
// The bytes of a text: for a file that could be decoded without loss, those that it had.
std::string encode(const Decoded& decoded);

// As people and editors count: both start at 1. `column` counts code points, `utf16_column`
// UTF-16 units (what SARIF and language servers want); a broken byte counts as one of each.
struct Position {
  int line = 1;
  int column = 1;
  int utf16_column = 1;
};

class SourceFile {
 public:
  SourceFile(FileId id, std::string path, Decoded decoded);

  FileId id() const { return id_; }
  // As shown to people: as given on the command line or found below it, with `/`.
  const std::string& path() const { return path_; }
  std::string_view text() const { return decoded_.text; }
  Encoding encoding() const { return decoded_.encoding; }

  // The position of a byte offset; offsets past the end are clamped to the end.
  Position position(std::uint32_t offset) const;
  // Its line alone; does not depend on how long the line is.
  int line_at(std::uint32_t offset) const;
  int line_count() const { return static_cast<int>(line_starts_.size()); }
  // Line `line` (from 1) without its line break.
  std::string_view line(int line) const;
  // The bytes of line `line`, without its line break.
  Span line_span(int line) const;
  std::string_view text(Span span) const;

 private:
  FileId id_;
  std::string path_;
  Decoded decoded_;
  std::vector<std::uint32_t> line_starts_;
};

}  // namespace plimsoll
