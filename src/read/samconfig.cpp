// The one thing that is read of a samconfig.toml: `parameter_overrides` of the default environment.
//
// In: the text. Out: names and values with their spans. A full TOML reader would be ten times this
// file; what people write here is a string of pairs or a list of such strings, in a handful of
// tables, and what is not understood is left out: the parameter then keeps its default.
#include <cctype>

#include "read/inputs.h"

namespace plimsoll {

namespace {

bool is_space(char c) {
  return std::isspace(static_cast<unsigned char>(c)) != 0;
}

// A stretch of the file's text. Its offsets are offsets in the file.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The end of the TOML string that begins at `at`, past its closing quotes.
std::size_t string_end(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string three(3, quote);
  const bool multiline = text.substr(at, 3) == three;
  std::size_t next = at + (multiline ? 3 : 1);
  while (next < text.size()) {
    if (quote == '"' && text[next] == '\\') {
      next += 2;
    } else if (multiline ? text.substr(next, 3) == three : text[next] == quote) {
      return next + (multiline ? 3 : 1);
    } else {
      ++next;
    }
  }
  return text.size();
}

// The contents of the string, or of the list of strings, that begins at `at`.
std::vector<Piece> strings_at(std::string_view text, std::size_t at) {
  std::vector<Piece> pieces;
  const bool list = at < text.size() && text[at] == '[';
  if (list) ++at;
  while (at < text.size()) {
    if (text[at] == '"' || text[at] == '\'') {
      const std::size_t end = string_end(text, at);
      const std::size_t quotes = text.substr(at, 3) == std::string(3, text[at]) ? 3 : 1;
      if (end >= at + 2 * quotes) pieces.push_back({at + quotes, end - quotes});
      at = end;
      if (!list) break;
    } else if (list && text[at] != ']') {
      ++at;
    } else {
      break;
    }
  }
  return pieces;
}

// One word of `Key=Value Other="with space" Third=\"escaped\"`: up to a space that is not quoted.
Piece next_word(std::string_view text, Piece rest) {
  while (rest.begin < rest.end && is_space(text[rest.begin])) ++rest.begin;
  Piece word{rest.begin, rest.begin};
  char quote = 0;
  for (; word.end < rest.end; ++word.end) {
    const char c = text[word.end];
    if (quote == 0 && is_space(c)) break;
    if (c != '"' && c != '\'') continue;
    if (quote == 0) {
      quote = c;
    } else if (quote == c) {
      quote = 0;
    }
  }
  return word;
}

// The text without the quotes and backslashes that TOML and the shell want.
std::string unquoted(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c != '"' && c != '\'' && c != '\\') result += c;
  }
  return result;
}

void add_pairs(const SourceFile& file, Piece piece, std::vector<Given>& all) {
  const std::string_view text = file.text();
  while (true) {
    const Piece word = next_word(text, piece);
    if (word.begin == word.end) return;
    piece.begin = word.end;
    const std::string_view pair = text.substr(word.begin, word.end - word.begin);
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    const Span span{file.id(), static_cast<std::uint32_t>(word.begin + equals + 1),
                    static_cast<std::uint32_t>(word.end)};
    all.push_back({unquoted(pair.substr(0, equals)), unquoted(pair.substr(equals + 1)), span,
                   "from " + file.path()});
  }
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// The tables in which the deploy command of the default environment looks.
bool counts(std::string_view table) {
  return table == "[default.deploy.parameters]" || table == "[default.global.parameters]";
}

}  // namespace

std::vector<Given> samconfig_overrides(const SourceFile& file) {
  constexpr std::string_view key = "parameter_overrides";
  const std::string_view text = file.text();
  std::vector<Given> all;
  bool inside = false;
  for (int number = 1; number <= file.line_count(); ++number) {
    const std::string_view line = trimmed(file.line(number));
    if (line.starts_with('[')) inside = counts(line);
    if (!inside || !line.starts_with(key)) continue;
    const std::string_view after = trimmed(line.substr(key.size()));
    if (!after.starts_with('=')) continue;
    const std::string_view value = trimmed(after.substr(1));
    for (const Piece& piece :
         strings_at(text, static_cast<std::size_t>(value.data() - text.data()))) {
      add_pairs(file, piece, all);
    }
  }
  return all;
}

}  // namespace plimsoll
