// The concrete syntax of JavaScript and TypeScript, lowered to the forms of program.h. Types are
// dropped. Used by javascript_*.cpp only.
#pragma once

#include <optional>
#include <string_view>

#include "code/lowering.h"

namespace plimsoll::code {

class JavascriptLowering : Lowering {
 public:
  using Lowering::Lowering;

  Block block(Node node);  // the statements under a node
  ExpressionId expression(Node node);

 private:
  using ToExpression = ExpressionId (JavascriptLowering::*)(Node);
  using ToStatement = void (JavascriptLowering::*)(Node, Block&);
  static ToExpression expression_rule(std::string_view kind);
  static ToStatement statement_rule(std::string_view kind);

  // Expressions; javascript_expressions.cpp.
  ExpressionId unclear(Node node);
  ExpressionId nothing(Node node);
  ExpressionId boolean(Node node);
  ExpressionId number(Node node);
  ExpressionId string(Node node);
  ExpressionId template_(Node node);
  ExpressionId name(Node node);
  ExpressionId member(Node node);
  ExpressionId index(Node node);
  ExpressionId call(Node node);
  ExpressionId construct(Node node);
  ExpressionId array(Node node);
  ExpressionId inner(Node node);  // parentheses, and what TypeScript puts around a value
  ExpressionId cast(Node node);
  ExpressionId await(Node node);
  ExpressionId binary(Node node);
  ExpressionId unary(Node node);
  ExpressionId step(Node node);
  ExpressionId choice(Node node);
  ExpressionId assignment(Node node);
  ExpressionId assign_operation(Node node);
  std::vector<Argument> arguments(Node node);

  // Objects and what is taken apart; javascript_objects.cpp.
  ExpressionId object(Node node);
  ExpressionId with_default(Node node);
  ExpressionId key(Node node);
  Entry entry(Node node);

  // Functions and classes; javascript_functions.cpp.
  ExpressionId closure(Node node);
  ExpressionId class_expression(Node node);
  void function(Node node, Block& out);
  void class_(Node node, Block& out);
  FunctionId define(Node node);
  ClassId define_class(Node node);
  std::vector<Parameter> parameters(Node node);
  Parameter parameter(Node node);

  // Statements; javascript_statements.cpp.
  void statement(Node node, Block& out);
  void parts(Node node, Block& out);
  void nested(Node node, Block& out);
  void none(Node, Block&) {}
  void variables(Node node, Block& out);
  void return_(Node node, Block& out);
  void throw_(Node node, Block& out);
  void if_(Node node, Block& out);
  void for_(Node node, Block& out);
  void for_in(Node node, Block& out);
  void while_(Node node, Block& out);
  void try_(Node node, Block& out);
  void switch_(Node node, Block& out);
  void labeled(Node node, Block& out);
  void break_(Node node, Block& out);
  void continue_(Node node, Block& out);
  Block body(Node node);  // of one statement or of a block
  std::optional<ExpressionId> test(Node node);

  // Imports and exports; javascript_modules.cpp.
  void import(Node node, Block& out);
  void import_clause(Node clause, Import& form);
  void export_(Node node, Block& out);
  void export_clause(Node clause, std::string_view from);
  void export_declaration(Node declaration, Block& out);
  void export_names(ExpressionId target);
  std::string_view text_of(Node string);
};

}  // namespace plimsoll::code
