// A frame of source lines with places underlined, as compilers draw it:
//
//      |
//   14 |       Timeout: 60
//      |                ^^
//   ...
//   21 |       Events:
//      |       ------ called by route `GET /orders`
//
// Lines that are too long for a screen (minified JSON) are cut around each place.
#pragma once

#include <string>
#include <vector>

#include "report/excerpt.h"
#include "report/paint.h"
#include "text/span.h"

namespace plimsoll {

// A place to underline. `label` is shown beside it and may be empty.
struct Underline {
  Span span;
  std::string label;
  bool primary = false;  // ^^^^ instead of ----
};

// Draws the underlines of one file, which all lie in `file`; in `ink` the primary one. `gutter` is
// how many columns line numbers take. Empty when the file has no text to show.
std::string draw_frame(const Excerpt& file, std::vector<Underline> underlines, int gutter, Ink ink,
                       const Paint& paint);

}  // namespace plimsoll
