#include <algorithm>
#include <array>
#include <utility>

#include "code/python.h"

namespace plimsoll::code {

PythonLowering::ToStatement PythonLowering::statement_rule(std::string_view kind) {
  using L = PythonLowering;
  static constexpr std::array<Ruled<ToStatement>, 22> rules{{
      {"assert_statement", &L::assert_},
      {"break_statement", &L::leave_loop},
      {"class_definition", &L::class_},
      {"continue_statement", &L::leave_loop},
      {"decorated_definition", &L::decorated},
      {"delete_statement", &L::remove},
      {"expression_statement", &L::evaluate},
      {"for_statement", &L::for_},
      {"function_definition", &L::function},
      {"future_import_statement", &L::pass},
      {"global_statement", &L::pass},
      {"if_statement", &L::if_},
      {"import_from_statement", &L::import_from},
      {"import_statement", &L::import},
      {"match_statement", &L::match},
      {"nonlocal_statement", &L::pass},
      {"pass_statement", &L::pass},
      {"raise_statement", &L::raise},
      {"return_statement", &L::return_},
      {"try_statement", &L::try_},
      {"while_statement", &L::while_},
      {"with_statement", &L::with},
  }};
  static_assert(in_order(rules));
  return rule_for<ToStatement>(rules, kind, &L::parts);
}

Block PythonLowering::block(Node node) {
  Block out;
  for (const Node child : node.children()) statement(child, out);
  return out;
}

void PythonLowering::statement(Node node, Block& out) {
  const Deeper deeper(depth_);
  if (!deeper.too_deep()) (this->*statement_rule(node.kind()))(node, out);
}

// Whatever has no form of its own: what stands in it is evaluated.
void PythonLowering::parts(Node node, Block& out) {
  for (const Node child : node.children()) put(out, child, Evaluate{expression(child)});
}

// Whatever it takes something away from is another thing afterwards.
void PythonLowering::remove(Node node, Block& out) {
  for (const Node child : node.children()) {
    put(out, child, Evaluate{make(child, Unclear{{expression(child)}})});
  }
}

void PythonLowering::evaluate(Node node, Block& out) {
  for (const Node child : node.children()) {
    if (child.is("assignment")) {
      assign(child, out);
    } else if (child.is("augmented_assignment")) {
      assign_operation(child, out);
    } else {
      put(out, child, Evaluate{expression(child)});
    }
  }
}

// `a = b = c` is c for b, then b's value for a. `a: int` assigns nothing.
void PythonLowering::assign(Node node, Block& out) {
  const Node right = node.field("right");
  if (!right) return;
  if (right.is("assignment")) {
    assign(right, out);
    const ExpressionId value = expression(right.field("left"));
    put(out, node, Assign{target(node.field("left")), value});
    return;
  }
  const ExpressionId value = expression(right);
  put(out, node, Assign{target(node.field("left")), value});
}

void PythonLowering::assign_operation(Node node, Block& out) {
  const ExpressionId left = expression(node.field("left"));
  const ExpressionId right = expression(node.field("right"));
  const bool sum = node.field("operator").text() == "+=";
  const Operator operation = sum ? Operator::add : Operator::other;
  put(out, node, Assign{left, make(node, Binary{operation, left, right})});
}

void PythonLowering::return_(Node node, Block& out) {
  const std::vector<Node> children = node.children();
  put(out, node, children.empty() ? Return{} : Return{expression(children[0])});
}

// `assert False` is written where nobody is meant to come. Other assertions mostly hold.
void PythonLowering::assert_(Node node, Block& out) {
  const std::vector<Node> children = node.children();
  if (!children.empty() && children.front().is("false")) {
    put(out, node, Raise{});
  } else {
    parts(node, out);
  }
}

void PythonLowering::raise(Node node, Block& out) {
  const std::vector<Node> children = node.children();
  put(out, node, children.empty() ? Raise{} : Raise{expression(children[0])});
}

// From the `elif` or `else` with this number on.
Block PythonLowering::otherwise(std::vector<Node> alternatives, std::size_t from) {
  if (from >= alternatives.size()) return {};
  const Node clause = alternatives[from];
  if (clause.is("else_clause")) return block(clause.field("body"));
  If form{expression(clause.field("condition")), block(clause.field("consequence")),
          otherwise(std::move(alternatives), from + 1)};
  Block out;
  put(out, clause, std::move(form));
  return out;
}

void PythonLowering::if_(Node node, Block& out) {
  If form{expression(node.field("condition")), block(node.field("consequence")),
          otherwise(node.fields("alternative"), 0)};
  put(out, node, std::move(form));
}

// The `else` of a loop runs after it, unless it was left.
void PythonLowering::for_(Node node, Block& out) {
  const ExpressionId over = expression(node.field("right"));
  const ExpressionId each = target(node.field("left"));
  put(out, node, ForEach{each, over, block(node.field("body"))});
  for (const StatementId after : otherwise(node.fields("alternative"), 0)) out.push_back(after);
}

void PythonLowering::while_(Node node, Block& out) {
  const ExpressionId test = expression(node.field("condition"));
  const auto* constant = std::get_if<Boolean>(&module_[test].form);
  const auto* number = std::get_if<Number>(&module_[test].form);
  const bool endless = (constant != nullptr && constant->value) || number != nullptr;
  While form{endless ? std::nullopt : std::optional(test), block(node.field("body"))};
  put(out, node, std::move(form));
  for (const StatementId after : otherwise(node.fields("alternative"), 0)) out.push_back(after);
}

Catch PythonLowering::except(Node clause) {
  Catch handler;
  Node body;
  for (const Node child : clause.children()) {
    if (child.is("block")) body = child;
  }
  handler.at = {clause.range().begin, body ? body.range().begin : clause.range().end};
  Node type = clause.field("value");
  if (type.is("as_pattern")) {
    handler.name = type.field("alias").text();
    type = type.children().front();
  }
  if (type.is("tuple")) {
    for (const Node each : type.children()) handler.types.push_back(expression(each));
  } else if (type) {
    handler.types.push_back(expression(type));
  }
  handler.body = block(body);
  return handler;
}

void PythonLowering::try_(Node node, Block& out) {
  Try form;
  form.body = block(node.field("body"));
  for (const Node child : node.children()) {
    if (child.is("except_clause")) {
      form.catches.push_back(except(child));
    } else if (child.is("else_clause")) {
      form.otherwise = block(child.field("body"));
    } else if (child.is("finally_clause")) {
      for (const Node part : child.children()) form.finally = block(part);
    }
  }
  put(out, node, std::move(form));
}

void PythonLowering::with(Node node, Block& out) {
  for (const Node clause : node.children()) {
    if (!clause.is("with_clause")) continue;
    for (const Node item : clause.children()) {
      const Node value = item.field("value");
      if (value.is("as_pattern")) {
        const ExpressionId entered = first_child(value);
        put(out, item, Assign{target(value.field("alias")), entered});
      } else {
        put(out, item, Evaluate{expression(value)});
      }
    }
  }
  for (const StatementId inside : block(node.field("body"))) out.push_back(inside);
}

void PythonLowering::match(Node node, Block& out) {
  Branches form;
  form.subject = expression(node.field("subject"));
  for (const Node clause : node.field("body").children()) {
    if (!clause.is("case_clause")) continue;
    form.branches.push_back(block(clause.field("consequence")));
    const std::string_view text = clause.text();
    form.complete = form.complete || text.starts_with("case _:");
  }
  put(out, node, std::move(form));
}

void PythonLowering::import(Node node, Block& out) {
  for (const Node name : node.fields("name")) {
    if (name.is("aliased_import")) {
      put(out, node, Import{name.field("name").text(), {}, name.field("alias").text()});
    } else {
      put(out, node, Import{name.text(), {}, {}});
    }
  }
}

void PythonLowering::import_from(Node node, Block& out) {
  Import form;
  form.module = node.field("module_name").text();
  for (const Node name : node.fields("name")) {
    if (name.is("aliased_import")) {
      form.names.push_back({name.field("name").text(), name.field("alias").text()});
    } else {
      form.names.push_back({name.text(), name.text()});
    }
  }
  for (const Node child : node.children()) {
    if (child.is("wildcard_import")) form.names.push_back({"*", {}});
  }
  put(out, node, std::move(form));
}

Expressions PythonLowering::decorators(Node node) {
  Expressions decorators;
  for (const Node child : node.children()) {
    if (child.is("decorator")) decorators.push_back(first_child(child));
  }
  return decorators;
}

void PythonLowering::decorated(Node node, Block& out) {
  const Node definition = node.field("definition");
  if (definition.is("class_definition")) {
    parts(node, out);
    class_(definition, out);
    return;
  }
  put(out, definition, Define{define(definition, decorators(node))});
}

void PythonLowering::function(Node node, Block& out) {
  put(out, node, Define{define(node, {})});
}

FunctionId PythonLowering::define(Node node, Expressions decorators) {
  Function function;
  function.name = node.field("name").text();
  function.at = node.range();
  function.name_at = node.field("name").range();
  function.is_async = node.has_token("async");
  function.parameters = parameters(node.field("parameters"));
  function.body = block(node.field("body"));
  function.decorators = std::move(decorators);
  return module_.add(std::move(function));
}

std::vector<Parameter> PythonLowering::parameters(Node node) {
  std::vector<Parameter> parameters;
  for (const Node child : node.children()) {
    if (child.is("keyword_separator") || child.is("positional_separator")) continue;
    parameters.push_back(parameter(child));
  }
  return parameters;
}

Parameter PythonLowering::parameter(Node node) {
  Parameter parameter;
  const Node named = node.is("typed_parameter") ? node.children().front() : node;
  parameter.rest = named.is("list_splat_pattern");
  parameter.keywords = named.is("dictionary_splat_pattern");
  if (const Node value = node.field("value")) {
    parameter.default_value = expression(value);
    parameter.target = target(node.field("name"));
  } else {
    parameter.target = target(named);
  }
  return parameter;
}

void PythonLowering::class_(Node node, Block& out) {
  Class value;
  value.name = node.field("name").text();
  value.at = node.range();
  for (const Argument& base : arguments(node.field("superclasses"))) {
    if (base.keyword.empty()) value.bases.push_back(base.value);
  }
  for (const StatementId member : block(node.field("body"))) {
    const auto* method = std::get_if<Define>(&module_[member].form);
    if (method != nullptr) {
      value.methods.push_back(method->function);
    } else {
      value.body.push_back(member);
    }
  }
  put(out, node, DefineClass{module_.add(std::move(value))});
}

void PythonLowering::leave_loop(Node node, Block& out) {
  if (node.is("break_statement")) {
    put(out, node, Break{});
  } else {
    put(out, node, Continue{});
  }
}

void lower_python(const Syntax& syntax, Module& module) {
  PythonLowering lowering(module);
  module.body = lowering.block(syntax.root());
}

}  // namespace plimsoll::code
