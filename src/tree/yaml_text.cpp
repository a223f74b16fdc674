#include "tree/yaml_text.h"

#include <algorithm>
#include <array>

#include "tree/yaml_ends.h"

namespace plimsoll {
namespace {

constexpr std::string_view flow_indicators = ",[]{}";

bool is_space(char c) {
  return is_blank(c) || is_break(c);
}
std::uint32_t offset_of(std::size_t at) {
  return static_cast<std::uint32_t>(at);
}

}  // namespace

Extent YamlText::scalar(std::uint32_t mark, Properties properties, std::string_view value,
                        int indent) {
  Extent extent = begin(mark, properties);
  if (value.empty() && is_empty_behind_tag(extent.content)) {
    extent.content = extent.end;
    return extent;
  }
  skip_to(extent.content);
  switch (at(extent.content)) {
    case '"':
    case '\'':
      at_ = end_of_quoted(text_, extent.content);
      break;
    case '|':
    case '>':
      skip_to(offset_of(end_of_line(text_, extent.content)));  // `| # a comment`
      at_ = end_of_block(text_, extent.content, indent);
      break;
    default:
      at_ = end_of_plain(text_, extent.content, value);
  }
  extent.end = cursor();
  return extent;
}

Extent YamlText::alias(std::uint32_t mark) {
  skip_to(mark);
  Extent extent{cursor(), cursor(), 0, {}};
  at_ = after_name(at_);
  extent.end = cursor();
  return extent;
}

// The cursor stays before the bracket: `[[a]: b]` begins a mapping and its key at one place.
Extent YamlText::open(std::uint32_t mark, Properties properties) {
  const Extent extent = begin(mark, properties);
  skip_to(extent.content);
  return extent;
}

std::uint32_t YamlText::close_bracket(std::uint32_t content) {
  at_ = std::max<std::size_t>(at_, std::size_t{content} + 1);
  while (at_ < text_.size() && text_[at_] != ']' && text_[at_] != '}') {
    at_ = text_[at_] == '#' ? take_comment(at_) : at_ + 1;
  }
  at_ = std::min(at_ + 1, text_.size());
  return cursor();
}

Extent YamlText::null(std::uint32_t mark, Properties properties, char indicator) {
  if (mark >= at_) {
    const std::size_t before = at_;
    Extent extent = begin(mark, properties);
    const std::size_t end = end_of_null_word(extent.content);
    const bool is_next_key = indicator == ':' && is_key(end);
    if (end != extent.content && !is_next_key) {
      skip_to(extent.content);
      at_ = end;
      extent.end = cursor();
      return extent;
    }
    if (properties.anchor) {
      extent.content = extent.end;
      return extent;
    }
    at_ = before;
  }
  if (indicator == 0) {
    skip_to(mark);
  } else {
    skip_to(offset_of(behind_indicator(indicator)));
  }
  return {cursor(), cursor(), cursor(), {}};
}

void YamlText::skip_to(std::uint32_t offset) {
  const std::size_t end = std::min<std::size_t>(offset, text_.size());
  while (at_ < end) {
    const std::size_t comment = text_.substr(0, end).find('#', at_);
    at_ = comment == std::string_view::npos ? end : std::max(at_ + 1, take_comment(comment));
  }
}

int YamlText::column(std::uint32_t offset) const {
  std::size_t line = offset;
  while (line > 0 && !is_break(text_[line - 1])) --line;
  return static_cast<int>(offset - line);
}

// Leaves the cursor behind the properties, which may be all there is of the node.
Extent YamlText::begin(std::uint32_t mark, Properties properties) {
  skip_to(mark);
  Extent extent{cursor(), cursor(), cursor(), {}};
  while ((properties.tag && at(extent.content) == '!') ||
         (properties.anchor && at(extent.content) == '&')) {
    skip_to(extent.content);
    if (at(extent.content) == '!') {
      properties.tag = false;
      at_ = after_tag(at_);
      extent.tag = text_.substr(extent.content, at_ - extent.content);
    } else {
      properties.anchor = false;
      at_ = after_name(at_);
    }
    extent.end = cursor();
    extent.content = offset_of(after_gap(at_));
  }
  return extent;
}

std::size_t YamlText::after_tag(std::size_t at) const {
  if (text_.substr(at).starts_with("!<")) {
    return std::min(text_.find('>', at), text_.size() - 1) + 1;
  }
  return after_name(at);
}

// Behind `*name`, `&name` or `!name`.
std::size_t YamlText::after_name(std::size_t at) const {
  while (at < text_.size() && !is_space(text_[at]) &&
         flow_indicators.find(text_[at]) == std::string_view::npos) {
    ++at;
  }
  return at;
}

// Behind white space and comments.
std::size_t YamlText::after_gap(std::size_t at) const {
  while (at < text_.size()) {
    if (text_[at] == '#') {
      at = end_of_line(text_, at);
    } else if (is_space(text_[at])) {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

std::size_t YamlText::behind_indicator(char indicator) const {
  const std::size_t next = after_gap(at_);
  return next < text_.size() && text_[next] == indicator ? next + 1 : at_;
}

// The value is empty: because nothing follows the tag (`!Foo`, the next thing is another node's),
// or because what follows is empty (`!Foo ""`).
bool YamlText::is_empty_behind_tag(std::size_t at) const {
  if (at >= text_.size()) return true;
  const char c = text_[at];
  if (c == '|' || c == '>') return false;
  const bool is_quoted = text_.substr(at).starts_with("\"\"") || text_.substr(at).starts_with("''");
  return !is_quoted || is_key(at + 2);
}

bool YamlText::is_key(std::size_t after) const {
  while (after < text_.size() && is_blank(text_[after])) ++after;
  if (after >= text_.size() || text_[after] != ':') return false;
  return after + 1 == text_.size() || is_space(text_[after + 1]);
}

// Where the word for null that stands at `at` ends; `at` when none stands there.
std::size_t YamlText::end_of_null_word(std::size_t at) const {
  constexpr std::array<std::string_view, 4> words{"null", "~", "Null", "NULL"};
  for (const std::string_view word : words) {
    if (!text_.substr(at).starts_with(word)) continue;
    const std::size_t end = at + word.size();
    const bool ends_here = end == text_.size() || is_space(text_[end]) || text_[end] == ':' ||
                           flow_indicators.find(text_[end]) != std::string_view::npos;
    if (ends_here) return end;
  }
  return at;
}

std::size_t YamlText::take_comment(std::size_t at) {
  const std::size_t end = end_of_line(text_, at);
  std::size_t line = at;
  while (line > 0 && is_blank(text_[line - 1])) --line;
  const bool alone = line == 0 || is_break(text_[line - 1]);
  comments_.push_back(
      {{file_, offset_of(at), offset_of(end)}, text_.substr(at + 1, end - at - 1), alone});
  return end;
}

}  // namespace plimsoll
