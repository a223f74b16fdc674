#include "check/page.h"

#include <algorithm>

namespace plimsoll {
namespace {

// Takes the next line, without its line break, off the front of `text`.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace

std::string opening_of(std::string_view page) {
  std::string opening;
  take_line(page);  // the title
  while (!page.empty()) {
    const std::string_view line = take_line(page);
    if (line.starts_with("#")) break;
    if (line.empty() && opening.empty()) continue;
    if (line.empty()) break;
    if (!opening.empty()) opening += ' ';
    opening += line;
  }
  return opening;
}

}  // namespace plimsoll
