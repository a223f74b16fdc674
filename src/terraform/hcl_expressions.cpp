#include "terraform/hcl_expressions.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace plimsoll::terraform {

namespace {

using syntax::Node;
using syntax::Range;

// Of expressions within expressions. `a + b + c …` is nested as well.
constexpr std::size_t deepest = 200;

class Level {
 public:
  explicit Level(std::size_t& depth) : depth_(depth) { ++depth_; }
  ~Level() { --depth_; }
  Level(const Level&) = delete;
  Level& operator=(const Level&) = delete;

 private:
  std::size_t& depth_;
};

Node child(Node node, std::string_view kind) {
  for (const Node one : node.children()) {
    if (one.is(kind)) return one;
  }
  return {};
}

std::vector<Node> children(Node node, std::string_view kind) {
  std::vector<Node> found = node.children();
  std::erase_if(found, [kind](Node one) { return !one.is(kind); });
  return found;
}

Span joined(Span from, Span to) {
  return {from.file, from.begin, std::max(from.end, to.end)};
}

}  // namespace

ExpressionPtr ExpressionReader::unreadable(Node node) const {
  return make(node.range(), Unreadable{});
}

ExpressionPtr ExpressionReader::read(Node node) {
  const Level level(depth_);
  if (!node || depth_ > deepest) return unreadable(node);
  const std::vector<Node> parts = node.parts();
  if (!parts.empty() && parts[0].is("conditional")) return conditional(parts[0]);
  return terms(parts);
}

// What an operand begins with, and the `.name`, `[key]` and `[*]` behind it: the grammar has them
// side by side.
ExpressionPtr ExpressionReader::terms(Nodes nodes) {
  if (nodes.empty()) return make({}, Unreadable{});
  if (!nodes[0].is("(")) return after(primary(nodes[0]), nodes.subspan(1));
  if (nodes.size() < 3) return unreadable(nodes[0]);
  return after(read(nodes[1]), nodes.subspan(3));
}

ExpressionPtr ExpressionReader::primary(Node node) {
  const std::string_view kind = node.kind();
  if (kind == "literal_value") return literal(node);
  if (kind == "variable_expr") return make(node.range(), Name{std::string(node.text())});
  if (kind == "function_call") return call(node);
  if (kind == "collection_value") return collection(node);
  if (kind == "for_expr") return loop(node);
  if (kind == "operation") return operation(node);
  if (kind != "template_expr") return unreadable(node);
  if (const Node text = child(node, "quoted_template")) return quoted(text);
  if (const Node text = child(node, "heredoc_template")) return heredoc(text);
  return unreadable(node);
}

ExpressionPtr ExpressionReader::literal(Node value) {
  const std::vector<Node> forms = value.children();
  if (forms.empty()) return unreadable(value);
  const Node node = forms[0];
  const std::string_view kind = node.kind();
  if (kind == "string_lit") return quoted(node);
  if (kind == "null_lit") return make(node.range(), Null{});
  if (kind == "bool_lit") return make(node.range(), Bool{node.text() == "true"});
  if (kind == "numeric_lit") return make(node.range(), Number{std::string(node.text())});
  return unreadable(node);
}

ExpressionPtr ExpressionReader::after(ExpressionPtr base, Nodes postfixes) {
  while (!postfixes.empty()) {
    const Node next = postfixes[0];
    postfixes = postfixes.subspan(1);
    if (next.is("splat")) {
      const std::vector<Node> forms = next.children();
      if (forms.empty()) return unreadable(next);
      // Everything behind `[*]` is looked up in every item; behind `.*` only names are.
      if (forms[0].is("full_splat")) return splat(base, forms[0], postfixes);
      base = splat(base, forms[0], {});
    } else {
      base = after(base, next);
    }
  }
  return base;
}

ExpressionPtr ExpressionReader::after(const ExpressionPtr& base, Node postfix) {
  if (postfix.is("index")) return index(base, postfix);
  const Node name = child(postfix, "identifier");
  if (!postfix.is("get_attr") || !name) return unreadable(postfix);
  const Span name_span = places_.span(name.range());
  return make_at(joined(base->span, name_span),
                 Attribute{base, std::string(name.text()), name_span});
}

ExpressionPtr ExpressionReader::index(const ExpressionPtr& base, Node node) {
  const Span span = joined(base->span, places_.span(node.range()));
  if (const Node bracket = child(node, "new_index")) {
    return make_at(span, Index{base, read(child(bracket, "expression"))});
  }
  std::string digits(node.text());
  digits.erase(0, digits.find_first_of("0123456789"));
  return make_at(span, Index{base, make(node.range(), Number{std::move(digits)})});
}

