// What the names in a body of Java mean: fields, parameters, locals, and which of them hold a
// variable of the environment.
//
// In: the concrete syntax of a body, and the fields around it. Out: types as declared, and values
// of the environment. A name that is given two values holds neither.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "outline/names.h"
#include "syntax/syntax.h"

namespace plimsoll::outline {

// `Map<String, Order>` is a Map, `@NonNull Order[]` no type of ours.
std::string java_type(syntax::Node type);
// "TABLE" of `System.getenv("TABLE")` and of all that gives the same value.
std::optional<std::string> java_environment_read(syntax::Node node, const Names& names);

// Notes what is assigned to a variable.
void give_java_value(syntax::Node value, const Names& names, Variable& variable);

// A literal, or the name of a constant that is one.
std::optional<std::string> java_text(syntax::Node node, const Names& names);
std::vector<syntax::Node> java_arguments(syntax::Node call);

class JavaScope {
 public:
  explicit JavaScope(const Names& names) : names_(names) {}

  // Locals and what is assigned to them, before anything is asked about them.
  void collect(syntax::Node body);

  const Names& names() const { return names_; }
  const Variable* variable(syntax::Node node) const;
  std::optional<EnvironmentValue> value(syntax::Node node) const;
  // Of what a method is called on. Nothing where it cannot be told: the result of another call.
  std::optional<std::string> type_of(syntax::Node object) const;

 private:
  void add_locals(syntax::Node declaration);
  void add_local(syntax::Node name, syntax::Node type, syntax::Node value);
  void add_assignment(syntax::Node assignment);
  void add_parameters(syntax::Node parameters);
  std::optional<EnvironmentValue> handed(const Variable& known, syntax::Node node) const;
  std::optional<EnvironmentValue> returned(syntax::Node call) const;
  std::optional<EnvironmentValue> field_of_base(syntax::Node node) const;
  std::optional<EnvironmentValue> constant_elsewhere(syntax::Node node) const;

  const Names& names_;
  std::map<std::string, Variable> locals_;
};

}  // namespace plimsoll::outline
