// A text of JSON as a value. What is not known of it is put into the JSON as a token made of
// characters that nobody writes, and found again in the strings that come out.
#include <string>
#include <utility>
#include <vector>

#include "read/definition.h"
#include "tree/tree.h"

namespace plimsoll {

namespace {

// Two characters of Unicode's private use area.
constexpr std::string_view opening = "\xEE\x80\x80";
constexpr std::string_view closing = "\xEE\x80\x81";

// The text with tokens for holes. A hole outside of a JSON string, as in `"Seconds": ${Wait}`, gets
// quotes of its own: a number that is not known is no less opaque as a string.
std::string with_tokens(const Text& text) {
  std::string json;
  bool in_string = false;
  bool escaped = false;
  for (std::size_t i = 0; i < text.parts.size(); ++i) {
    const Text::Part& part = text.parts[i];
    if (part.kind != Text::Part::Kind::literal) {
      const std::string_view quote = in_string ? "" : "\"";
      json.append(quote).append(opening).append(std::to_string(i)).append(closing).append(quote);
      continue;
    }
    json += part.literal;
    for (const char c : part.literal) {
      if (c == '"' && !escaped) in_string = !in_string;
      escaped = c == '\\' && !escaped;
    }
  }
  return json;
}

class Reader {
 public:
  Reader(const Text& text, Span span) : text_(&text), span_(span) {}

  Value read(Node node) const {
    switch (node.kind()) {
      case NodeKind::sequence:
        return list(node);
      case NodeKind::mapping:
        return map(node);
      case NodeKind::scalar:
        return scalar(node);
      case NodeKind::null:
      case NodeKind::alias:
        break;
    }
    return {};
  }

 private:
  Value list(Node node) const {
    std::vector<Value> items;
    for (const Node& item : node.children()) items.push_back(read(item));
    return Value::list(std::move(items), span_);
  }

  Value map(Node node) const {
    std::vector<Entry> entries;
    for (const Node& entry : node.children()) {
      entries.push_back({std::string(entry.key()), span_, read(entry)});
    }
    return Value::map(std::move(entries), span_);
  }

  Value scalar(Node node) const {
    std::string_view rest = node.text();
    if (rest.find(opening) == std::string_view::npos) {
      return Value::scalar(std::string(rest), span_, node.style() != ScalarStyle::plain);
    }
    Text text;
    for (std::size_t open = rest.find(opening); open != std::string_view::npos;
         open = rest.find(opening)) {
      const std::size_t number = open + opening.size();
      const std::size_t close = rest.find(closing, number);
      if (close == std::string_view::npos) break;
      add_literal(rest.substr(0, open), text);
      const auto index = std::stoul(std::string(rest.substr(number, close - number)));
      text.parts.push_back(text_->parts.at(index));
      rest.remove_prefix(close + closing.size());
    }
    add_literal(rest, text);
    return Value::text(std::move(text), span_);
  }

  static void add_literal(std::string_view literal, Text& text) {
    Text::Part part;
    part.literal = std::string(literal);
    text.parts.push_back(std::move(part));
  }

  const Text* text_;
  Span span_;
};

}  // namespace

Value parse_json_text(const Value& value) {
  const Text text = value.to_text();
  if (text.parts.empty() || value.is_opaque()) return {};
  for (const Text::Part& part : text.parts) {
    if (part.literal.find(opening) != std::string::npos) return {};
  }
  const SourceFile json(value.span().file, "", {with_tokens(text), Encoding::utf8});
  const Parsed parsed = parse_json(json);
  if (!parsed.problems.empty() || parsed.tree.root_ids().empty()) return {};
  const Node root = parsed.tree.root();
  if (!root.is_mapping() && !root.is_sequence()) return {};
  return Reader(text, value.span()).read(root);
}

}  // namespace plimsoll
