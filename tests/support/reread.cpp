#include "support/reread.h"

#include <algorithm>
#include <vector>

#include "text/utf8.h"

namespace plimsoll::test {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
  while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
  return line;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const std::size_t end = text.find_first_of("\r\n");
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
  }
}

// Behind a line break and the blanks that follow it.
std::string_view after_break(std::string_view text) {
  text.remove_prefix(text.starts_with("\r\n") ? 2 : 1);
  return text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
}

// Folds lines as YAML does: one break is a space, n more breaks are n line feeds.
std::string folded(std::string_view text, bool trims_ends) {
  const std::vector<std::string_view> lines = lines_of(text);
  if (lines.size() == 1) return std::string(trims_ends ? trimmed(text) : text);
  std::string value;
  std::size_t empty = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view line = trimmed(lines[i]);
    if (!trims_ends && i == 0) line = lines[i].substr(0, lines[i].find_last_not_of(" \t") + 1);
    if (!trims_ends && i + 1 == lines.size()) {
      line = lines[i].substr(std::min(lines[i].find_first_not_of(" \t"), lines[i].size()));
    }
    if (i > 0 && line.empty() && i + 1 < lines.size()) {
      ++empty;
      continue;
    }
    if (i > 0) value += empty > 0 ? std::string(empty, '\n') : " ";
    empty = 0;
    value += line;
  }
  return value;
}

std::optional<std::string> reread_single(std::string_view written) {
  std::string inner;
  for (std::size_t i = 1; i + 1 < written.size(); ++i) {
    inner += written[i];
    if (written[i] != '\'') continue;
    if (i + 2 >= written.size() || written[i + 1] != '\'') return std::nullopt;
    ++i;
  }
  return folded(inner, false);
}

std::optional<char32_t> hex(std::string_view digits, std::size_t length) {
  if (digits.size() < length) return std::nullopt;
  return static_cast<char32_t>(std::stoul(std::string(digits.substr(0, length)), nullptr, 16));
}

// Replaces one escape; `at` is on the character behind the backslash and moves to its last one.
bool unescape(std::string_view text, std::size_t& at, std::string& value) {
  constexpr std::string_view letters = "0abtnvfre\"/\\ \t";
  constexpr std::string_view means("\0\a\b\t\n\v\f\r\x1b\"/\\ \t", 14);
  const char letter = text[at];
  if (const std::size_t simple = letters.find(letter); simple != std::string_view::npos) {
    value += means[simple];
    return true;
  }
  if (letter == 'N') return append_utf8(value, 0x85), true;
  if (letter == '_') return append_utf8(value, 0xA0), true;
  if (letter == 'L') return append_utf8(value, 0x2028), true;
  if (letter == 'P') return append_utf8(value, 0x2029), true;
  const std::size_t length = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
  auto point = length == 0 ? std::nullopt : hex(text.substr(at + 1), length);
  if (!point) return false;
  at += length;
  const bool is_high = *point >= 0xD800 && *point < 0xDC00;
  if (is_high && text.substr(at + 1).starts_with("\\u")) {
    const auto low = hex(text.substr(at + 3), 4);
    if (!low) return false;
    if (*low >= 0xDC00 && *low < 0xE000) {
      point = 0x10000 + ((*point - 0xD800) << 10U) + (*low - 0xDC00);
      at += 6;
    }
  }
  const bool is_half = *point >= 0xD800 && *point < 0xE000;
  append_utf8(value, is_half ? 0xFFFD : *point);
  return true;
}

// Folding comes before unescaping: `\n` is no line break, and `\` at the end of a line joins.
std::optional<std::string> reread_double(std::string_view written) {
  std::string joined;
  const std::string_view inner = written.substr(1, written.size() - 2);
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (inner[i] == '"') return std::nullopt;
    if (inner[i] != '\\') {
      joined += inner[i];
      continue;
    }
    if (++i == inner.size()) return std::nullopt;
    if (inner[i] != '\n' && inner[i] != '\r') {
      joined += '\\';
      joined += inner[i] == '\t' ? 't' : inner[i];  // which folding would take for white space
      if (inner[i] == ' ') joined.replace(joined.size() - 1, 1, "x20");
      continue;
    }
    std::string_view rest = after_break(inner.substr(i));
    while (!rest.empty() && (rest.front() == '\n' || rest.front() == '\r')) {
      joined += "\\n";
      rest = after_break(rest);
    }
    i = inner.size() - rest.size() - 1;
  }
  const std::string text = folded(joined, false);
  std::string value;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      value += text[i];
    } else if (!unescape(text, ++i, value)) {
      return std::nullopt;
    }
  }
  return value;
}

// Without the line feeds at the end, which chomping keeps or takes.
std::string reread_literal(std::string_view written) {
  std::vector<std::string_view> lines = lines_of(written);
  const auto is_blank_line = [](std::string_view line) { return trimmed(line).empty(); };
  std::size_t indent = 0;
  for (std::size_t i = 1; i < lines.size() && indent == 0; ++i) {
    if (!is_blank_line(lines[i])) indent = lines[i].find_first_not_of(' ');
  }
  const std::size_t digit = lines[0].find_first_of("123456789");
  std::string value;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (i > 1) value += '\n';
    const bool is_inside = std::min(lines[i].find_first_not_of(' '), lines[i].size()) >= indent;
    if (is_inside) value += lines[i].substr(indent);
  }
  return digit == std::string_view::npos ? value : std::string();
}

}  // namespace

std::optional<std::string> reread(std::string_view written) {
  if (written.empty()) return "";
  const char first = written.front();
  if (first == '>') return std::nullopt;
  if (first == '|') return reread_literal(written);
  if (first != '"' && first != '\'') return folded(written, true);
  if (written.size() < 2 || written.back() != first) return std::nullopt;
  return first == '"' ? reread_double(written) : reread_single(written);
}

}  // namespace plimsoll::test
