#include "code/javascript.h"

namespace plimsoll::code {

ExpressionId JavascriptLowering::closure(Node node) {
  return make(node, Closure{define(node)});
}

void JavascriptLowering::function(Node node, Block& out) {
  put(out, node, Define{define(node)});
}

FunctionId JavascriptLowering::define(Node node) {
  Function function;
  const Node its_name = node.field("name");
  function.name = its_name.text();
  function.at = node.range();
  function.name_at = its_name ? its_name.range() : Range{node.range().begin, node.range().begin};
  function.is_async = node.has_token("async");
  function.is_generator = node.has_token("*");
  if (const Node alone = node.field("parameter")) {
    function.parameters.push_back({expression(alone), std::nullopt});
  } else {
    function.parameters = parameters(node.field("parameters"));
  }
  const Node its_body = node.field("body");
  if (its_body.is("statement_block")) {
    function.body = block(its_body);
  } else if (its_body) {
    put(function.body, its_body, Return{expression(its_body)});
  }
  return module_.add(std::move(function));
}

std::vector<Parameter> JavascriptLowering::parameters(Node node) {
  std::vector<Parameter> parameters;
  for (const Node child : node.children()) parameters.push_back(parameter(child));
  return parameters;
}

// TypeScript has a node around each that holds its pattern, type and default.
Parameter JavascriptLowering::parameter(Node node) {
  Parameter parameter;
  const bool typed = node.is("required_parameter") || node.is("optional_parameter");
  Node pattern = typed ? node.field("pattern") : node;
  Node value = typed ? node.field("value") : Node();
  if (pattern.is("assignment_pattern")) {
    value = pattern.field("right");
    pattern = pattern.field("left");
  }
  parameter.rest = pattern.is("rest_pattern");
  parameter.target = expression(pattern);
  if (value) parameter.default_value = expression(value);
  return parameter;
}

ExpressionId JavascriptLowering::class_expression(Node node) {
  return make(node, ClassValue{define_class(node)});
}

void JavascriptLowering::class_(Node node, Block& out) {
  put(out, node, DefineClass{define_class(node)});
}

ClassId JavascriptLowering::define_class(Node node) {
  Class value;
  value.name = node.field("name").text();
  value.at = node.range();
  for (const Node child : node.children()) {
    if (!child.is("class_heritage")) continue;
    for (const Node base : child.children()) {
      const Node extended = base.is("extends_clause") ? base.field("value") : base;
      if (extended && !base.is("implements_clause")) value.bases.push_back(expression(extended));
    }
  }
  for (const Node member : node.field("body").children()) {
    if (member.is("method_definition")) {
      value.methods.push_back(define(member));
      continue;
    }
    const Node its_name = member.field(member.is("field_definition") ? "property" : "name");
    const Node its_value = member.field("value");
    if (its_name && its_value) {
      const ExpressionId target = name(its_name);
      put(value.body, member, Assign{target, expression(its_value)});
    } else if (member.is("class_static_block")) {
      for (const StatementId inside : block(member.field("body"))) value.body.push_back(inside);
    }
  }
  return module_.add(std::move(value));
}

}  // namespace plimsoll::code
