#include "support/cpp_source.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <regex>

#include "support/page.h"

namespace plimsoll::test {

namespace {

// One comment or literal at the start of `text`: its length, 0 when there is neither.
std::size_t raw_string_size(std::string_view text) {
  if (!text.starts_with("R\"")) return 0;
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos) return 0;
  const std::string close = ")" + std::string(text.substr(2, open - 2)) + "\"";
  const std::size_t end = text.find(close, open);
  return end == std::string_view::npos ? text.size() : end + close.size();
}

std::size_t quoted_size(std::string_view text) {
  const char quote = text.front();
  if (quote != '"' && quote != '\'') return 0;
  std::size_t end = 1;
  while (end < text.size() && text[end] != quote) end += text[end] == '\\' ? 2 : 1;
  return std::min(end + 1, text.size());
}

std::size_t comment_size(std::string_view text) {
  if (text.starts_with("//")) return std::min(text.find('\n'), text.size());
  if (!text.starts_with("/*")) return 0;
  const std::size_t end = text.find("*/", 2);
  return end == std::string_view::npos ? text.size() : end + 2;
}

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::size_t literal_size(std::string_view text, char before) {
  // `1'000` is a number and `u8R"` an ending of a longer word.
  if (is_word(before) && text.front() != '"') return 0;
  const std::size_t raw = raw_string_size(text);
  return raw > 0 ? raw : quoted_size(text);
}

// What stands before an opening brace, since the last end of a statement.
enum class Head { scope, function, other };

bool has_assignment(std::string_view head) {
  int depth = 0;
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '(' || head[i] == '<') ++depth;
    if (head[i] == ')' || head[i] == '>') --depth;
    if (head[i] == '=' && depth <= 0 && !head.substr(0, i).ends_with("operator")) return true;
  }
  return false;
}

Head classify(std::string_view head) {
  for (const std::string_view word : {"namespace", "class ", "struct ", "extern \""}) {
    if (head.find(word) != std::string_view::npos && head.find('(') == std::string_view::npos) {
      return Head::scope;
    }
  }
  if (head.find("operator==") != std::string_view::npos) return Head::function;
  if (head.find('(') == std::string_view::npos || has_assignment(head)) return Head::other;
  return Head::function;
}

std::string squeezed(std::string_view text) {
  std::string words;
  for (const char c : text) {
    const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (!space) words += c;
    if (space && !words.empty() && words.back() != ' ') words += ' ';
  }
  while (words.ends_with(' ')) words.pop_back();
  return words;
}

// Walks over the brackets of a file and measures the functions.
class FunctionFinder {
 public:
  explicit FunctionFinder(std::string text) : text_(std::move(text)) {}

  std::vector<FunctionSize> find() {
    for (at_ = 0; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\n') next_line();
      if (c == '(') ++parentheses_;
      if (c == ')') --parentheses_;
      if (c == '{') open();
      if (c == '}') close();
      if (c == ';' && parentheses_ == 0) head_ = at_ + 1;
    }
    return std::move(found_);
  }

 private:
  void next_line() {
    ++line_;
    const bool directive = text_.compare(at_ + 1, 1, "#") == 0;  // ends where its line ends
    if (directive) head_ = std::min(text_.find('\n', at_ + 1), text_.size());
  }

  void open() {
    const std::string head = squeezed(std::string_view(text_).substr(head_, at_ - head_));
    const bool inside = !open_.empty() && open_.back() != Head::scope;
    const Head kind = inside || parentheses_ > 0 ? Head::other : classify(head);
    if (kind == Head::function) found_.push_back({.head = head, .line = line_, .lines = 1});
    open_.push_back(kind);
    head_ = at_ + 1;
  }

  void close() {
    if (open_.empty()) return;
    if (open_.back() == Head::function) found_.back().lines = line_ - found_.back().line + 1;
    open_.pop_back();
    head_ = at_ + 1;
  }

  std::string text_;
  std::size_t at_ = 0;
  std::size_t head_ = 0;
  int line_ = 1;
  int parentheses_ = 0;
  std::vector<Head> open_;
  std::vector<FunctionSize> found_;
};

// The content of a quoted literal, its escapes undone as far as wordings use them.
std::string unquote(std::string_view literal) {
  std::string text;
  for (std::size_t i = 1; i + 1 < literal.size(); ++i) {
    if (literal[i] == '\\') ++i;
    text += literal[i];
  }
  return text;
}

// The first literal of an argument list that begins after its parenthesis; adjacent ones joined.
std::string first_literal(std::string_view arguments) {
  std::string joined;
  int depth = 1;
  for (std::size_t i = 0; i < arguments.size() && depth > 0; ++i) {
    const char c = arguments[i];
    if (c == '"') {
      const std::size_t size = quoted_size(arguments.substr(i));
      joined += unquote(arguments.substr(i, size));
      i += size - 1;
      continue;
    }
    if (!joined.empty() && std::isspace(static_cast<unsigned char>(c)) == 0) break;
    if (c == '(') ++depth;
    if (c == ')') --depth;
  }
  return joined;
}

