#include <algorithm>
#include <array>
#include <utility>

#include "code/escapes.h"
#include "code/python.h"

namespace plimsoll::code {
namespace {

Operator operator_of(std::string_view symbol) {
  constexpr std::array<std::pair<std::string_view, Operator>, 16> operators{{
      {"+", Operator::add},
      {"-", Operator::subtract},
      {"*", Operator::multiply},
      {"/", Operator::divide},
      {"//", Operator::divide},
      {"**", Operator::power},
      {"or", Operator::either},
      {"and", Operator::both},
      {"==", Operator::equal},
      {"is", Operator::equal},
      {"!=", Operator::unequal},
      {"is not", Operator::unequal},
      {"<", Operator::less},
      {"<=", Operator::less},
      {">", Operator::greater},
      {">=", Operator::greater},
  }};
  const auto found =
      std::ranges::find(operators, symbol, &std::pair<std::string_view, Operator>::first);
  if (found != operators.end()) return found->second;
  return symbol == "in" ? Operator::in : Operator::other;
}

// What stands before the quotes: r, b, f, u in any combination.
bool has_prefix(Node string, std::string_view letters) {
  const std::string_view text = string.text();
  return text.substr(0, text.find_first_of("'\"")).find_first_of(letters) != std::string_view::npos;
}

}  // namespace

PythonLowering::ToExpression PythonLowering::expression_rule(std::string_view kind) {
  using L = PythonLowering;
  static constexpr std::array<Ruled<ToExpression>, 43> rules{{
      {"as_pattern", &L::as_pattern},
      {"as_pattern_target", &L::first_child},
      {"attribute", &L::attribute},
      {"await", &L::await},
      {"binary_operator", &L::binary},
      {"boolean_operator", &L::binary},
      {"call", &L::call},
      {"comparison_operator", &L::comparison},
      {"concatenated_string", &L::joined_strings},
      {"conditional_expression", &L::choice},
      {"dictionary", &L::dictionary},
      {"dictionary_comprehension", &L::comprehension},
      {"dictionary_splat_pattern", &L::first_child},
      {"expression_list", &L::sequence},
      {"false", &L::boolean},
      {"float", &L::number},
      {"generator_expression", &L::comprehension},
      {"identifier", &L::name},
      {"integer", &L::number},
      {"keyword_identifier", &L::name},
      {"lambda", &L::lambda},
      {"list", &L::sequence},
      {"list_comprehension", &L::comprehension},
      {"list_pattern", &L::sequence},
      {"list_splat_pattern", &L::first_child},
      {"named_expression", &L::walrus},
      {"none", &L::nothing},
      {"not_operator", &L::negation},
      {"pair", &L::unclear},
      {"parenthesized_expression", &L::parenthesized},
      {"pattern_list", &L::sequence},
      {"set", &L::sequence},
      {"set_comprehension", &L::comprehension},
      {"string", &L::string},
      {"subscript", &L::subscript},
      {"true", &L::boolean},
      {"tuple", &L::sequence},
      {"tuple_pattern", &L::sequence},
      {"type", &L::unclear},
      {"typed_parameter", &L::first_child},
      {"unary_operator", &L::unary},
      {"with_item", &L::first_child},
      {"yield", &L::unclear},
  }};
  static_assert(in_order(rules));
  return rule_for<ToExpression>(rules, kind, &L::unclear);
}

ExpressionId PythonLowering::expression(Node node) {
  const Deeper deeper(depth_);
  if (deeper.too_deep()) return make(node, Unclear{});
  return (this->*expression_rule(node.kind()))(node);
}

ExpressionId PythonLowering::target(Node node) {
  return expression(node);
}

ExpressionId PythonLowering::unclear(Node node) {
  Unclear form;
  for (const Node child : node.children()) form.parts.push_back(expression(child));
  return make(node, std::move(form));
}

ExpressionId PythonLowering::nothing(Node node) {
  return make(node, Nothing{});
}

ExpressionId PythonLowering::boolean(Node node) {
  return make(node, Boolean{node.is("true")});
}

ExpressionId PythonLowering::number(Node node) {
  const std::optional<double> value = decimal_number(node.text());
  return value ? make(node, Number{*value}) : unclear(node);
}

std::string_view PythonLowering::decoded(Node string, const std::vector<Node>& children) {
  const auto is_content = [](const Node& child) { return child.is("string_content"); };
  const auto contents = std::ranges::count_if(children, is_content);
  if (contents == 0) return {};
  const bool raw = has_prefix(string, "rRbB");
  const Node first = *std::ranges::find_if(children, is_content);
  if (contents == 1 && (raw || first.text().find('\\') == std::string_view::npos)) {
    return first.text();
  }
  std::string text;
  for (const Node& child : children) {
    if (is_content(child)) text += raw ? std::string(child.text()) : unescape(child.text());
  }
  return module_.keep(std::move(text));
}

ExpressionId PythonLowering::string(Node node) {
  const std::vector<Node> children = node.children();
  const bool plain =
      std::ranges::none_of(children, [](const Node& child) { return child.is("interpolation"); });
  if (plain) return make(node, String{decoded(node, children)});
  Template form;
  for (const Node child : children) {
    if (child.is("interpolation")) {
      form.parts.push_back(expression(child.field("expression")));
    } else if (child.is("string_content")) {
      form.parts.push_back(make(child, String{module_.keep(unescape(child.text()))}));
    }
  }
  return make(node, std::move(form));
}

ExpressionId PythonLowering::joined_strings(Node node) {
  Template form;
  for (const Node child : node.children()) form.parts.push_back(string(child));
  return make(node, std::move(form));
}

ExpressionId PythonLowering::name(Node node) {
  return make(node, Name{node.text()});
}

ExpressionId PythonLowering::attribute(Node node) {
  const ExpressionId object = expression(node.field("object"));
  return make(node, Member{object, node.field("attribute").text()});
}

ExpressionId PythonLowering::subscript(Node node) {
  const std::vector<Node> keys = node.fields("subscript");
  const ExpressionId object = expression(node.field("value"));
  if (keys.size() == 1) return make(node, Index{object, expression(keys[0])});
  Unclear form{{object}};
  for (const Node key : keys) form.parts.push_back(expression(key));
  return make(node, std::move(form));
}

std::vector<Argument> PythonLowering::arguments(Node node) {
  std::vector<Argument> arguments;
  if (node.is("generator_expression")) return {{"", expression(node)}};
  for (const Node child : node.children()) {
    if (child.is("keyword_argument")) {
      arguments.push_back({child.field("name").text(), expression(child.field("value"))});
    } else if (child.is("list_splat") || child.is("dictionary_splat")) {
      arguments.push_back({"", first_child(child), true});
    } else {
      arguments.push_back({"", expression(child)});
    }
  }
  return arguments;
}

ExpressionId PythonLowering::call(Node node) {
  Call form{expression(node.field("function")), {}};
  form.arguments = arguments(node.field("arguments"));
  return make(node, std::move(form));
}

ExpressionId PythonLowering::dictionary(Node node) {
  Mapping form;
  for (const Node child : node.children()) {
    if (child.is("pair")) {
      const ExpressionId key = expression(child.field("key"));
      form.entries.push_back({key, expression(child.field("value"))});
    } else {
      form.entries.push_back({std::nullopt, first_child(child)});
    }
  }
  return make(node, std::move(form));
}

ExpressionId PythonLowering::sequence(Node node) {
  Sequence form;
  for (const Node child : node.children()) {
    const bool spread = child.is("list_splat") || child.is("list_splat_pattern");
    form.items.push_back({spread ? first_child(child) : expression(child), spread});
  }
  return make(node, std::move(form));
}

ExpressionId PythonLowering::parenthesized(Node node) {
  const std::vector<Node> children = node.children();
  return children.size() == 1 ? expression(children[0]) : unclear(node);
}

ExpressionId PythonLowering::first_child(Node node) {
  const std::vector<Node> children = node.children();
  return children.empty() ? unclear(node) : expression(children[0]);
}

ExpressionId PythonLowering::lambda(Node node) {
  Function function;
  function.at = node.range();
  function.name_at = {node.range().begin, node.range().begin};
  function.parameters = parameters(node.field("parameters"));
  const Node body = node.field("body");
  put(function.body, body, Return{expression(body)});
  return make(node, Closure{module_.add(std::move(function))});
}

ExpressionId PythonLowering::await(Node node) {
  return make(node, Await{first_child(node)});
}

ExpressionId PythonLowering::binary(Node node) {
  const ExpressionId left = expression(node.field("left"));
  const ExpressionId right = expression(node.field("right"));
  return make(node, Binary{operator_of(node.field("operator").text()), left, right});
}

// `a < b < c` compares more than two: Unclear.
ExpressionId PythonLowering::comparison(Node node) {
  const std::vector<Node> children = node.children();
  const std::vector<Node> operators = node.fields("operators");
  if (children.size() != 2 || operators.empty()) return unclear(node);
  const ExpressionId left = expression(children[0]);
  const ExpressionId right = expression(children[1]);
  if (operators[0].text() == "not in") {
    return make(node, Not{make(node, Binary{Operator::in, left, right})});
  }
  return make(node, Binary{operator_of(operators[0].text()), left, right});
}

ExpressionId PythonLowering::negation(Node node) {
  return make(node, Not{expression(node.field("argument"))});
}

ExpressionId PythonLowering::unary(Node node) {
  const Node argument = node.field("argument");
  const ExpressionId value = expression(argument);
  const auto* number = std::get_if<Number>(&module_[value].form);
  if (number != nullptr && node.has_token("-")) return make(node, Number{-number->value});
  return make(node, Unclear{{value}});
}

ExpressionId PythonLowering::choice(Node node) {
  const std::vector<Node> parts = node.children();
  if (parts.size() != 3) return unclear(node);
  const ExpressionId then = expression(parts[0]);
  const ExpressionId test = expression(parts[1]);
  return make(node, Choice{test, then, expression(parts[2])});
}

ExpressionId PythonLowering::walrus(Node node) {
  const ExpressionId target = expression(node.field("name"));
  return make(node, Assignment{target, expression(node.field("value"))});
}

// Of several `for` clauses the outer ones become comprehensions around the inner.
ExpressionId PythonLowering::comprehension(Node node) {
  const bool lazy = node.is("generator_expression");
  const Node body = node.field("body");
  const bool keyed = body.is("pair");
  ExpressionId value = keyed ? unclear(body) : expression(body);
  std::vector<Node> clauses = node.children();
  clauses.erase(clauses.begin());
  Expressions tests;
  while (!clauses.empty()) {
    const Node clause = clauses.back();
    clauses.pop_back();
    if (clause.is("if_clause")) {
      tests.push_back(first_child(clause));
      continue;
    }
    const ExpressionId over = expression(clause.field("right"));
    const ExpressionId each = target(clause.field("left"));
    value = make(node, Comprehension{each, over, std::exchange(tests, {}), value, lazy, keyed});
  }
  return value;
}

ExpressionId PythonLowering::as_pattern(Node node) {
  const ExpressionId value = first_child(node);
  return make(node, Assignment{target(node.field("alias")), value});
}

}  // namespace plimsoll::code
