// Where the letters of a text that was parsed stand in their file: the text of a `.tf` stands there
// as it is, a string of `.tf.json` behind its escapes.
//
// In: ranges of the text. Out: spans. Refuses nothing: what lies outside is moved to the end.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>

#include "resource/value.h"
#include "syntax/syntax.h"
#include "text/span.h"

namespace plimsoll::terraform {

class Places {
 public:
  // The text is that of the file.
  Places(FileId file, std::uint32_t size) : file_(file), size_(size) {}
  // The letters are those of the text from `shift` on.
  Places(Letters letters, std::uint32_t shift)
      : file_(letters.file), letters_(std::move(letters)), shift_(shift), is_spelled_(true) {}

  FileId file() const { return file_; }

  // Of one byte.
  Letters::Range letter(std::uint32_t at) const {
    if (!is_spelled_) return {std::min(at, size_), std::min(at + 1, size_)};
    const auto& ranges = letters_.ranges;
    if (ranges.empty()) return {};
    const std::size_t index = at < shift_ ? 0 : at - shift_;
    if (index < ranges.size()) return ranges[index];
    return {ranges.back().end, ranges.back().end};
  }

  Span span(syntax::Range range) const {
    const std::uint32_t begin = letter(range.begin).begin;
    if (range.end <= range.begin) return {file_, begin, begin};
    return {file_, begin, std::max(begin, letter(range.end - 1).end)};
  }

 private:
  FileId file_;
  std::uint32_t size_ = 0;
  Letters letters_;
  std::uint32_t shift_ = 0;
  bool is_spelled_ = false;
};

}  // namespace plimsoll::terraform
