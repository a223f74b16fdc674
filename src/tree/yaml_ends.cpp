#include "tree/yaml_ends.h"

#include <algorithm>

namespace plimsoll {
namespace {

bool is_space(char c) {
  return is_blank(c) || is_break(c);
}

std::size_t skip_break(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("\r\n")) return at + 2;
  return std::min(at + 1, text.size());
}

// The header of a block scalar: `|`, `>-`, `|2+` and so on.
struct BlockHeader {
  std::size_t end = 0;
  std::size_t indent = 0;  // as written, 0 when it is to be found from the first line
};

BlockHeader read_block_header(std::string_view text, std::size_t at) {
  BlockHeader header{at + 1, 0};
  for (; header.end < text.size(); ++header.end) {
    const char c = text[header.end];
    if (c >= '1' && c <= '9') {
      header.indent = static_cast<std::size_t>(c - '0');
    } else if (c != '+' && c != '-') {
      break;
    }
  }
  return header;
}

}  // namespace

std::size_t end_of_line(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_break(text[at])) ++at;
  return at;
}

std::size_t end_of_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at++];
  while (at < text.size()) {
    if (text[at] == quote) {
      const bool doubled = quote == '\'' && at + 1 < text.size() && text[at + 1] == '\'';
      if (!doubled) return at + 1;
      ++at;
    } else if (text[at] == '\\' && quote == '"') {
      ++at;
    }
    ++at;
  }
  return text.size();
}

std::size_t end_of_plain(std::string_view text, std::size_t at, std::string_view value) {
  if (text.substr(at, value.size()) == value) return at + value.size();

  for (std::size_t i = 0; i < value.size() && at < text.size();) {
    if (text[at] == value[i] && !is_break(text[at])) {
      ++at;
      ++i;
      continue;
    }
    if (!is_space(text[at])) break;
    while (at < text.size() && is_space(text[at])) ++at;
    while (i < value.size() && is_space(value[i])) ++i;
  }
  return at;
}

std::size_t end_of_block(std::string_view text, std::size_t at, int indent) {
  const BlockHeader header = read_block_header(text, at);
  const auto outer = static_cast<std::size_t>(std::max(indent, 0));
  std::size_t inner = outer + std::max<std::size_t>(header.indent, 1);
  bool is_indent_known = header.indent != 0;

  std::size_t end = header.end;
  std::size_t line_end = end_of_line(text, header.end);
  while (line_end < text.size()) {
    const std::size_t line = skip_break(text, line_end);
    line_end = end_of_line(text, line);
    const std::size_t spaces = std::min(text.find_first_not_of(' ', line), line_end) - line;
    const std::size_t first = std::min(text.find_first_not_of(" \t", line), line_end);
    if (first == line_end) continue;  // blank: part of it only if another line follows
    if (!is_indent_known) inner = std::max(inner, spaces);
    is_indent_known = true;
    if (spaces < inner) break;
    end = line_end;
  }
  return end;
}

}  // namespace plimsoll
