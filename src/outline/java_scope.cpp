#include "outline/java_scope.h"

#include <algorithm>
#include <utility>

namespace plimsoll::outline {

using syntax::Node;

namespace {

Node without_wrapping(Node node) {
  while (node.is("parenthesized_expression") || node.is("cast_expression")) {
    const Node inner = node.is("cast_expression") ? node.field("value") : Node();
    if (inner) {
      node = inner;
      continue;
    }
    const std::vector<Node> children = node.children();
    if (children.empty()) break;
    node = children.front();
  }
  return node;
}

bool is_call(Node node, std::string_view object, std::string_view method) {
  return node.is("method_invocation") && node.field("name").text() == method &&
         node.field("object").text() == object;
}

}  // namespace

std::optional<std::string> java_text(Node node, const Names& names) {
  if (node.is("string_literal")) {
    const std::string_view text = node.text();
    if (text.size() < 2 || text.find('\\') != std::string_view::npos) return std::nullopt;
    return std::string(text.substr(1, text.size() - 2));
  }
  if (!node.is("identifier")) return std::nullopt;
  const auto constant = names.constants.find(std::string(node.text()));
  return constant != names.constants.end() ? std::optional(constant->second) : std::nullopt;
}

std::vector<Node> java_arguments(Node call) {
  return call.field("arguments").children();
}

std::string java_type(Node type) {
  if (type.is("generic_type")) return java_type(type.children().front());
  if (type.is("type_identifier") || type.is("scoped_type_identifier")) {
    return std::string(type.text());
  }
  return {};
}

std::optional<std::string> java_environment_read(Node node, const Names& names) {
  node = without_wrapping(node);
  const std::vector<Node> arguments =
      node.is("method_invocation") ? java_arguments(node) : std::vector<Node>();
  if (arguments.empty()) return std::nullopt;
  const std::string_view method = node.field("name").text();
  const bool is_read =
      is_call(node, "System", "getenv") || (node.field("object").text() == "System.getenv()" &&
                                            (method == "get" || method == "getOrDefault"));
  return is_read ? java_text(arguments.front(), names) : std::nullopt;
}

void give_java_value(Node value, const Names& names, Variable& variable) {
  ++variable.values;
  if (auto name = java_environment_read(value, names)) variable.environment = std::move(*name);
}

void JavaScope::collect(Node body) {
  for (const Node child : body.children()) {
    if (child.is("class_body")) continue;
    if (child.is("local_variable_declaration")) add_locals(child);
    if (child.is("assignment_expression")) add_assignment(child);
    if (child.is("formal_parameters")) add_parameters(child);
    if (child.is("formal_parameter") || child.is("enhanced_for_statement") ||
        child.is("resource")) {
      add_local(child.field("name"), child.field("type"), Node());
    }
    collect(child);
  }
}

// Those of a lambda are none of the routine's.
void JavaScope::add_parameters(Node parameters) {
  if (parameters.parent().is("lambda_expression")) return;
  std::size_t place = 0;
  for (const Node parameter : parameters.children()) {
    if (!parameter.is("formal_parameter")) continue;
    locals_[std::string(parameter.field("name").text())].parameter = place++;
  }
}

void JavaScope::add_locals(Node declaration) {
  for (const Node declarator : declaration.fields("declarator")) {
    add_local(declarator.field("name"), declaration.field("type"), declarator.field("value"));
  }
}

void JavaScope::add_local(Node name, Node type, Node value) {
  Variable& local = locals_[std::string(name.text())];
  local.type = java_type(type);
  if (local.type == "var") local.type = java_type(value.field("type"));
  if (value) give_java_value(value, names_, local);
}

void JavaScope::add_assignment(Node assignment) {
  const auto local = locals_.find(std::string(assignment.field("left").text()));
  if (local != locals_.end()) give_java_value(assignment.field("right"), names_, local->second);
}

const Variable* JavaScope::variable(Node node) const {
  std::string name(node.text());
  if (node.is("field_access") && node.field("object").is("this")) {
    name = node.field("field").text();
  } else if (node.is("identifier")) {
    const auto local = locals_.find(name);
    if (local != locals_.end()) return &local->second;
  } else {
    return nullptr;
  }
  const auto field = names_.variables.find(name);
  return field != names_.variables.end() ? &field->second : nullptr;
}

std::optional<EnvironmentValue> JavaScope::value(Node node) const {
  node = without_wrapping(node);
  if (const auto name = java_environment_read(node, names_)) {
    return EnvironmentValue{Use{Use::Kind::tested, *name, {}, {}, names_.span(node), {}},
                            names_.span(node)};
  }
  if (const Variable* known = variable(node)) {
    if (!known->holds_environment()) return handed(*known, node);
    return EnvironmentValue{
        Use{Use::Kind::tested, known->environment, {}, {}, names_.span(node), {}}, std::nullopt};
  }
  if (node.is("identifier")) return field_of_base(node);
  if (node.is("method_invocation")) return returned(node);
  return constant_elsewhere(node);
}

std::optional<EnvironmentValue> JavaScope::handed(const Variable& known, Node node) const {
  const bool is_own = node.is("field_access");
  const std::string name(is_own ? node.field("field").text() : node.text());
  const bool is_field = is_own || !locals_.contains(name);
  const bool is_handed = is_field ? known.values == 1 : known.values == 0 && known.parameter;
  if (!is_handed) return std::nullopt;
  return handed_value(known, name, names_.span(node));
}

// `table()` and `config.table()`, which perhaps do nothing but return one.
std::optional<EnvironmentValue> JavaScope::returned(Node call) const {
  const Node object = call.field("object");
  const auto type = object ? type_of(object) : std::string();
  if (!type || !java_arguments(call).empty()) return std::nullopt;
  const std::string name = std::string(call.field("name").text()) + "()";
  return EnvironmentValue{{Use::Kind::tested, {}, *type, name, names_.span(call), {}}, {}};
}

// What is no field of the type itself may be one of those that it extends.
std::optional<EnvironmentValue> JavaScope::field_of_base(Node node) const {
  const std::string_view name = node.text();
  const bool is_type = is_type_name(name) && std::ranges::any_of(name, [](unsigned char letter) {
                         return std::islower(letter);
                       });
  if (is_type) return std::nullopt;
  return EnvironmentValue{Use{Use::Kind::tested, {}, {}, std::string(name), names_.span(node), {}},
                          std::nullopt};
}

// `Config.TABLE`: a field of another type that perhaps holds one.
std::optional<EnvironmentValue> JavaScope::constant_elsewhere(Node node) const {
  if (!node.is("field_access") || !node.field("object").is("identifier")) return std::nullopt;
  const std::string_view type = node.field("object").text();
  if (!is_type_name(type)) return std::nullopt;
  return EnvironmentValue{Use{Use::Kind::tested,
                              {},
                              std::string(type),
                              std::string(node.field("field").text()),
                              names_.span(node),
                              {}},
                          std::nullopt};
}

std::optional<std::string> JavaScope::type_of(Node object) const {
  object = without_wrapping(object);
  if (object.is("this")) return std::string();
  if (object.is("object_creation_expression")) return java_type(object.field("type"));
  if (const Variable* known = variable(object)) {
    return known->type.empty() ? std::nullopt : std::optional(known->type);
  }
  const std::string_view text = object.text();
  const bool may_be_type = object.is("identifier") || object.is("field_access");
  if (!may_be_type || !is_type_name(text.substr(text.rfind('.') + 1))) return std::nullopt;
  return std::string(text);
}

}  // namespace plimsoll::outline