ExpressionPtr ExpressionReader::splat(const ExpressionPtr& base, Node node, Nodes rest) {
  std::vector<Node> postfixes = node.children();
  const bool is_full = node.is("full_splat");
  const auto outer = is_full ? postfixes.end() : std::ranges::find_if(postfixes, [](Node postfix) {
    return postfix.is("index") && child(postfix, "new_index");
  });
  const std::vector<Node> behind(outer, postfixes.end());
  postfixes.erase(outer, postfixes.end());
  postfixes.insert(postfixes.end(), rest.begin(), rest.end());
  const Level level(depth_);
  if (depth_ > deepest) return unreadable(node);
  ExpressionPtr each = after(make_at(base->span, SplatItem{}), postfixes);
  const Span span = joined(base->span, joined(places_.span(node.range()), each->span));
  return after(make_at(span, Splat{base, std::move(each)}), behind);
}

// The grammar reads `a ? b : c ? d : e` as if the first three were the condition of the rest; the
// language does not.
ExpressionPtr ExpressionReader::conditional(Node node) {
  std::vector<Node> parts;
  for (Node outer = node; outer;) {
    std::vector<Node> operands = children(outer, "expression");
    if (operands.size() != 3) return unreadable(node);
    const std::vector<Node> inner = operands[0].parts();
    outer = !inner.empty() && inner[0].is("conditional") ? inner[0] : Node();
    if (outer) operands.erase(operands.begin());
    parts.insert(parts.begin(), operands.begin(), operands.end());
    if (parts.size() > 2 * deepest) return unreadable(node);
  }
  ExpressionPtr rest = read(parts.back());
  for (std::size_t i = parts.size() - 1; i >= 2; i -= 2) {
    const Range range{parts[i - 2].range().begin, node.range().end};
    rest = make(range, Conditional{read(parts[i - 2]), read(parts[i - 1]), std::move(rest)});
  }
  return rest;
}

ExpressionPtr ExpressionReader::operation(Node node) {
  const Level level(depth_);
  if (depth_ > deepest) return unreadable(node);
  if (const Node operands = child(node, "binary_operation")) return binary(operands);
  const std::vector<Node> parts = child(node, "unary_operation").parts();
  if (parts.size() < 2) return unreadable(node);
  const char sign = parts[0].is("-") ? '-' : '!';
  return make(node.range(), Unary{sign, terms(Nodes(parts).subspan(1))});
}

ExpressionPtr ExpressionReader::binary(Node node) {
  const std::vector<Node> parts = node.parts();
  const auto sign = std::ranges::find_if(
      parts, [](Node part) { return !part.is_named() && !part.is("(") && !part.is(")"); });
  if (sign == parts.end()) return unreadable(node);
  const Nodes left(parts.begin(), sign);
  const Nodes right(sign + 1, parts.end());
  return make(node.range(), Binary{std::string(sign->kind()), terms(left), terms(right)});
}

ExpressionPtr ExpressionReader::call(Node node) {
  const Node name = child(node, "identifier");
  Call call{std::string(name.text()), places_.span(name.range()), {}, false};
  if (const Node arguments = child(node, "function_arguments")) {
    for (const Node argument : children(arguments, "expression")) {
      call.arguments.push_back(read(argument));
    }
    call.expands_last = static_cast<bool>(child(arguments, "ellipsis"));
  }
  return make(node.range(), std::move(call));
}

ExpressionPtr ExpressionReader::collection(Node node) {
  if (const Node fields = child(node, "object")) return object(fields);
  Tuple tuple;
  for (const Node item : children(child(node, "tuple"), "expression")) {
    tuple.items.push_back(read(item));
  }
  return make(node.range(), std::move(tuple));
}

ExpressionPtr ExpressionReader::object(Node node) {
  Object object;
  for (const Node element : children(node, "object_elem")) {
    object.items.push_back({key(element.field("key")), read(element.field("val"))});
  }
  return make(node.range(), std::move(object));
}

// A bare word is a name of the object, not one to look up: that one stands in parentheses.
ExpressionPtr ExpressionReader::key(Node node) {
  const std::vector<Node> parts = node.parts();
  const bool is_word = parts.size() == 1 && parts[0].is("variable_expr");
  return is_word ? make(node.range(), String{std::string(node.text())}) : read(node);
}

ExpressionPtr ExpressionReader::loop(Node node) {
  const std::vector<Node> forms = node.children();
  if (forms.empty()) return unreadable(node);
  const Node intro = child(forms[0], "for_intro");
  const std::vector<Node> names = children(intro, "identifier");
  const std::vector<Node> results = children(forms[0], "expression");
  const bool is_object = forms[0].is("for_object_expr");
  if (names.empty() || results.size() != (is_object ? 2U : 1U)) return unreadable(node);
  For loop;
  if (names.size() > 1) loop.key_name = names[0].text();
  loop.value_name = names.back().text();
  loop.over = read(child(intro, "expression"));
  if (is_object) loop.key = read(results[0]);
  loop.value = read(results.back());
  if (const Node condition = child(forms[0], "for_cond")) {
    loop.condition = read(child(condition, "expression"));
  }
  loop.groups = static_cast<bool>(child(forms[0], "ellipsis"));
  return make(node.range(), std::move(loop));
}

}  // namespace plimsoll::terraform
