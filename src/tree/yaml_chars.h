// What YAML calls its characters.
#pragma once

#include <string_view>

namespace plimsoll {

inline bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
inline bool is_break(char c) {
  return c == '\n' || c == '\r';
}
// '\0' stands for the end of the text.
inline bool is_space_or_end(char c) {
  return is_blank(c) || is_break(c) || c == '\0';
}
inline bool is_flow_indicator(char c) {
  return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
}

// The character at an offset, '\0' behind the end.
inline char char_at(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : '\0';
}

// Behind the line break that begins at `at`: \n, \r\n or \r.
inline std::size_t after_break(std::string_view text, std::size_t at) {
  return at + (char_at(text, at) == '\r' && char_at(text, at + 1) == '\n' ? 2 : 1);
}

inline std::size_t after_blanks(std::string_view text, std::size_t at) {
  while (is_blank(char_at(text, at))) ++at;
  return at;
}

inline std::size_t end_of_line(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_break(text[at])) ++at;
  return at;
}

// `---` or `...` at the beginning of a line.
inline bool is_document_marker(std::string_view text, std::size_t line) {
  const std::string_view marker = text.substr(line < text.size() ? line : text.size(), 3);
  return (marker == "---" || marker == "...") && is_space_or_end(char_at(text, line + 3));
}

}  // namespace plimsoll
