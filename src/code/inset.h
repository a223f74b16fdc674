// A program that stands in a text of another file: `ZipFile` of a template.
//
// In: the program's text, and where each byte of it is written. Out: spans in that file.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "code/syntax.h"
#include "text/span.h"

namespace plimsoll::code {

// Stands in the text for what is only filled in when the template is deployed; a character that
// nobody writes.
inline constexpr std::string_view hole = "\xEE\x80\x80";

struct Inset {
  std::string text;
  std::vector<Range> places;  // one for each byte of the text; empty where they are not known
  Span whole;

  // On what it points at if that is known, else on the whole text.
  Span span(Range range) const {
    if (places.size() != text.size() || places.empty()) return whole;
    const std::size_t first = std::min<std::size_t>(range.begin, places.size() - 1);
    const std::size_t last =
        std::min<std::size_t>(std::max(range.end, range.begin + 1) - 1, places.size() - 1);
    return {whole.file, places[first].begin, std::max(places[last].end, places[first].begin)};
  }
};

}  // namespace plimsoll::code
