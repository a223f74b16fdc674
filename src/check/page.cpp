#include "check/page.h"

#include <algorithm>

#include "check/marks.h"

namespace plimsoll {
namespace {

// Takes the next line, without its line break, off the front of `text`.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::string in_capitals(std::string_view text) {
  std::string capitals(text);
  std::ranges::transform(capitals, capitals.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return capitals;
}

// "[text](address)" becomes "text (address)".
std::string without_links(std::string_view line) {
  std::string plain;
  while (!line.empty()) {
    const std::size_t middle = line.find("](");
    const std::size_t open = line.substr(0, middle).rfind('[');
    const std::size_t close = line.find(')', middle);
    if (middle == std::string_view::npos || open == std::string_view::npos ||
        close == std::string_view::npos) {
      break;
    }
    plain += line.substr(0, open);
    plain += line.substr(open + 1, middle - open - 1);
    plain += " (";
    plain += line.substr(middle + 2, close - middle - 1);
    line.remove_prefix(close + 1);
  }
  return plain.append(line);
}

std::string plain_line(std::string_view line) {
  if (line.starts_with("## ")) return in_capitals(line.substr(3));
  if (line.starts_with("# ")) return std::string(line.substr(2));
  return without_links(line);
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

std::string plain_page(std::string_view page) {
  const std::string clean = without_marks(page);
  std::string plain;
  bool in_example = false;
  for (std::string_view rest = clean; !rest.empty();) {
    const std::string_view line = take_line(rest);
    if (line.starts_with("```")) {
      in_example = !in_example;
      continue;
    }
    if (in_example && !line.empty()) plain += "    ";
    plain += in_example ? std::string(line) : plain_line(line);
    plain += '\n';
  }
  return plain;
}

}  // namespace plimsoll
