// Fn::Sub, Fn::Join, Fn::Split, Fn::Base64, Fn::ToJsonString.
#include <algorithm>
#include <span>

#include "read/cfn_dynamic_reference.h"
#include "read/cfn_intrinsics.h"
#include "read/cfn_letters.h"

namespace plimsoll {

namespace {

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

// The text of Fn::Sub, and where its letters stand.
struct Format {
  Node node;
  std::string text;
  LetterRanges ranges;  // empty where they are not known

  std::span<const Letters::Range> at(std::size_t begin, std::size_t count) const {
    return ranges.empty() ? std::span<const Letters::Range>()
                          : std::span(ranges).subspan(begin, count);
  }
  Letters::Range whole(std::size_t begin, std::size_t end) const {
    if (ranges.empty()) return {node.span().begin, node.span().end};
    return {ranges[begin].begin, ranges[end].end};
  }
};

Format format_of(const Evaluator& evaluator, Node node) {
  Format format{node, evaluator.text(node), {}};
  if (is_document(format.text) && format.text == node.text()) {
    format.ranges = letters_of(node, evaluator.stacks());
  }
  return format;
}

Value fill_holes(Evaluator& evaluator, const Format& format, Node variables) {
  const std::string_view text = format.text;
  const Span span = format.node.span();
  SpelledText result(span.file, !format.ranges.empty());
  std::size_t at = 0;
  while (true) {
    const std::size_t open = text.find("${", at);
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    result.add(text.substr(at, open - at), format.at(at, open - at));
    const std::string_view name = trimmed(text.substr(open + 2, close - open - 2));
    const bool escaped = name.starts_with('!');  // `${!Name}` is the text `${Name}`
    const Value value = escaped ? Value::scalar("${" + std::string(name.substr(1)) + "}", span)
                                : hole(evaluator, name, variables, span);
    result.add(value, format.whole(open, close));
    at = close + 1;
  }
  result.add(text.substr(at), format.at(at, text.size() - at));
  return result.finish(span);
}

// The scalar that is an item of a list as it is written; a false Node of an item that is made of
// others. Nodes are in the order of the file.
Node scalar_behind(const Value& item, const std::vector<Node>& nodes) {
  const auto found =
      std::lower_bound(nodes.begin(), nodes.end(), item.span(),
                       [](const Node& node, const Span& wanted) { return node.span() < wanted; });
  const bool same = item.as_scalar() && found != nodes.end() && found->span() == item.span();
  return same && found->is_scalar() && !call_at(*found) ? *found : Node();
}

// The items of a list with a delimiter between them.
class Joining {
 public:
  Joining(const Evaluator& evaluator, const Call& call, const Value& list)
      : stacks_(&evaluator.stacks()),
        span_(call.span),
        list_(list),
        result_(call.span.file, is_spelled(list)) {
    if (is_spelled(list)) nodes_ = evaluator.arguments(call)[1].children();
  }

  Value run(const std::string& delimiter) {
    for (std::size_t i = 0; i < list_.items().size(); ++i) {
      if (i > 0) result_.add(Value::scalar(delimiter, span_), whole(span_));
      add(list_.items()[i]);
    }
    return result_.finish(span_);
  }

 private:
  static bool is_spelled(const Value& list) {
    const std::string* first = list.items().empty() ? nullptr : list.items().front().as_string();
    return first && is_document(*first);
  }

  void add(const Value& item) {
    const Node scalar = scalar_behind(item, nodes_);
    if (scalar && *item.as_string() == scalar.text()) {
      result_.add(scalar.text(), letters_of(scalar, *stacks_));
    } else {
      result_.add(item, whole(item.span().file == span_.file ? item.span() : span_));
    }
  }

  static Letters::Range whole(Span span) { return {span.begin, span.end}; }

  const Stacks* stacks_;
  Span span_;
  const Value& list_;
  std::vector<Node> nodes_;  // of the items, when they are written as a list
  SpelledText result_;
};

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
  return fill_holes(evaluator, format_of(evaluator, format), variables);
}

Value join(Evaluator& evaluator, const Call& call) {
  const std::vector<Node> arguments = evaluator.arguments(call);
  if (arguments.size() != 2) return Value::opaque("", call.span);
  const std::string delimiter = evaluator.text(arguments[0]);
  const Value list = evaluator.evaluate(arguments[1]);
  if (!list.is_list()) return derived("Fn::Join '" + delimiter + "'", list, call.span);
  return Joining(evaluator, call, list).run(delimiter);
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
  return Value::text(with_dynamic_references(json_text(value)), call.span);
}

}  // namespace plimsoll
