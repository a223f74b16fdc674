#include "tree/json_problem.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace plimsoll {
namespace {

constexpr std::string_view white_space = " \t\r\n";

// The text around the place where the parser stopped.
class Diagnosis {
 public:
  Diagnosis(const SourceFile& file, const JsonStop& stop)
      : file_(file), text_(file.text()), stop_(stop) {
    const std::size_t last = std::min(stop.read, text_.size());
    last_read_ = last == 0 ? 0 : last - 1;
    wrong_ = token();
  }

  Note note() const {
    if (says("invalid string")) return in_string();
    if (wrong_ >= text_.size()) return at_end();
    if (last_read_ < stop_.accepted) return here(last_read_ - 1, 1, "a number begins with no 0");
    if (is_trailing_comma()) {
      return here(before(), 1, fmt::format("JSON takes no comma before `{}`", text_[wrong_]));
    }
    if (const std::string_view hint = hint_for(text_[wrong_]); !hint.empty()) {
      return here(wrong_, word_length(), std::string(hint));
    }
    return here(wrong_, word_length(), expectation());
  }

 private:
  bool says(std::string_view words) const {
    return stop_.message.find(words) != std::string_view::npos;
  }

  // Where the token begins that the parser did not take. It has read to the end of that token, or
  // to the character that cannot be part of it.
  std::size_t token() const {
    if (says("unexpected end of input")) return text_.size();
    std::size_t at = std::min(text_.find_first_not_of(white_space, stop_.accepted), text_.size());
    const bool takes_separator =
        at < text_.size() && (text_[at] == ',' || text_[at] == ':') && at < last_read_;
    if (takes_separator) {
      at = std::min(text_.find_first_not_of(white_space, at + 1), text_.size());
    }
    return at;
  }

  // The last character before the wrong token that is no white space.
  std::size_t before() const {
    const std::size_t at = wrong_ == 0 ? wrong_ : text_.find_last_not_of(white_space, wrong_ - 1);
    return at == std::string_view::npos ? wrong_ : at;
  }

  bool is_trailing_comma() const {
    return (text_[wrong_] == '}' || text_[wrong_] == ']') && wrong_ > 0 && text_[before()] == ',';
  }

  std::size_t word_length() const {
    if (text_[wrong_] == '"')
      return std::min(text_.find('"', wrong_ + 1), text_.size()) + 1 - wrong_;
    const std::size_t end = text_.find_first_of(" \t\r\n,:[]{}\"", wrong_ + 1);
    return std::min(end, text_.size()) - wrong_;
  }

  Note in_string() const {
    const std::size_t begin = std::min(text_.find('"', wrong_), last_read_);
    if (says("missing closing quote") || says("control character U+000A") ||
        says("control character U+000D")) {
      return here(begin, 1, "this `\"` opens a string that is not closed on its line");
    }
    if (says("control character")) {
      return here(last_read_, 1, "a control character in a string: write it as an escape (`\\t`)");
    }
    if (says("UTF-8")) return here(last_read_, 1, "a byte that is not UTF-8");
    if (says("surrogate")) return here(last_read_, 1, "half of a surrogate pair: `\\uD83D\\uDE00`");
    if (says("\\u")) return here(last_read_, 1, "`\\u` takes 4 hexadecimal digits");
    return here(last_read_, 1, "no escape sequence: write a backslash as `\\\\`");
  }

  // The text ends too early: which bracket is open?
  Note at_end() const {
    if (stop_.open_at == JsonStop::none) return here(text_.size(), 0, "expected a value");
    const char bracket = text_[stop_.open_at];
    return here(stop_.open_at, 1, fmt::format("this `{}` is not closed", bracket));
  }

  static std::string_view hint_for(char c) {
    constexpr std::array<std::pair<char, std::string_view>, 9> hints{{
        {'\'', "JSON takes double quotes only"},
        {'/', "JSON takes no comments"},
        {'#', "JSON takes no comments"},
        {'T', "JSON writes `true` in lower case"},
        {'F', "JSON writes `false` in lower case"},
        {'N', "JSON writes `null`, and knows no NaN"},
        {'+', "a number takes no `+` before it"},
        {'.', "a number begins with a digit"},
        {'`', "JSON takes double quotes only"},
    }};
    for (const auto& [first, hint] : hints) {
      if (first == c) return hint;
    }
    return {};
  }

  // What would have been right, from what the parser was reading.
  std::string expectation() const {
    if (says("parsing object separator")) return "expected `:` behind the key";
    if (says("parsing object key")) return "expected a key in double quotes";
    if (says("invalid number")) return "no number as JSON writes it";
    if (says("expected end of input")) return "expected the end of the file";
    if (says("parsing object")) return "expected `,` or `}`";
    if (says("parsing array")) return "expected `,` or `]`";
    return "expected a value";
  }

  Note here(std::size_t begin, std::size_t length, std::string text) const {
    const std::size_t end = std::min(begin + length, text_.size());
    return {{file_.id(), static_cast<std::uint32_t>(std::min(begin, end)),
             static_cast<std::uint32_t>(end)},
            std::move(text)};
  }

  const SourceFile& file_;
  std::string_view text_;
  const JsonStop& stop_;
  std::size_t last_read_ = 0;
  std::size_t wrong_ = 0;
};

}  // namespace

Note json_problem(const SourceFile& file, const JsonStop& stop) {
  return Diagnosis(file, stop).note();
}

}  // namespace plimsoll
