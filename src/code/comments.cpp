#include "code/comments.h"

#include <algorithm>

namespace plimsoll::code {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view without_markers(std::string_view comment) {
  if (comment.starts_with("/*") && comment.ends_with("*/") && comment.size() >= 4) {
    return comment.substr(2, comment.size() - 4);
  }
  const std::size_t begin = comment.find_first_not_of(comment.starts_with('#') ? "#" : "/");
  return begin == std::string_view::npos ? std::string_view() : comment.substr(begin);
}

Range line_around(std::string_view text, std::uint32_t at) {
  const std::size_t before = text.substr(0, at).rfind('\n');
  const std::size_t end = std::min(text.find('\n', at), text.size());
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool is_alone(std::string_view text, Range line, Range comment) {
  const std::string_view before = text.substr(line.begin, comment.begin - line.begin);
  return before.find_first_not_of(blanks) == std::string_view::npos;
}

// What follows a comment behind blanks and the comments after it.
std::uint32_t next_code(std::string_view text, const std::vector<Range>& comments,
                        std::size_t comment) {
  std::size_t at = comments[comment].end;
  while (true) {
    at = std::min(text.find_first_not_of(blanks, at), text.size());
    const bool is_comment = comment + 1 < comments.size() && comments[comment + 1].begin == at;
    if (!is_comment) return static_cast<std::uint32_t>(at);
    at = comments[++comment].end;
  }
}

}  // namespace

std::vector<Comment> find_comments(std::string_view text, Language language) {
  const Syntax syntax = Syntax::parse(text, language);
  const std::vector<Range> places = syntax.comments();
  std::vector<Comment> comments;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Range at = places[i];
    const Range line = line_around(text, at.begin);
    const Range about =
        is_alone(text, line, at) ? syntax.statement_at(next_code(text, places, i)) : line;
    const std::string_view written = text.substr(at.begin, at.end - at.begin);
    comments.push_back({at, without_markers(written), about});
  }
  return comments;
}

}  // namespace plimsoll::code
