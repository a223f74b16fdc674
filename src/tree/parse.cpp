#include "text/begins_like_json.h"
#include "tree/tree.h"

namespace plimsoll {
namespace {

constexpr std::string_view white_space = " \t\r\n";

// `{"` and `[{` are how JSON goes on; `{Ref: …}` is YAML.
bool goes_on_like_json(std::string_view text) {
  const std::size_t first = text.find_first_not_of(white_space);
  const std::size_t second = text.find_first_not_of(white_space, first + 1);
  return second != std::string_view::npos && (text[second] == '"' || text[second] == '{');
}

}  // namespace

Parsed parse(const SourceFile& file, const Limits& limits) {
  if (!begins_like_json(file.text())) return parse_yaml(file, limits);
  Parsed json = parse_json(file, limits);
  if (json.problems.empty()) return json;

  // What is no JSON may be YAML in flow style, which takes a comma before `}`. If it is neither,
  // the author meant JSON when it looks so, and the JSON parser's problem is the one to read. YAML
  // would take a `//` comment for a key.
  const bool has_comment = file.text(json.problems.front().span).starts_with('/');
  Parsed yaml = parse_yaml(file, limits);
  const bool is_yaml = yaml.problems.empty() && !has_comment;
  return is_yaml || !goes_on_like_json(file.text()) ? std::move(yaml) : std::move(json);
}

}  // namespace plimsoll
