// What the names in a body of C# mean: fields, properties, parameters, locals, and which of them
// hold a variable of the environment.
//
// In: the concrete syntax of a body, and the fields around it. Out: types as declared, and values
// of the environment.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "outline/names.h"
#include "syntax/syntax.h"

namespace plimsoll::outline {

// `List<Order>` is a List, `Order?` an Order, `string` no type of ours.
std::string csharp_type(syntax::Node type);
// Without brackets, casts and `!`.
syntax::Node csharp_bare(syntax::Node node);
// "TABLE" of `Environment.GetEnvironmentVariable("TABLE")`.
std::optional<std::string> csharp_environment_read(syntax::Node node, const Names& names);
// A literal, or the name of a constant that is one.
std::optional<std::string> csharp_text(syntax::Node node, const Names& names);
// The expressions that a call or a construction is given.
std::vector<syntax::Node> csharp_arguments(syntax::Node call);
// What stands behind the `=` of a declarator or of a property; null where nothing does.
syntax::Node csharp_initial_value(syntax::Node declarator);
// Notes what is assigned to a variable.
void give_csharp_value(syntax::Node value, const Names& names, Variable& variable);

class CsharpScope {
 public:
  explicit CsharpScope(const Names& names) : names_(names) {}

  // Locals and what is assigned to them, before anything is asked about them.
  void collect(syntax::Node body);

  const Names& names() const { return names_; }
  const Variable* variable(syntax::Node node) const;
  std::optional<EnvironmentValue> value(syntax::Node node) const;
  // Of what a member is taken of. Nothing where it cannot be told: the result of a call.
  std::optional<std::string> type_of(syntax::Node object) const;

 private:
  void add_locals(syntax::Node declaration);
  void add_assignment(syntax::Node assignment);
  void add_parameters(syntax::Node parameters);
  std::optional<EnvironmentValue> returned(syntax::Node call) const;
  std::optional<EnvironmentValue> handed(const Variable& known, syntax::Node node) const;

  const Names& names_;
  std::map<std::string, Variable> locals_;
};

}  // namespace plimsoll::outline
