// What YamlReader sees of its line before it reads on.
#include <algorithm>

#include "tree/yaml_chars.h"
#include "tree/yaml_reader.h"

namespace plimsoll {

bool YamlReader::at_indicator(char indicator) const {
  if (peek() != indicator) return false;
  return is_space_or_end(peek(1)) || (flow_depth_ > 0 && is_flow_indicator(peek(1)));
}

// Behind this, the line holds nothing but a comment.
bool YamlReader::at_line_end() const {
  return done() || is_break(text_[at_]) || text_[at_] == '#';
}

bool YamlReader::at_document_end() const {
  return done() || (at_ == line_ && is_document_marker(text_, at_));
}

// A key, on this line, with its colon behind it.
bool YamlReader::is_key_ahead() const {
  if (at_indicator('?') || at_indicator(':')) return true;
  const std::size_t end = after_key(at_);
  if (end == std::string_view::npos) return false;
  const std::size_t colon = after_blanks(text_, end);
  if (char_at(text_, colon) != ':') return false;
  const char next = char_at(text_, colon + 1);
  if (is_space_or_end(next)) return true;
  const char last = text_[end - 1];
  const bool is_like_json = last == '"' || last == '\'' || last == ']' || last == '}';
  return flow_depth_ > 0 && (is_flow_indicator(next) || is_like_json);
}

// Where the key ends that may stand here; npos when none does.
std::size_t YamlReader::after_key(std::size_t at) const {
  constexpr std::size_t none = std::string_view::npos;
  switch (char_at(text_, at)) {
    case '"':
    case '\'':
      return after_quotes(at);
    case '[':
    case '{':
      return after_brackets(at);
    case '*': {
      std::size_t end = at;
      while (!is_space_or_end(char_at(text_, end)) && !is_flow_indicator(text_[end])) ++end;
      return text_[end - 1] == ':' ? end - 1 : end;
    }
    case '|':
    case '>':
    case '#':
      return none;
    default:
      break;
  }
  if (at_indicator('-')) return none;
  const PlainLine line = plain_line(text_, at, flow_depth_ > 0);
  return line.at_colon ? line.stop : none;
}

// Behind a quoted string, if it ends on its line.
std::size_t YamlReader::after_quotes(std::size_t at) const {
  const char quote = text_[at];
  for (std::size_t i = at + 1; i < text_.size() && !is_break(text_[i]); ++i) {
    const bool is_escaped =
        quote == '"' ? text_[i] == '\\' : text_[i] == quote && char_at(text_, i + 1) == quote;
    if (is_escaped) {
      ++i;
    } else if (text_[i] == quote) {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

// Behind a collection in brackets, if it ends on its line; a key has 1024 characters at most.
std::size_t YamlReader::after_brackets(std::size_t at) const {
  const std::size_t limit = std::min(text_.size(), at + 1024);
  char before = '[';  // the last character that is no blank: quotes inside of words are none
  int depth = 0;
  for (std::size_t i = at; i < limit && !is_break(text_[i]); ++i) {
    const char c = text_[i];
    if (is_blank(c)) continue;
    const bool begins_token = is_flow_indicator(before) || before == ':';
    if (begins_token && (c == '"' || c == '\'')) {
      const std::size_t end = after_quotes(i);
      if (end == std::string_view::npos) return end;
      i = end - 1;
    }
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && --depth == 0) return i + 1;
    before = c;
  }
  return std::string_view::npos;
}

}  // namespace plimsoll
