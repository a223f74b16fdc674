// What YamlReader says when it has to stop: what the author did, rather than what the grammar
// missed, at the place where the author will mend it.
#include <algorithm>

#include <fmt/format.h>

#include "tree/yaml_chars.h"
#include "tree/yaml_reader.h"

namespace plimsoll {
namespace {

std::size_t begin_of_line(std::string_view text, std::size_t at) {
  while (at > 0 && !is_break(text[at - 1])) --at;
  return at;
}

// The first thing on the line of `at`.
std::size_t first_of_line(std::string_view text, std::size_t at) {
  return after_blanks(text, begin_of_line(text, at));
}

std::size_t indentation(std::string_view text, std::size_t at) {
  return first_of_line(text, at) - begin_of_line(text, at);
}

// Where the line of `at` ends, without blanks and comment.
std::size_t end_of_text(std::string_view text, std::size_t at) {
  std::size_t end = std::min(end_of_line(text, at), text.find(" #", at));
  while (end > at && is_blank(text[end - 1])) --end;
  return end;
}

std::string columns(int count) {
  return fmt::format("{} column{}", count, count == 1 ? "" : "s");
}

}  // namespace

void YamlReader::fail(std::size_t begin, std::size_t end, std::string text) const {
  const auto size = text_.size();
  throw YamlStop{{{file_.id(), static_cast<std::uint32_t>(std::min(begin, size)),
                   static_cast<std::uint32_t>(std::min(end, size))},
                  std::move(text)}};
}

// A plain scalar cannot begin with characters that mean something else, or might once.
void YamlReader::check_plain() const {
  const char c = peek();
  if (at_indicator('-')) {
    fail(at_, at_ + 1,
         flow_depth_ > 0 ? "items in brackets are written without `-`"
                         : "a list begins on the line below its key, not beside it");
  }
  const bool is_indicator = std::string_view("%@`,]}|>").find(c) != std::string_view::npos ||
                            at_indicator('?') || at_indicator(':');
  if (!is_indicator) return;
  if (c == '`') fail(at_, at_ + 1, "a value cannot begin with a backquote: put it in quotes");
  fail(at_, at_ + 1, fmt::format("a value cannot begin with `{}`: put it in quotes", c));
}

// Behind a value in quotes or brackets, the rest of the line must be empty.
void YamlReader::expect_end_of_value() {
  skip_blanks();
  if (at_line_end()) return;
  const std::size_t end = end_of_text(text_, at_);
  const char last = text_[written_ - 1];
  if (last == '"' || last == '\'') fail_behind_string(last);
  if (peek() == ':') fail(at_, at_ + 1, "a second `:` on one line: expected the end of the value");
  fail(at_, end, fmt::format("text behind `{}`: expected the end of the line", last));
}

void YamlReader::fail_behind_string(char quote) const {
  const int begin_line = file_.position(begin_of_last_).line;
  const bool is_one_line = begin_line == file_.position(static_cast<std::uint32_t>(written_)).line;
  const std::size_t end = end_of_text(text_, at_);
  if (peek() == ':' && is_one_line) {
    fail(at_, at_ + 1, "a second `:` on one line: expected the end of the value");
  }
  if (peek() == ':') fail(begin_of_last_, begin_of_last_ + 1, "a key stands on one line");
  if (!is_one_line) {
    fail(at_, end,
         fmt::format("text behind the string that begins on line {}: is a quote missing there?",
                     begin_line));
  }
  if (at_ == written_) {
    fail(at_ - 1, at_,
         fmt::format("a quote inside of quotes: write it as `{}`", quote == '"' ? "\\\"" : "''"));
  }
  fail(at_, end, "text behind the closing quote: put all of the value in quotes");
}

void YamlReader::fail_without_colon(std::size_t key) {
  const std::size_t end = std::max(key, end_of_text(text_, key));
  const std::string_view line = text_.substr(key, end - key);
  for (const std::string_view marker : {"<<<<<<<", "=======", ">>>>>>>"}) {
    if (line.starts_with(marker)) fail(key, end, "a conflict marker of git");
  }
  const std::size_t colon = text_.substr(0, end).find(':', std::max(key, written_));
  if (colon != std::string_view::npos) {
    fail(colon, colon + 1, "expected a space behind this `:`");
  }
  fail(key, end, "expected a key with `:` behind it");
}

// The line at the cursor is indented like none of the collections that are open.
void YamlReader::fail_indentation() const {
  fail(at_, end_of_text(text_, at_),
       fmt::format("indented by {}, which fits no line above", columns(column())));
}

void YamlReader::fail_behind_document(int column) const {
  const std::size_t end = end_of_text(text_, at_);
  if (this->column() > 0) fail_indentation();
  if (this->column() < column) {
    fail(at_, end, fmt::format("not indented, but the first line is, by {}", columns(column)));
  }
  const std::uint32_t root = tree_.root_ids().back();
  if (tree_.at(root).kind == NodeKind::sequence) {
    fail(at_, end, "expected another item with `-` before it, or the end of the document");
  }
  fail(at_, end, "expected the end of the document");
}

void YamlReader::fail_in_flow(std::size_t opened) const {
  const char bracket = text_[opened];
  const char closing = bracket == '[' ? ']' : '}';
  const bool is_below = end_of_line(text_, opened) < at_;
  const bool is_outside =
      is_below && !is_closing(peek()) && indentation(text_, at_) <= indentation(text_, opened);
  if (at_document_end() || is_outside) {
    fail(opened, opened + 1, fmt::format("this `{}` is not closed", bracket));
  }
  if (is_closing(peek())) {
    fail(at_, at_ + 1,
         fmt::format("expected `{}` to close the `{}` of line {}", closing, bracket,
                     file_.position(static_cast<std::uint32_t>(opened)).line));
  }
  if (peek() == ',') fail(at_, at_ + 1, "expected a value before this `,`");
  fail(at_, at_ + 1, fmt::format("expected `,` or `{}`", closing));
}

}  // namespace plimsoll
