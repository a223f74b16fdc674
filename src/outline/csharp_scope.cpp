#include "outline/csharp_scope.h"

#include <algorithm>
#include <utility>

namespace plimsoll::outline {

using syntax::Node;

namespace {

std::string_view name_of_member(Node node) {
  const Node name = node.field("name");
  return name.is("generic_name") ? name.children().front().text() : name.text();
}

}  // namespace

std::optional<std::string> csharp_text(Node node, const Names& names) {
  if (node.is("string_literal")) {
    const std::string_view text = node.text();
    if (text.size() < 2 || text.find('\\') != std::string_view::npos) return std::nullopt;
    return std::string(text.substr(1, text.size() - 2));
  }
  const std::string_view name = node.is("identifier") ? node.text() : std::string_view();
  const auto constant = names.constants.find(std::string(name));
  return constant != names.constants.end() ? std::optional(constant->second) : std::nullopt;
}

std::string csharp_type(Node type) {
  if (type.is("identifier") || type.is("qualified_name")) {
    const std::string_view text = type.text();
    return std::string(text.substr(0, text.find('<')));
  }
  const bool is_wrapped = type.is("generic_name") || type.is("nullable_type");
  const std::vector<Node> inner = is_wrapped ? type.children() : std::vector<Node>();
  return inner.empty() ? std::string() : csharp_type(inner.front());
}

Node csharp_bare(Node node) {
  while (true) {
    const std::vector<Node> children = node.children();
    const bool is_bracket = node.is("parenthesized_expression");
    const bool is_sure = node.is("postfix_unary_expression") && node.has_token("!");
    if ((is_bracket || is_sure) && !children.empty()) {
      node = children.front();
    } else if (node.is("cast_expression") && node.field("value")) {
      node = node.field("value");
    } else {
      return node;
    }
  }
}

std::vector<Node> csharp_arguments(Node call) {
  std::vector<Node> values;
  for (const Node child : call.children()) {
    if (!child.is("argument_list")) continue;
    for (const Node argument : child.children()) {
      const std::vector<Node> parts = argument.children();
      if (argument.is("argument") && !parts.empty()) values.push_back(parts.back());
    }
  }
  return values;
}

Node csharp_initial_value(Node declarator) {
  const bool is_given = declarator.has_token("=");
  const std::vector<Node> children = declarator.children();
  return is_given && children.size() > 1 ? children.back() : Node();
}

std::optional<std::string> csharp_environment_read(Node node, const Names& names) {
  node = csharp_bare(node);
  if (!node.is("invocation_expression")) return std::nullopt;
  const std::string_view function = node.field("function").text();
  if (function != "Environment.GetEnvironmentVariable" &&
      function != "System.Environment.GetEnvironmentVariable") {
    return std::nullopt;
  }
  const std::vector<Node> arguments = csharp_arguments(node);
  return arguments.empty() ? std::nullopt : csharp_text(arguments.front(), names);
}

void give_csharp_value(Node value, const Names& names, Variable& variable) {
  ++variable.values;
  if (auto name = csharp_environment_read(value, names)) variable.environment = std::move(*name);
}

void CsharpScope::collect(Node body) {
  for (const Node child : body.children()) {
    if (child.is("variable_declaration")) add_locals(child);
    if (child.is("assignment_expression")) add_assignment(child);
    if (child.is("parameter_list")) add_parameters(child);
    collect(child);
  }
}

// Those of a lambda or a local function are none of the routine's.
void CsharpScope::add_parameters(Node parameters) {
  const Node owner = parameters.parent();
  const bool is_inner = owner.is("lambda_expression") || owner.is("local_function_statement");
  std::size_t place = 0;
  for (const Node parameter : parameters.children()) {
    if (!parameter.is("parameter")) continue;
    Variable& local = locals_[std::string(parameter.field("name").text())];
    local.type = csharp_type(parameter.field("type"));
    if (!is_inner) local.parameter = place;
    ++place;
  }
}

void CsharpScope::add_locals(Node declaration) {
  for (const Node declarator : declaration.children()) {
    if (!declarator.is("variable_declarator") || declarator.children().empty()) continue;
    Variable& local = locals_[std::string(declarator.children().front().text())];
    local.type = csharp_type(declaration.field("type"));
    const Node value = csharp_initial_value(declarator);
    if (!value) continue;
    if (local.type.empty()) local.type = csharp_type(csharp_bare(value).field("type"));
    give_csharp_value(value, names_, local);
  }
}

void CsharpScope::add_assignment(Node assignment) {
  const auto local = locals_.find(std::string(assignment.field("left").text()));
  if (local != locals_.end()) give_csharp_value(assignment.field("right"), names_, local->second);
}

const Variable* CsharpScope::variable(Node node) const {
  std::string name(node.text());
  if (node.is("member_access_expression") && node.has_token("this")) {
    name = name_of_member(node);
  } else if (!node.is("identifier")) {
    return nullptr;
  } else if (const auto local = locals_.find(name); local != locals_.end()) {
    return &local->second;
  }
  const auto field = names_.variables.find(name);
  return field != names_.variables.end() ? &field->second : nullptr;
}

std::optional<EnvironmentValue> CsharpScope::value(Node node) const {
  node = csharp_bare(node);
  const Span span = names_.span(node);
  if (auto name = csharp_environment_read(node, names_)) {
    return EnvironmentValue{{Use::Kind::tested, std::move(*name), {}, {}, span, {}}, span};
  }
  if (const Variable* known = variable(node)) {
    if (!known->holds_environment()) return handed(*known, node);
    return EnvironmentValue{{Use::Kind::tested, known->environment, {}, {}, span, {}}, {}};
  }
  if (node.is("identifier")) {
    return EnvironmentValue{{Use::Kind::tested, {}, {}, std::string(node.text()), span, {}}, {}};
  }
  if (node.is("invocation_expression")) return returned(node);
  if (!node.is("member_access_expression")) return std::nullopt;
  auto type = type_of(node.field("expression"));
  if (!type) return std::nullopt;
  return EnvironmentValue{
      {Use::Kind::tested, {}, std::move(*type), std::string(name_of_member(node)), span, {}}, {}};
}

std::optional<EnvironmentValue> CsharpScope::handed(const Variable& known, Node node) const {
  const bool is_own = node.is("member_access_expression");
  const std::string name(is_own ? name_of_member(node) : node.text());
  const bool is_field = is_own || !locals_.contains(name);
  const bool is_handed = is_field ? known.values == 1 : known.values == 0 && known.parameter;
  if (!is_handed) return std::nullopt;
  return handed_value(known, name, names_.span(node));
}

// `Table()` and `config.Table()`, which perhaps do nothing but return one.
std::optional<EnvironmentValue> CsharpScope::returned(Node call) const {
  const Node function = call.field("function");
  const bool is_member = function.is("member_access_expression");
  const auto type = is_member ? type_of(function.field("expression")) : std::string();
  const bool is_named = is_member || function.is("identifier");
  if (!type || !is_named || !csharp_arguments(call).empty()) return std::nullopt;
  const std::string name =
      std::string(is_member ? name_of_member(function) : function.text()) + "()";
  return EnvironmentValue{{Use::Kind::tested, {}, *type, name, names_.span(call), {}}, {}};
}

std::optional<std::string> CsharpScope::type_of(Node object) const {
  object = csharp_bare(object);
  if (!object || object.is("this") || object.is("base")) return std::string();
  if (object.is("object_creation_expression")) return csharp_type(object.field("type"));
  if (const Variable* known = variable(object)) {
    return known->type.empty() ? std::nullopt : std::optional(known->type);
  }
  const std::string_view text = object.text();
  const bool may_be_type = object.is("identifier") || object.is("member_access_expression");
  if (!may_be_type || !is_type_name(text.substr(text.rfind('.') + 1))) return std::nullopt;
  return std::string(text);
}

}  // namespace plimsoll::outline
