#include "code/javascript.h"

namespace plimsoll::code {

JavascriptLowering::ToStatement JavascriptLowering::statement_rule(std::string_view kind) {
  using L = JavascriptLowering;
  static constexpr std::array<Ruled<ToStatement>, 31> rules{{
      {"abstract_class_declaration", &L::class_},
      {"ambient_declaration", &L::none},
      {"break_statement", &L::break_},
      {"class_declaration", &L::class_},
      {"continue_statement", &L::continue_},
      {"debugger_statement", &L::none},
      {"do_statement", &L::while_},
      {"empty_statement", &L::none},
      {"export_statement", &L::export_},
      {"for_in_statement", &L::for_in},
      {"for_statement", &L::for_},
      {"function_declaration", &L::function},
      {"function_signature", &L::none},
      {"generator_function_declaration", &L::function},
      {"if_statement", &L::if_},
      {"import_alias", &L::none},
      {"import_statement", &L::import},
      {"interface_declaration", &L::none},
      {"internal_module", &L::none},
      {"labeled_statement", &L::labeled},
      {"lexical_declaration", &L::variables},
      {"module", &L::none},
      {"return_statement", &L::return_},
      {"statement_block", &L::nested},
      {"switch_statement", &L::switch_},
      {"throw_statement", &L::throw_},
      {"try_statement", &L::try_},
      {"type_alias_declaration", &L::none},
      {"using_declaration", &L::variables},
      {"variable_declaration", &L::variables},
      {"while_statement", &L::while_},
  }};
  static_assert(in_order(rules));
  return rule_for<ToStatement>(rules, kind, &L::parts);
}

Block JavascriptLowering::block(Node node) {
  Block out;
  for (const Node child : node.children()) statement(child, out);
  return out;
}

void JavascriptLowering::statement(Node node, Block& out) {
  const Deeper deeper(depth_);
  if (!deeper.too_deep()) (this->*statement_rule(node.kind()))(node, out);
}

// An expression as a statement, and whatever has no form of its own.
void JavascriptLowering::parts(Node node, Block& out) {
  for (const Node child : node.children()) {
    if (child.is("assignment_expression")) {
      const ExpressionId value = expression(child.field("right"));
      put(out, child, Assign{expression(child.field("left")), value});
    } else {
      put(out, child, Evaluate{expression(child)});
    }
  }
}

void JavascriptLowering::nested(Node node, Block& out) {
  for (const StatementId inside : block(node)) out.push_back(inside);
}

Block JavascriptLowering::body(Node node) {
  Block out;
  if (node) statement(node, out);
  return out;
}

// What stands in the parentheses of an if or a loop.
std::optional<ExpressionId> JavascriptLowering::test(Node node) {
  if (!node || node.is("empty_statement") || node.text() == ";") return std::nullopt;
  const ExpressionId value = expression(node);
  const auto* constant = std::get_if<Boolean>(&module_[value].form);
  if (constant != nullptr && constant->value) return std::nullopt;
  return value;
}

void JavascriptLowering::variables(Node node, Block& out) {
  for (const Node declarator : node.children()) {
    const Node value = declarator.field("value");
    if (!value) continue;
    const ExpressionId assigned = expression(value);
    put(out, declarator, Assign{expression(declarator.field("name")), assigned});
  }
}

void JavascriptLowering::return_(Node node, Block& out) {
  const std::vector<Node> children = node.children();
  put(out, node, children.empty() ? Return{} : Return{expression(children[0])});
}

void JavascriptLowering::throw_(Node node, Block& out) {
  const std::vector<Node> children = node.children();
  put(out, node, children.empty() ? Raise{} : Raise{expression(children[0])});
}

void JavascriptLowering::if_(Node node, Block& out) {
  If form{expression(node.field("condition")), body(node.field("consequence")), {}};
  if (const Node clause = node.field("alternative")) form.otherwise = block(clause);
  put(out, node, std::move(form));
}

void JavascriptLowering::for_(Node node, Block& out) {
  const Node initializer = node.field("initializer");
  if (initializer.is("lexical_declaration") || initializer.is("variable_declaration")) {
    variables(initializer, out);
  } else if (initializer && !initializer.is("empty_statement")) {
    put(out, initializer, Evaluate{expression(initializer)});
  }
  Node condition = node.field("condition");
  if (condition.is("expression_statement")) condition = condition.children().front();
  While form{test(condition), body(node.field("body"))};
  if (const Node step = node.field("increment")) {
    put(form.body, step, Evaluate{expression(step)});
  }
  put(out, node, std::move(form));
}

void JavascriptLowering::for_in(Node node, Block& out) {
  const ExpressionId over = expression(node.field("right"));
  const ExpressionId target = expression(node.field("left"));
  put(out, node, ForEach{target, over, body(node.field("body"))});
}

void JavascriptLowering::while_(Node node, Block& out) {
  put(out, node, While{test(node.field("condition")), body(node.field("body"))});
}

void JavascriptLowering::try_(Node node, Block& out) {
  Try form;
  form.body = block(node.field("body"));
  if (const Node clause = node.field("handler")) {
    const Node handled = clause.field("body");
    Catch handler;
    handler.at = {clause.range().begin, handled.range().begin};
    handler.name = clause.field("parameter").text();
    handler.body = block(handled);
    form.catches.push_back(std::move(handler));
  }
  if (const Node finalizer = node.field("finalizer")) {
    form.finally = block(finalizer.field("body"));
  }
  put(out, node, std::move(form));
}

// Where a case runs on into the next one, its branch ends early here: both are looked at all the
// same.
void JavascriptLowering::switch_(Node node, Block& out) {
  Branches form;
  form.subject = expression(node.field("value"));
  for (const Node clause : node.field("body").children()) {
    form.complete = form.complete || clause.is("switch_default");
    Block branch;
    for (const Node inside : clause.fields("body")) {
      if (!inside.is("break_statement")) statement(inside, branch);
    }
    form.branches.push_back(std::move(branch));
  }
  put(out, node, std::move(form));
}

void JavascriptLowering::labeled(Node node, Block& out) {
  statement(node.field("body"), out);
}

void JavascriptLowering::break_(Node node, Block& out) {
  put(out, node, Break{});
}

void JavascriptLowering::continue_(Node node, Block& out) {
  put(out, node, Continue{});
}

void lower_javascript(const Syntax& syntax, Module& module) {
  JavascriptLowering lowering(module);
  module.body = lowering.block(syntax.root());
}

}  // namespace plimsoll::code
