#include "tree/yaml_scalars.h"

#include <algorithm>

#include <fmt/format.h>

#include "text/utf8.h"
#include "tree/yaml_chars.h"

namespace plimsoll {
namespace {

// What the letter behind a backslash stands for; nothing for letters that take digits or mean none.
std::string_view meaning_of_escape(char letter) {
  constexpr std::string_view letters = "0abtnvfre\"/\\ \tN_LP";
  constexpr std::string_view meanings[] = {{"\0", 1}, "\a", "\b",     "\t",     "\n",     "\v",
                                           "\f",      "\r", "\x1B",   "\"",     "/",      "\\",
                                           " ",       "\t", "\u0085", "\u00A0", "\u2028", "\u2029"};
  const std::size_t index = letters.find(letter);
  return index == std::string_view::npos ? std::string_view() : meanings[index];
}

std::size_t digits_of_escape(char letter) {
  return letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
}

bool is_high_surrogate(char32_t point) {
  return point >= 0xD800 && point <= 0xDBFF;
}
bool is_low_surrogate(char32_t point) {
  return point >= 0xDC00 && point <= 0xDFFF;
}

// The value of `digits` hexadecimal digits; above Unicode when they are not that many.
char32_t hexadecimal(std::string_view text, std::size_t at, std::size_t digits) {
  constexpr char32_t none = 0x110000;
  char32_t value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    const char c = char_at(text, at + i);
    const std::size_t digit = std::string_view("0123456789abcdefABCDEF").find(c);
    if (c == '\0' || digit == std::string_view::npos || value > none) return none;
    value = value * 16 + static_cast<char32_t>(digit < 16 ? digit : digit - 6);
  }
  return value;
}

void trim_blanks(std::string& value, std::size_t from) {
  while (value.size() > from && is_blank(value.back())) value.pop_back();
}

}  // namespace

PlainLine plain_line(std::string_view text, std::size_t at, bool in_flow) {
  PlainLine line{at, at, false};
  for (; line.stop < text.size(); ++line.stop) {
    const char c = text[line.stop];
    if (is_blank(c)) continue;
    if (is_break(c) || (in_flow && is_flow_indicator(c))) break;
    if (c == '#' && line.stop > at && is_blank(text[line.stop - 1])) break;
    if (c == ':') {
      const char next = char_at(text, line.stop + 1);
      line.at_colon = is_space_or_end(next) || (in_flow && is_flow_indicator(next));
      if (line.at_colon) break;
    }
    line.end = line.stop + 1;
  }
  return line;
}

YamlScalar YamlScalars::quoted(std::size_t at) {
  const char quote = text_[at];
  const auto style = quote == '"' ? ScalarStyle::double_quoted : ScalarStyle::single_quoted;
  std::size_t end = at + 1;
  while (end < text_.size() && text_[end] != quote && text_[end] != '\\' && !is_break(text_[end])) {
    ++end;
  }
  const bool stands_as_it_is =
      char_at(text_, end) == quote && (quote == '"' || char_at(text_, end + 1) != quote);
  if (stands_as_it_is) return {text_.substr(at + 1, end - at - 1), at, end + 1, style};

  value_.clear();
  end = quote == '"' ? end_of_double_quoted(at) : end_of_single_quoted(at);
  return {kept(), at, end, style};
}

// These two append the value and answer where the scalar ends.
std::size_t YamlScalars::end_of_single_quoted(std::size_t at) {
  for (std::size_t i = at + 1; i < text_.size();) {
    const char c = text_[i];
    if (is_break(c)) {
      trim_blanks(value_, 0);
      i = fold(i);
    } else if (c != '\'') {
      value_ += c;
      ++i;
    } else if (char_at(text_, i + 1) == '\'') {
      value_ += c;
      i += 2;
    } else {
      return i + 1;
    }
    if (i == text_.size() || (is_break(text_[i - 1]) && is_document_marker(text_, i))) break;
  }
  fail(at, at + 1, "this `'` opens a string that is not closed");
}

std::size_t YamlScalars::end_of_double_quoted(std::size_t at) {
  std::size_t from = 0;  // white space before this is written as an escape and stays
  for (std::size_t i = at + 1; i < text_.size();) {
    const char c = text_[i];
    if (is_break(c)) {
      trim_blanks(value_, from);
      i = fold(i);
    } else if (c == '\\') {
      i = escape(i);
      from = value_.size();
    } else if (c != '"') {
      value_ += c;
      ++i;
    } else {
      return i + 1;
    }
    if (i >= text_.size() || (is_break(text_[i - 1]) && is_document_marker(text_, i))) break;
  }
  fail(at, at + 1, "this `\"` opens a string that is not closed");
}

