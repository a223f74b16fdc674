// Where each letter of a text stands in its file, behind escapes, folds and indentation: JSON that
// a template holds as one string, and a program, are judged at the place of each of their words.
//
// In: scalars and what is filled in between them. Out: Values that know their Letters, when they
// look like JSON or a program; other texts are not worth the trouble.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "resource/value.h"
#include "tree/tree.h"

namespace plimsoll {

class Stacks;

using LetterRanges = std::vector<Letters::Range>;

// JSON, or what may be the source of a program: it begins like one, or has several lines.
bool is_document(std::string_view text);

// A range for each byte of a scalar's value. The value is held against what is written, letter by
// letter; empty where the two do not agree, or the text of the file is not at hand.
LetterRanges letters_of(Node scalar, const Stacks& stacks);

// A text that is put together of parts.
class SpelledText {
 public:
  // `spells`: where the letters stand is wanted. All parts are written in one file.
  SpelledText(FileId file, bool spells) : spells_(spells) { letters_.file = file; }

  // `ranges` has a range for each byte; where it has none the letters stand nowhere in particular.
  void add(std::string_view literal, std::span<const Letters::Range> ranges = {});
  // What is filled in for what is written at `where`.
  void add(const Value& value, Letters::Range where);

  Value finish(Span span);

 private:
  Text text_;
  Letters letters_;
  bool spells_;
};

}  // namespace plimsoll
