#include "report/markdown_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "report/display.h"

namespace plimsoll {
namespace {

// Punctuation that means something to Markdown, to HTML, or (`@`, `#`) to GitHub and GitLab.
constexpr std::string_view meaningful = "\\*_~[]<>&|#@$";

// Numeric references: the one way of writing a character that no extension of Markdown looks into.
std::string plain_words(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (meaningful.find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("&#{};", static_cast<int>(c));
    }
  }
  return out;
}

// In a code span everything stands for itself but the bar that ends a cell.
std::string code_words(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

std::size_t longest_run_of_backticks(std::string_view text) {
  std::size_t longest = 0;
  std::size_t length = 0;
  for (const char c : text) {
    length = c == '`' ? length + 1 : 0;
    longest = std::max(longest, length);
  }
  return longest;
}

}  // namespace

std::string markdown_cell(std::string_view text) {
  const std::string line = display(text).text;
  std::string_view rest = line;
  std::string out;
  while (!rest.empty()) {
    const std::size_t opens = rest.find('`');
    const std::size_t closes = opens == rest.npos ? rest.npos : rest.find('`', opens + 1);
    out += plain_words(rest.substr(0, opens));
    if (opens == rest.npos) break;
    if (closes == rest.npos || closes == opens + 1) {
      out += "&#96;";
      rest.remove_prefix(opens + 1);
      continue;
    }
    out += "`" + code_words(rest.substr(opens + 1, closes - opens - 1)) + "`";
    rest.remove_prefix(closes + 1);
  }
  return out;
}

std::string markdown_block(std::string_view text) {
  const std::string fence(std::max<std::size_t>(3, longest_run_of_backticks(text) + 1), '`');
  return fmt::format("{}text\n{}{}\n", fence, text, fence);
}

}  // namespace plimsoll