// Appends what the escape at `at` stands for and answers where it ends.
std::size_t YamlScalars::escape(std::size_t at) {
  const char letter = char_at(text_, at + 1);
  if (is_break(letter)) {  // joins two lines; empty ones between them count
    std::size_t next = after_blanks(text_, after_break(text_, at + 1));
    for (; is_break(char_at(text_, next)); next = after_blanks(text_, after_break(text_, next))) {
      value_ += '\n';
    }
    return next;
  }
  if (const std::size_t digits = digits_of_escape(letter)) return unicode_escape(at, digits);
  const std::string_view meaning = meaning_of_escape(letter);
  if (meaning.empty()) {
    const std::size_t length = at + 1 < text_.size() ? code_point_at(text_, at + 1).length : 0;
    fail(at, at + 1 + length,
         fmt::format("`{0}` is no escape sequence: write `\\{0}` or use single quotes",
                     text_.substr(at, 1 + length)));
  }
  value_ += meaning;
  return at + 2;
}

// JSON writes characters above U+FFFF as two escapes; half of one becomes U+FFFD.
std::size_t YamlScalars::unicode_escape(std::size_t at, std::size_t digits) {
  const std::size_t end = at + 2 + digits;
  char32_t point = hexadecimal(text_, at + 2, digits);
  if (point > 0x10FFFF) {
    fail(at, std::min(end, text_.size()),
         fmt::format("`\\{}` takes {} hexadecimal digits", text_[at + 1], digits));
  }
  if (is_high_surrogate(point) && text_.substr(end, 2) == "\\u") {
    const char32_t low = hexadecimal(text_, end + 2, 4);
    if (is_low_surrogate(low)) {
      append_utf8(value_, 0x10000 + ((point - 0xD800) << 10U) + (low - 0xDC00));
      return end + 6;
    }
  }
  const bool is_half = is_high_surrogate(point) || is_low_surrogate(point);
  append_utf8(value_, is_half ? 0xFFFD : point);
  return end;
}

// One line break becomes a space, n more become n line feeds; blanks around them go away.
std::size_t YamlScalars::fold(std::size_t at) {
  at = after_break(text_, at);
  std::size_t more = 0;
  while (!is_document_marker(text_, at)) {
    const std::size_t next = after_blanks(text_, at);
    if (!is_break(char_at(text_, next))) {
      at = next;
      break;
    }
    at = after_break(text_, next);
    ++more;
  }
  append_breaks(more + 1, true);
  return at;
}

YamlScalar YamlScalars::plain(std::size_t at, int outer) {
  value_.clear();
  PlainLine line = plain_line(text_, at, false);
  if (line.at_colon) fail(line.stop, line.stop + 1, "`: ` in a value: put the value in quotes");
  std::size_t end = line.end;
  while (true) {
    const std::size_t next = next_plain_line(line.stop, outer);
    if (next == line.stop) return finish_plain(at, end);
    if (value_.empty()) value_ = text_.substr(at, end - at);
    fold(line.stop);
    line = plain_line(text_, next, false);
    if (line.at_colon) fail_key_in_value(at, next, line.end);
    value_ += text_.substr(next, line.end - next);
    end = line.end;
  }
}

// A line inside of a plain scalar is a key. Either it is indented too deep, or the scalar itself
// was meant to be a key and lacks the space behind its colon.
void YamlScalars::fail_key_in_value(std::size_t value, std::size_t key, std::size_t key_end) const {
  const std::string_view first_line = text_.substr(value, end_of_line(text_, value) - value);
  if (first_line.starts_with("<<<<<<<")) {
    fail(value, value + first_line.size(), "a conflict marker of git");
  }
  const std::size_t before = text_.substr(0, value).find_last_not_of(" \t");
  const bool begins_line = before == std::string_view::npos || is_break(text_[before]);
  const std::size_t colon = first_line.find(':');
  if (begins_line && colon != std::string_view::npos) {
    fail(value + colon, value + colon + 1, "expected a space behind this `:`");
  }
  fail(key, key_end, "a key that is indented like a part of the value above it");
}

YamlScalar YamlScalars::plain_in_flow(std::size_t at) {
  value_.clear();
  PlainLine line = plain_line(text_, at, true);
  std::size_t end = line.end;
  while (is_break(char_at(text_, line.stop))) {
    std::size_t next = line.stop;
    while (is_blank(char_at(text_, next)) || is_break(char_at(text_, next))) ++next;
    const PlainLine following = plain_line(text_, next, true);
    const bool goes_on = following.end > next && text_[next] != '#';
    if (!goes_on) break;
    if (value_.empty()) value_ = text_.substr(at, end - at);
    fold(line.stop);
    value_ += text_.substr(next, following.end - next);
    end = following.end;
    line = following;
  }
  return finish_plain(at, end);
}

YamlScalar YamlScalars::finish_plain(std::size_t begin, std::size_t end) {
  const std::string_view value = value_.empty() ? text_.substr(begin, end - begin) : kept();
  return {value, begin, end, ScalarStyle::plain};
}

