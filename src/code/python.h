// Python's concrete syntax, lowered to the forms of program.h. Used by python_*.cpp only.
#pragma once

#include <string_view>

#include "code/lowering.h"

namespace plimsoll::code {

class PythonLowering : Lowering {
 public:
  using Lowering::Lowering;

  Block block(Node node);  // the statements under a node
  ExpressionId expression(Node node);
  ExpressionId target(Node node);

 private:
  using ToExpression = ExpressionId (PythonLowering::*)(Node);
  using ToStatement = void (PythonLowering::*)(Node, Block&);
  static ToExpression expression_rule(std::string_view kind);
  static ToStatement statement_rule(std::string_view kind);

  // Expressions.
  ExpressionId unclear(Node node);
  ExpressionId nothing(Node node);
  ExpressionId boolean(Node node);
  ExpressionId number(Node node);
  ExpressionId string(Node node);
  ExpressionId joined_strings(Node node);
  ExpressionId name(Node node);
  ExpressionId attribute(Node node);
  ExpressionId subscript(Node node);
  ExpressionId call(Node node);
  ExpressionId dictionary(Node node);
  ExpressionId sequence(Node node);
  ExpressionId parenthesized(Node node);
  ExpressionId lambda(Node node);
  ExpressionId await(Node node);
  ExpressionId binary(Node node);
  ExpressionId comparison(Node node);
  ExpressionId negation(Node node);
  ExpressionId unary(Node node);
  ExpressionId choice(Node node);
  ExpressionId walrus(Node node);
  ExpressionId comprehension(Node node);
  ExpressionId as_pattern(Node node);
  ExpressionId first_child(Node node);
  std::vector<Argument> arguments(Node node);
  std::string_view decoded(Node string, const std::vector<Node>& children);

  // Statements.
  void evaluate(Node node, Block& out);
  void assign(Node node, Block& out);
  void assign_operation(Node node, Block& out);
  void return_(Node node, Block& out);
  void raise(Node node, Block& out);
  void assert_(Node node, Block& out);
  void if_(Node node, Block& out);
  void for_(Node node, Block& out);
  void while_(Node node, Block& out);
  void try_(Node node, Block& out);
  void with(Node node, Block& out);
  void match(Node node, Block& out);
  void import(Node node, Block& out);
  void import_from(Node node, Block& out);
  void decorated(Node node, Block& out);
  void function(Node node, Block& out);
  void class_(Node node, Block& out);
  void leave_loop(Node node, Block& out);
  void pass(Node, Block&) {}
  void parts(Node node, Block& out);
  void remove(Node node, Block& out);
  void statement(Node node, Block& out);
  Block otherwise(std::vector<Node> alternatives, std::size_t from);
  Catch except(Node clause);
  FunctionId define(Node node, Expressions decorators);
  std::vector<Parameter> parameters(Node node);
  Parameter parameter(Node node);
  Expressions decorators(Node node);
};

}  // namespace plimsoll::code
