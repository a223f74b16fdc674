// Fn::Sub, Fn::Join, Fn::Split, Fn::Base64, Fn::ToJsonString.
#include <utility>

#include "read/cfn_dynamic_reference.h"
#include "read/cfn_intrinsics.h"

namespace plimsoll {

namespace {

Text::Part literal(std::string_view text) {
  Text::Part part;
  part.literal = std::string(text);
  return part;
}

Text::Part anonymous_hole() {
  Text::Part part;
  part.kind = Text::Part::Kind::opaque;
  return part;
}

// A list or map has no place in a text; what CloudFormation would make of it is not ours to guess.
void append(Text& text, const Value& value) {
  if (value.is_list() || value.is_map()) {
    text.parts.push_back(anonymous_hole());
    return;
  }
  Text more = value.to_text();
  for (Text::Part& part : more.parts) text.parts.push_back(std::move(part));
}

Value finished(Text text, Span span) {
  return Value::text(with_dynamic_references(std::move(text)), span);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

// `${Name}`, `${Resource.Attribute}`, or a name of the map beside the text.
Value hole(Evaluator& evaluator, std::string_view name, Node variables, Span span) {
  if (const Node variable = variables ? variables[name] : Node()) {
    return evaluator.evaluate(variable);
  }
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos) return evaluator.ref(name, span);
  return evaluator.attribute(name.substr(0, dot), name.substr(dot + 1), span);
}

Text fill_holes(Evaluator& evaluator, std::string_view format, Node variables, Span span) {
  Text text;
  while (!format.empty()) {
    const std::size_t open = format.find("${");
    const std::size_t close = open == std::string_view::npos ? open : format.find('}', open);
    if (close == std::string_view::npos) break;
    text.parts.push_back(literal(format.substr(0, open)));
    const std::string_view name = trimmed(format.substr(open + 2, close - open - 2));
    if (name.starts_with('!')) {
      text.parts.push_back(literal("${" + std::string(name.substr(1)) + "}"));
    } else {
      append(text, hole(evaluator, name, variables, span));
    }
    format.remove_prefix(close + 1);
  }
  text.parts.push_back(literal(format));
  return text;
}

std::vector<Value> split_at(const std::string& text, const std::string& delimiter, Span span) {
  std::vector<Value> items;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = text.find(delimiter, begin);
    items.push_back(Value::scalar(text.substr(begin, end - begin), span, true));
    if (end == std::string::npos) return items;
    begin = end + delimiter.size();
  }
}

}  // namespace

Value sub(Evaluator& evaluator, const Call& call) {
  const std::vector<Node> arguments = evaluator.arguments(call);
  const Node format = arguments.empty() ? call.argument : arguments.front();
  if (!format.is_scalar()) return Value::opaque("", call.span);
  const Node variables = arguments.size() > 1 ? arguments[1] : Node();
  const std::string text = evaluator.text(format);
  return finished(fill_holes(evaluator, text, variables, format.span()), format.span());
}

Value join(Evaluator& evaluator, const Call& call) {
  const std::vector<Node> arguments = evaluator.arguments(call);
  if (arguments.size() != 2) return Value::opaque("", call.span);
  const std::string delimiter = evaluator.text(arguments[0]);
  const Value list = evaluator.evaluate(arguments[1]);
  if (!list.is_list()) return derived("Fn::Join '" + delimiter + "'", list, call.span);
  Text text;
  for (std::size_t i = 0; i < list.items().size(); ++i) {
    if (i > 0) text.parts.push_back(literal(delimiter));
    append(text, list.items()[i]);
  }
  return finished(std::move(text), call.span);
}

Value split(Evaluator& evaluator, const Call& call) {
  const std::vector<Node> arguments = evaluator.arguments(call);
  if (arguments.size() != 2) return Value::opaque("", call.span);
  const std::string delimiter = evaluator.text(arguments[0]);
  const Value whole = evaluator.evaluate(arguments[1]);
  const std::string* text = whole.as_string();
  // What is not known may hold the delimiter: then not even the number of items is known.
  if (!text || delimiter.empty()) {
    return derived("Fn::Split '" + delimiter + "'", whole, call.span);
  }
  return Value::list(split_at(*text, delimiter, whole.span()), whole.span());
}

Value base64(Evaluator&, const Call& call) {
  return Value::opaque("", call.span);
}

Value to_json_string(Evaluator& evaluator, const Call& call) {
  const Value value = evaluator.argument(call);
  if (!value.is_list() && !value.is_map()) return derived("Fn::ToJsonString", value, call.span);
  return finished(json_text(value), call.span);
}

}  // namespace plimsoll
