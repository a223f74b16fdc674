#include "check/marks.h"

#include <array>
#include <optional>
#include <utility>

namespace plimsoll {

namespace {

constexpr std::string_view white = " \t";

constexpr std::array<std::pair<std::string_view, Mark::Kind>, 5> words = {{
    {"expect", Mark::Kind::expect},
    {"note", Mark::Kind::note},
    {"quiet", Mark::Kind::quiet},
    {"todo-expect", Mark::Kind::todo_expect},
    {"todo-quiet", Mark::Kind::todo_quiet},
}};

// Reads a line of marks from left to right; every `take` moves past what it found.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

  void skip_white() {
    const std::size_t begin = rest_.find_first_not_of(white);
    rest_.remove_prefix(begin == std::string_view::npos ? rest_.size() : begin);
  }

  bool take(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }

  std::size_t take_carets() {
    std::size_t count = 0;
    while (take("^")) ++count;
    return count;
  }

  std::optional<Mark::Kind> take_word() {
    const std::string_view word = rest_.substr(0, rest_.find_first_of(" \t:\""));
    for (const auto& [name, kind] : words) {
      if (word != name) continue;
      rest_.remove_prefix(word.size());
      return kind;
    }
    return std::nullopt;
  }

  std::string_view take_quoted() {
    const std::size_t end = rest_.find('"', 1);
    if (!rest_.starts_with('"') || end == std::string_view::npos) return {};
    const std::string_view quoted = rest_.substr(1, end - 1);
    rest_.remove_prefix(end + 1);
    return quoted;
  }

  std::string_view take_all() { return std::exchange(rest_, {}); }

 private:
  std::string_view rest_;
};

// One mark and the white space after it. `column` is that of the scanner's first byte, from 1.
std::optional<Mark> read_mark(Scanner& scanner, std::size_t column) {
  const std::size_t size = scanner.rest().size();
  if (!scanner.take("#") && !scanner.take("//")) return std::nullopt;
  scanner.skip_white();
  Mark mark;
  const std::size_t first_column = column + size - scanner.rest().size();
  if (const std::size_t carets = scanner.take_carets(); carets > 0) {
    mark.first_column = first_column;
    mark.end_column = first_column + carets;
    scanner.skip_white();
  }
  const std::optional<Mark::Kind> kind = scanner.take_word();
  if (!kind) return std::nullopt;
  mark.kind = *kind;
  if (scanner.take(":")) {
    scanner.skip_white();
    mark.text = scanner.take_all();
    return mark.kind == Mark::Kind::quiet ? std::optional(mark) : std::nullopt;
  }
  scanner.skip_white();
  mark.text = scanner.take_quoted();
  scanner.skip_white();
  return mark;
}

// The marks of a comment that is wholly made of them; otherwise none.
std::vector<Mark> read_comment(std::string_view comment, std::size_t column) {
  Scanner scanner(comment);
  std::vector<Mark> marks;
  while (!scanner.done()) {
    const std::size_t read = comment.size() - scanner.rest().size();
    const std::optional<Mark> mark = read_mark(scanner, column + read);
    if (!mark) return {};
    marks.push_back(*mark);
  }
  return marks;
}

}  // namespace

MarkedLine read_marks(std::string_view line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool at_start = i == 0 || white.find(line[i - 1]) != std::string_view::npos;
    if (!at_start || (line[i] != '#' && line[i] != '/')) continue;
    std::vector<Mark> marks = read_comment(line.substr(i), i + 1);
    if (marks.empty()) continue;
    const std::size_t end = line.substr(0, i).find_last_not_of(white);
    return {line.substr(0, end == std::string_view::npos ? 0 : end + 1), std::move(marks)};
  }
  return {line, {}};
}

std::string without_marks(std::string_view page) {
  std::string shown;
  shown.reserve(page.size());
  bool in_example = false;
  while (!page.empty()) {
    const std::size_t end = page.find('\n');
    const std::string_view line = page.substr(0, end);
    page.remove_prefix(end == std::string_view::npos ? page.size() : end + 1);
    if (line.starts_with("```")) in_example = !in_example;
    const MarkedLine marked = in_example ? read_marks(line) : MarkedLine{line, {}};
    if (!marked.is_caret_line()) shown.append(marked.text).append("\n");
  }
  return shown;
}

}  // namespace plimsoll