// Where the scalar goes on behind the end of a line; that same end when it does not.
std::size_t YamlScalars::next_plain_line(std::size_t at, int outer) const {
  std::size_t line = at;
  std::size_t first = at;
  while (is_break(char_at(text_, first))) {
    line = after_break(text_, first);
    first = after_blanks(text_, line);
  }
  if (first >= text_.size() || first == at || text_[first] == '#') return at;
  if (is_document_marker(text_, line)) return at;
  const std::size_t spaces = std::min(text_.find_first_not_of(' ', line), text_.size()) - line;
  return static_cast<int>(spaces) > outer ? first : at;
}

struct YamlScalars::BlockHeader {
  std::size_t end = 0;     // behind the last indicator
  std::size_t indent = 0;  // as written, 0 when the first line decides
  char chomp = ' ';        // `+`, `-`, or a blank
};

YamlScalars::BlockHeader YamlScalars::block_header(std::size_t at) const {
  BlockHeader header;
  for (header.end = at + 1;; ++header.end) {
    const char c = char_at(text_, header.end);
    if (c >= '1' && c <= '9') {
      header.indent = static_cast<std::size_t>(c - '0');
    } else if (c == '+' || c == '-') {
      header.chomp = c;
    } else {
      break;
    }
  }
  const std::size_t next = after_blanks(text_, header.end);
  const char c = char_at(text_, next);
  if (!is_break(c) && c != '\0' && c != '#') {
    fail(next, end_of_line(text_, next),
         fmt::format("the text of `{}` begins on the next line", text_[at]));
  }
  return header;
}

// The columns before the first line that is not blank. Where no such line belongs to the scalar,
// all blank lines do, however long.
std::size_t YamlScalars::block_indent(std::size_t at, std::size_t least) const {
  std::size_t longest = least;
  while (at < text_.size()) {
    const std::size_t first = std::min(text_.find_first_not_of(' ', at), text_.size());
    const std::size_t spaces = first - at;
    const std::size_t text = spaces < least ? after_blanks(text_, first) : first;
    if (!is_break(char_at(text_, text))) {
      if (spaces < least) break;
      if (spaces >= longest) return spaces;
      fail(first, end_of_line(text_, first),
           fmt::format("indented by {} spaces, but a blank line above has {} spaces: empty it",
                       spaces, longest));
    }
    longest = std::max(longest, spaces);
    at = after_break(text_, text);
  }
  return longest;
}

struct YamlScalars::BlockLine {
  std::size_t begin = 0;  // behind the indentation
  std::size_t end = 0;
  bool is_blank = false;
  bool is_inside = false;  // indented deeply enough
};

YamlScalars::BlockLine YamlScalars::block_line(std::size_t at, std::size_t indent) const {
  const std::size_t spaces = std::min(text_.find_first_not_of(' ', at), text_.size()) - at;
  BlockLine line;
  line.begin = at + std::min(spaces, indent);
  line.end = end_of_line(text_, line.begin);
  line.is_inside = spaces >= indent;
  const std::size_t text = line.is_inside ? line.begin : after_blanks(text_, line.begin);
  line.is_blank = text == line.end;
  return line;
}

YamlScalar YamlScalars::block(std::size_t at, int outer) {
  value_.clear();
  const BlockHeader header = block_header(at);
  const auto base = static_cast<std::size_t>(std::max(outer, 0));
  std::size_t line_end = end_of_line(text_, header.end);
  const std::size_t indent = header.indent != 0
                                 ? base + header.indent
                                 : block_indent(after_break(text_, line_end), base + 1);
  const bool folds = text_[at] == '>';
  std::size_t end = header.end;
  std::size_t breaks = 0;  // between the lines written and the next
  bool may_join = false;   // the last line written ends a paragraph, if a next one goes on
  bool has_text = false;
  while (line_end < text_.size()) {
    const BlockLine line = block_line(after_break(text_, line_end), indent);
    if (line.is_blank ? line.end == text_.size() : !line.is_inside) break;
    line_end = line.end;
    if (!line.is_blank) {
      const bool is_indented = is_blank(text_[line.begin]);
      append_breaks(breaks, may_join && !is_indented);
      value_ += text_.substr(line.begin, line.end - line.begin);
      if (after_blanks(text_, line.begin) != line.end) end = line.end;
      breaks = 0;
      may_join = folds && !is_indented;
      has_text = true;
    }
    if (line_end < text_.size()) ++breaks;
  }
  if (header.chomp == '+') value_.append(breaks, '\n');
  if (header.chomp == ' ' && has_text && breaks > 0) value_ += '\n';
  return {kept(), at, end, folds ? ScalarStyle::folded : ScalarStyle::literal};
}

// Folding takes one line break away, and writes a space for the only one.
void YamlScalars::append_breaks(std::size_t breaks, bool folds) {
  if (folds && breaks == 1) {
    value_ += ' ';
  } else {
    value_.append(folds ? breaks - 1 : breaks, '\n');
  }
}

void YamlScalars::fail(std::size_t begin, std::size_t end, std::string text) const {
  throw YamlStop{
      {{tree_.file(), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
       std::move(text)}};
}

}  // namespace plimsoll
