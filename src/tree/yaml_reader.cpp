#include "tree/yaml_reader.h"

#include <fmt/format.h>

#include "tree/yaml_chars.h"

namespace plimsoll {

std::optional<Note> YamlReader::read() {
  std::optional<Note> problem;
  try {
    read_documents();
  } catch (const YamlStop& stop) {
    problem = stop.problem;
  }
  builder_.finish(static_cast<std::uint32_t>(written_));
  return problem;
}

void YamlReader::read_documents() {
  check_for_tab(0);
  for (skip_gap(); !done(); skip_gap()) {
    if (text_.substr(at_).starts_with("\xEF\xBB\xBF")) {  // two files, one behind the other
      at_ = line_ = at_ + 3;
    } else if (at_ == line_ && peek() == '%') {  // a directive
      at_ = end_of_line(text_, at_);
    } else if (at_document_end() && peek() == '.') {
      at_ += 3;
      written_ = at_;
      expect_end_of_value();
    } else {
      document();
    }
  }
}

void YamlReader::document() {
  anchors_.clear();
  last_anchor_ = 0;
  builder_.forget_anchors();
  const bool is_marked = at_document_end();
  if (is_marked) at_ += 3;
  written_ = at_;
  const int column = this->column();
  block_node({-1, !is_marked, false});
  skip_gap();
  if (!at_document_end()) fail_behind_document(is_marked ? 0 : column);
}

// A tag and an anchor on this line, in any order.
YamlReader::Properties YamlReader::properties() {
  Properties found;
  found.begin = found.end = at_;
  while (peek() == '!' || peek() == '&') {
    const std::size_t begin = at_;
    if (text_.substr(at_).starts_with("!<")) {
      at_ = text_.find('>', at_) + 1;
      if (at_ == 0 || end_of_line(text_, begin) < at_) {
        fail(begin, begin + 2, "this `!<` opens a tag that is not closed by `>`");
      }
    } else {
      while (!is_space_or_end(peek()) && !is_flow_indicator(peek())) ++at_;
    }
    Properties one;
    one.begin = begin;
    one.end = at_;
    (text_[begin] == '!' ? one.tag : one.anchor) =
        text_.substr(begin, at_ - begin).substr(text_[begin] == '!' ? 0 : 1);
    add(found, one);
    skip_blanks();
  }
  return found;
}

void YamlReader::add(Properties& to, const Properties& more) const {
  if (!more.any()) return;
  if (!to.tag.empty() && !more.tag.empty()) {
    fail(more.begin, more.end, fmt::format("a value has one tag, and `{}` stands before", to.tag));
  }
  if (!to.anchor.empty() && !more.anchor.empty()) {
    fail(more.begin, more.end,
         fmt::format("a value has one anchor, and `&{}` stands before", to.anchor));
  }
  if (!to.any()) to.begin = more.begin;
  if (!more.tag.empty()) to.tag = more.tag;
  if (!more.anchor.empty()) to.anchor = more.anchor;
  to.end = more.end;
}

void YamlReader::scalar(const YamlScalar& scalar, const Properties& properties) {
  const bool is_null = scalar.style == ScalarStyle::plain && properties.tag.empty() &&
                       (scalar.value == "null" || scalar.value == "~" || scalar.value == "Null" ||
                        scalar.value == "NULL");
  Tree::Stored stored =
      node(is_null ? NodeKind::null : NodeKind::scalar, scalar.begin, scalar.end, properties);
  stored.style = scalar.style;
  const bool is_key = builder_.place() == TreeBuilder::Place::key;
  if (!is_null || is_key) stored.text = scalar.value;
  begin_of_last_ = stored.begin;
  at_ = written_ = scalar.end;
  builder_.leaf(stored, number_of(properties.anchor));
  stop_on_problem();
}

// Nothing is written at `at`, apart from properties.
void YamlReader::null(std::size_t at, const Properties& properties) {
  if (properties.any()) at = properties.end;
  const bool is_tagged = !properties.tag.empty();  // `!Foo` says more than null does
  builder_.leaf(node(is_tagged ? NodeKind::scalar : NodeKind::null, at, at, properties),
                number_of(properties.anchor));
  written_ = at;
  stop_on_problem();
}

void YamlReader::alias(const Properties& properties) {
  const std::size_t begin = at_++;
  while (!is_space_or_end(peek()) && !is_flow_indicator(peek())) ++at_;
  if (text_[at_ - 1] == ':') --at_;  // `*name: value`
  const std::string_view name = text_.substr(begin + 1, at_ - begin - 1);
  const auto anchor = anchors_.find(name);
  if (anchor == anchors_.end()) {
    fail(begin, at_, fmt::format("no anchor `&{}` stands before this alias", name));
  }
  if (properties.any()) {
    fail(properties.begin, properties.end, "an alias has no tag and no anchor of its own");
  }
  written_ = at_;
  builder_.alias(node(NodeKind::alias, begin, at_, {}), anchor->second);
  stop_on_problem();
}

void YamlReader::open(NodeKind kind, std::size_t begin, const Properties& properties) {
  builder_.open(node(kind, begin, begin, properties), number_of(properties.anchor));
  written_ = begin;
  stop_on_problem();
}

void YamlReader::close(std::size_t end) {
  builder_.close(static_cast<std::uint32_t>(end));
  written_ = end;
}

Tree::Stored YamlReader::node(NodeKind kind, std::size_t begin, std::size_t end,
                              const Properties& properties) {
  Tree::Stored stored;
  stored.kind = kind;
  stored.tag = properties.tag;
  stored.begin = static_cast<std::uint32_t>(properties.any() ? properties.begin : begin);
  stored.end = static_cast<std::uint32_t>(end);
  return stored;
}

// A name may be given anew: aliases mean the last one before them.
std::uint32_t YamlReader::number_of(std::string_view anchor) {
  if (anchor.empty()) return 0;
  return anchors_[anchor] = ++last_anchor_;
}

void YamlReader::stop_on_problem() const {
  if (builder_.problem()) throw YamlStop{*builder_.problem()};
}

// Moves over white space, line breaks and comments.
void YamlReader::skip_gap() {
  while (true) {
    skip_blanks();
    if (peek() == '#') {
      at_ = take_comment(at_);
    } else if (is_break(peek())) {
      at_ = line_ = after_break(text_, at_);
      if (flow_depth_ == 0) check_for_tab(line_);
    } else {
      return;
    }
  }
}

void YamlReader::skip_blanks() {
  at_ = after_blanks(text_, at_);
}

// Tabs before text would be indentation, of which nobody knows how deep it is.
void YamlReader::check_for_tab(std::size_t line) const {
  const std::size_t tab = text_.find_first_not_of(' ', line);
  if (char_at(text_, tab) != '\t') return;
  const std::size_t text = after_blanks(text_, tab);
  const char c = char_at(text_, text);
  if (is_break(c) || c == '\0' || c == '#') return;
  fail(tab, tab + 1, "a tab is used for indentation: YAML takes spaces only");
}

std::size_t YamlReader::take_comment(std::size_t at) {
  const std::size_t end = end_of_line(text_, at);
  std::size_t before = at;
  while (before > 0 && is_blank(text_[before - 1])) --before;
  const bool is_alone = before == 0 || is_break(text_[before - 1]);
  tree_.add_comment({{file_.id(), static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)},
                     text_.substr(at + 1, end - at - 1),
                     is_alone});
  return end;
}

char YamlReader::peek(std::size_t ahead) const {
  return char_at(text_, at_ + ahead);
}

}  // namespace plimsoll