// The parts of a format string between its holes.
std::vector<std::string> parts(std::string_view wording) {
  std::vector<std::string> found(1);
  for (std::size_t i = 0; i < wording.size(); ++i) {
    const char c = wording[i];
    const bool doubled = i + 1 < wording.size() && wording[i + 1] == c;
    if (c == '{' && !doubled) {
      i = std::min(wording.find('}', i), wording.size());
      found.emplace_back();
      continue;
    }
    if ((c == '{' || c == '}') && doubled) ++i;
    found.back() += c;
  }
  return found;
}

}  // namespace

std::string without_comments_and_literals(std::string_view text) {
  std::string blank(text);
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    const std::size_t comment = comment_size(rest);
    const std::size_t literal = comment > 0 ? 0 : literal_size(rest, i == 0 ? ' ' : text[i - 1]);
    const std::size_t keep = literal > 0 ? 1 : 0;  // the quotes stay
    const std::size_t size = comment + literal;
    for (std::size_t k = i + keep; k + keep < i + size; ++k) {
      if (blank[k] != '\n') blank[k] = ' ';
    }
    i += std::max<std::size_t>(size, 1);
  }
  return blank;
}

std::vector<std::string> house_includes(std::string_view text) {
  std::vector<std::string> found;
  for (const std::string_view line : split_lines(text)) {
    constexpr std::string_view include = "#include \"";
    if (line.starts_with(include)) {
      found.emplace_back(line.substr(include.size(), line.rfind('"') - include.size()));
    }
  }
  return found;
}

std::vector<FunctionSize> functions(std::string_view text) {
  return FunctionFinder(without_comments_and_literals(text)).find();
}

std::vector<std::string> wordings(std::string_view text) {
  constexpr std::array<std::string_view, 4> calls = {".find(", ".note(", ".fails(", ".advise("};
  std::vector<std::string> found;
  for (const std::string_view call : calls) {
    for (std::size_t at = text.find(call); at != std::string_view::npos;
         at = text.find(call, at + 1)) {
      std::string literal = first_literal(text.substr(at + call.size()));
      if (literal.find(' ') != std::string::npos) found.push_back(std::move(literal));
    }
  }
  return found;
}

bool shows(std::string_view text, std::string_view wording) {
  const std::vector<std::string> expected = parts(wording);
  return std::ranges::any_of(split_lines(text), [&](std::string_view line) {
    std::size_t at = 0;
    return std::ranges::all_of(expected, [&](const std::string& part) {
      const std::size_t found = line.find(part, at);
      at = found + part.size();
      return found != std::string_view::npos;
    });
  });
}

namespace {

// "const Value& value = {}" says `const Value&` to the linker.
std::string type_of(std::string parameter) {
  parameter = std::regex_replace(parameter, std::regex(R"(\s*=.*)"), "");
  parameter = std::regex_replace(parameter, std::regex(R"(\s+)"), " ");
  return std::regex_replace(parameter, std::regex(R"(^ ?(.*[ &*>])\w+$)"), "$1");
}

std::string signature(const std::string& name, const std::string& parameters) {
  std::string types;
  int depth = 0;
  std::string parameter;
  for (const char c : parameters + ",") {
    depth += c == '<' ? 1 : c == '>' ? -1 : 0;
    if (c != ',' || depth > 0) {
      parameter += c;
      continue;
    }
    types += (types.empty() ? "" : ", ") + type_of(parameter);
    parameter.clear();
  }
  return name + "(" + types + ")";
}

}  // namespace

// Formatted code has what stands in the namespace in the first column.
std::vector<std::string> external_names(std::string_view header) {
  const std::string text = without_comments_and_literals(header);
  const std::regex scope(R"(\nnamespace ([\w:]+) \{)");
  std::smatch found;
  const std::string space = std::regex_search(text, found, scope) ? found[1].str() + "::" : "";
  std::vector<std::string> names;
  const std::regex type(R"(\n(?:struct|class|enum class) (\w+)(?: final)?(?: :[^;{]*)? \{)");
  for (std::sregex_iterator at(text.begin(), text.end(), type), end; at != end; ++at) {
    names.push_back(space + (*at)[1].str());
  }
  const std::regex function(
      R"(\n(?!\s|#|using|namespace|template|struct|class|enum|inline|constexpr))"
      R"([\w:<>,&* \[\]]*[ &*](\w+)\(([^;{}()]*)\);)");
  for (std::sregex_iterator at(text.begin(), text.end(), function), end; at != end; ++at) {
    names.push_back(space + signature((*at)[1].str(), (*at)[2].str()));
  }
  return names;
}

}  // namespace plimsoll::test
