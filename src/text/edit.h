// A change of a text: what stands in a span gives way to other text.
//
// Spans count in the text before the change, so that several edits of one file can be listed side
// by side; those that are made together do not overlap.
#pragma once

#include <string>

#include "text/span.h"

namespace plimsoll {

struct TextEdit {
  Span span;  // without width: the text is inserted
  std::string text;

  friend auto operator<=>(const TextEdit&, const TextEdit&) = default;
};

}  // namespace plimsoll
