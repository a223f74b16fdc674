#include <string>

#include "code/escapes.h"
#include "code/javascript.h"

namespace plimsoll::code {
namespace {

Operator operator_of(std::string_view symbol) {
  static constexpr std::array<Ruled<Operator>, 21> operators{{
      {"!=", Operator::unequal}, {"!==", Operator::unequal}, {"&&", Operator::both},
      {"&&=", Operator::both},   {"*", Operator::multiply},  {"**", Operator::power},
      {"+", Operator::add},      {"+=", Operator::add},      {"-", Operator::subtract},
      {"/", Operator::divide},   {"<", Operator::less},      {"<=", Operator::less},
      {"==", Operator::equal},   {"===", Operator::equal},   {">", Operator::greater},
      {">=", Operator::greater}, {"??", Operator::default_}, {"\?\?=", Operator::default_},
      {"in", Operator::in},      {"||", Operator::either},   {"||=", Operator::either},
  }};
  static_assert(in_order(operators));
  return rule_for<Operator>(operators, symbol, Operator::other);
}

}  // namespace

JavascriptLowering::ToExpression JavascriptLowering::expression_rule(std::string_view kind) {
  using L = JavascriptLowering;
  static constexpr std::array<Ruled<ToExpression>, 48> rules{{
      {"array", &L::array},
      {"array_pattern", &L::array},
      {"arrow_function", &L::closure},
      {"as_expression", &L::cast},
      {"assignment_expression", &L::assignment},
      {"assignment_pattern", &L::with_default},
      {"augmented_assignment_expression", &L::assign_operation},
      {"await_expression", &L::await},
      {"binary_expression", &L::binary},
      {"call_expression", &L::call},
      {"class", &L::class_expression},
      {"class_declaration", &L::class_expression},
      {"false", &L::boolean},
      {"function_declaration", &L::closure},
      {"function_expression", &L::closure},
      {"generator_function", &L::closure},
      {"generator_function_declaration", &L::closure},
      {"identifier", &L::name},
      {"import", &L::name},
      {"instantiation_expression", &L::cast},
      {"member_expression", &L::member},
      {"new_expression", &L::construct},
      {"non_null_expression", &L::cast},
      {"null", &L::nothing},
      {"number", &L::number},
      {"object", &L::object},
      {"object_assignment_pattern", &L::with_default},
      {"object_pattern", &L::object},
      {"parenthesized_expression", &L::inner},
      {"private_property_identifier", &L::name},
      {"property_identifier", &L::name},
      {"rest_pattern", &L::inner},
      {"satisfies_expression", &L::cast},
      {"shorthand_property_identifier", &L::name},
      {"shorthand_property_identifier_pattern", &L::name},
      {"spread_element", &L::inner},
      {"string", &L::string},
      {"subscript_expression", &L::index},
      {"super", &L::name},
      {"template_string", &L::template_},
      {"ternary_expression", &L::choice},
      {"this", &L::name},
      {"true", &L::boolean},
      {"type_assertion", &L::cast},
      {"type_identifier", &L::name},
      {"unary_expression", &L::unary},
      {"undefined", &L::nothing},
      {"update_expression", &L::step},
  }};
  static_assert(in_order(rules));
  return rule_for<ToExpression>(rules, kind, &L::unclear);
}

ExpressionId JavascriptLowering::expression(Node node) {
  const Deeper deeper(depth_);
  if (deeper.too_deep()) return make(node, Unclear{});
  return (this->*expression_rule(node.kind()))(node);
}

ExpressionId JavascriptLowering::unclear(Node node) {
  Unclear form;
  for (const Node child : node.children()) form.parts.push_back(expression(child));
  return make(node, std::move(form));
}

ExpressionId JavascriptLowering::nothing(Node node) {
  return make(node, Nothing{});
}

ExpressionId JavascriptLowering::boolean(Node node) {
  return make(node, Boolean{node.is("true")});
}

ExpressionId JavascriptLowering::number(Node node) {
  const std::optional<double> value = decimal_number(node.text());
  return value ? make(node, Number{*value}) : unclear(node);
}

std::string_view JavascriptLowering::text_of(Node string) {
  const std::string_view quoted = string.text();
  if (quoted.size() < 2) return {};
  const std::string_view text = quoted.substr(1, quoted.size() - 2);
  if (text.find('\\') == std::string_view::npos) return text;
  return module_.keep(unescape(text));
}

ExpressionId JavascriptLowering::string(Node node) {
  return make(node, String{text_of(node)});
}

ExpressionId JavascriptLowering::template_(Node node) {
  Template form;
  for (const Node child : node.children()) {
    if (child.is("template_substitution")) {
      form.parts.push_back(inner(child));
    } else {
      form.parts.push_back(make(child, String{module_.keep(unescape(child.text()))}));
    }
  }
  if (form.parts.empty()) return make(node, String{});
  if (form.parts.size() == 1 && node.children()[0].is("string_fragment")) return form.parts[0];
  return make(node, std::move(form));
}

ExpressionId JavascriptLowering::name(Node node) {
  return make(node, Name{node.text()});
}

ExpressionId JavascriptLowering::member(Node node) {
  const ExpressionId object = expression(node.field("object"));
  const bool optional = static_cast<bool>(node.field("optional_chain")) || node.has_token("?.");
  return make(node, Member{object, node.field("property").text(), optional});
}

ExpressionId JavascriptLowering::index(Node node) {
  const ExpressionId object = expression(node.field("object"));
  const ExpressionId key = expression(node.field("index"));
  return make(node, Index{object, key, static_cast<bool>(node.field("optional_chain"))});
}

std::vector<Argument> JavascriptLowering::arguments(Node node) {
  std::vector<Argument> arguments;
  if (node.is("template_string")) return {{"", template_(node)}};
  for (const Node child : node.children()) {
    arguments.push_back({"", expression(child), child.is("spread_element")});
  }
  return arguments;
}

ExpressionId JavascriptLowering::call(Node node) {
  Call form{expression(node.field("function")), {}};
  form.arguments = arguments(node.field("arguments"));
  return make(node, std::move(form));
}

ExpressionId JavascriptLowering::construct(Node node) {
  Call form{expression(node.field("constructor")), {}, true};
  form.arguments = arguments(node.field("arguments"));
  return make(node, std::move(form));
}

ExpressionId JavascriptLowering::array(Node node) {
  Sequence form;
  for (const Node child : node.children()) {
    const bool spread = child.is("spread_element") || child.is("rest_pattern");
    form.items.push_back({expression(child), spread});
  }
  return make(node, std::move(form));
}

ExpressionId JavascriptLowering::inner(Node node) {
  const std::vector<Node> children = node.children();
  return children.size() == 1 ? expression(children[0]) : unclear(node);
}

// `x as T`, `<T>x`, `x!`: the value alone.
ExpressionId JavascriptLowering::cast(Node node) {
  const std::vector<Node> children = node.children();
  if (children.empty()) return unclear(node);
  return expression(node.is("type_assertion") ? children.back() : children.front());
}

ExpressionId JavascriptLowering::await(Node node) {
  const std::vector<Node> children = node.children();
  return children.empty() ? unclear(node) : make(node, Await{expression(children[0])});
}

ExpressionId JavascriptLowering::binary(Node node) {
  const ExpressionId left = expression(node.field("left"));
  const ExpressionId right = expression(node.field("right"));
  return make(node, Binary{operator_of(node.field("operator").text()), left, right});
}

ExpressionId JavascriptLowering::unary(Node node) {
  const ExpressionId value = expression(node.field("argument"));
  const std::string_view symbol = node.field("operator").text();
  const auto* number = std::get_if<Number>(&module_[value].form);
  if (symbol == "!") return make(node, Not{value});
  if (symbol == "-" && number != nullptr) return make(node, Number{-number->value});
  return make(node, Unclear{{value}});
}

// `i++`: whether the value before or after it is meant, nobody asks.
ExpressionId JavascriptLowering::step(Node node) {
  const ExpressionId target = expression(node.field("argument"));
  const double by = node.field("operator").text() == "--" ? -1 : 1;
  const ExpressionId one = make(node, Number{by});
  return make(node, Assignment{target, make(node, Binary{Operator::add, target, one})});
}

ExpressionId JavascriptLowering::choice(Node node) {
  const ExpressionId test = expression(node.field("condition"));
  const ExpressionId then = expression(node.field("consequence"));
  return make(node, Choice{test, then, expression(node.field("alternative"))});
}

ExpressionId JavascriptLowering::assignment(Node node) {
  const ExpressionId value = expression(node.field("right"));
  return make(node, Assignment{expression(node.field("left")), value});
}

ExpressionId JavascriptLowering::assign_operation(Node node) {
  const ExpressionId left = expression(node.field("left"));
  const ExpressionId right = expression(node.field("right"));
  const Operator operation = operator_of(node.field("operator").text());
  return make(node, Assignment{left, make(node, Binary{operation, left, right})});
}

}  // namespace plimsoll::code
