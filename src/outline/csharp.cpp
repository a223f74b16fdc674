#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "outline/csharp_body.h"
#include "outline/csharp_scope.h"
#include "outline/environment_words.h"
#include "outline/languages.h"

namespace plimsoll::outline {

using syntax::Node;

namespace {

bool is_type(Node node) {
  return node.is("class_declaration") || node.is("struct_declaration") ||
         node.is("record_declaration") || node.is("interface_declaration") ||
         node.is("record_struct_declaration");
}

bool has_modifier(Node declaration, std::string_view modifier) {
  return std::ranges::any_of(declaration.children(), [modifier](Node child) {
    return child.is("modifier") && child.text() == modifier;
  });
}

bool is_constant(Node member) {
  return has_modifier(member, "const") ||
         (has_modifier(member, "static") && has_modifier(member, "readonly"));
}

// The declarators of a field; a property is its own one.
std::vector<Node> declarators_of(Node member) {
  if (member.is("property_declaration")) return {member};
  std::vector<Node> declarators;
  for (const Node declaration : member.children()) {
    if (!declaration.is("variable_declaration")) continue;
    for (const Node child : declaration.children()) {
      if (child.is("variable_declarator")) declarators.push_back(child);
    }
  }
  return declarators;
}

Node type_of(Node member) {
  if (member.is("property_declaration")) return member.field("type");
  for (const Node child : member.children()) {
    if (child.is("variable_declaration")) return child.field("type");
  }
  return {};
}

std::string name_of(Node declarator) {
  const Node name = declarator.field("name");
  return std::string(name ? name.text() : declarator.children().front().text());
}

// `=> value` gives a property its value each time; only one that is always the same is of use here.
Node value_of(Node declarator) {
  for (const Node child : declarator.children()) {
    if (child.is("arrow_expression_clause") && !child.children().empty()) {
      return child.children().front();
    }
  }
  return csharp_initial_value(declarator);
}

class FileReader {
 public:
  FileReader(Outline& outline, FileId file) : outline_(outline) { names_.file = file; }

  void read(Node root) {
    for (const Node child : root.children()) add_using(child);
    find_changes(root.text());
    std::string space;
    std::vector<Node> statements;
    for (const Node child : root.children()) {
      if (child.is("file_scoped_namespace_declaration")) {
        space = child.field("name").text();
        outline_.space = space;
      }
      if (child.is("global_statement")) statements.push_back(child);
      add(child, space);
    }
    if (!statements.empty()) add_program(statements);
  }

 private:
  // Variables that the code sets itself, or a library does of a file.
  void find_changes(std::string_view text) {
    for (const std::string_view change : {"SetEnvironmentVariable(", "DotNetEnv", "dotenv.net"}) {
      const std::size_t at = text.find(change);
      if (at == std::string_view::npos) continue;
      const auto begin = static_cast<std::uint32_t>(at);
      outline_.environment_changed =
          Span{names_.file, begin, begin + static_cast<std::uint32_t>(change.size())};
    }
  }

  void add_using(Node node) {
    if (!node.is("using_directive") || node.children().empty()) return;
    const std::string name(node.children().back().text());
    outline_.imports.push_back(name);
    if (name.starts_with("Amazon.") && !name.starts_with("Amazon.Lambda.") &&
        !name.starts_with("Amazon.Runtime")) {
      names_.has_sdk = true;
    }
  }

  void add(Node node, const std::string& space) {
    if (node.is("namespace_declaration")) {
      const std::string inner =
          (space.empty() ? "" : space + ".") + std::string(node.field("name").text());
      if (outline_.space.empty()) outline_.space = inner;
      for (const Node child : node.field("body").children()) add_using(child);
      for (const Node child : node.field("body").children()) add(child, inner);
    } else if (is_type(node)) {
      add_type(node, space.empty() ? "" : space + ".", names_);
    }
  }

  // Statements at the top of a file are what an assembly runs.
  void add_program(const std::vector<Node>& statements) {
    Type type;
    type.name = "Program";
    type.span = names_.span(statements.front());
    type.span.end = type.span.begin;
    for (const Node statement : statements)
      read_csharp_body(statement, names_, type.initialization);
    outline_.types.push_back(std::move(type));
  }

  void add_type(Node declaration, const std::string& prefix, Names names) {
    Type type;
    type.name = prefix + std::string(declaration.field("name").text());
    type.span = names_.span(declaration.field("name"));
    type.is_abstract =
        declaration.is("interface_declaration") || has_modifier(declaration, "abstract");
    type.generated = has_modifier(declaration, "partial");
    type.is_open = type.generated;
    for (const Node child : declaration.children()) {
      if (child.is("type_parameter_list")) type.is_generic = true;
      if (child.is("base_list")) add_bases(child, type.bases);
      if (child.is("parameter_list")) add_primary_constructor(child, names, type);
    }
    const std::vector<Node> members = declaration.field("body").children();
    for (const Node member : members) add_constants(member, names);
    for (const Node member : members) add_variables(member, names);
    add_assignments(declaration.field("body"), names);
    for (const auto& [field, variable] : names.variables) {
      if (variable.holds_environment()) type.held.push_back({field, variable.environment});
    }
    for (const Node member : members) add_member(member, names, type);
    const std::string inner = type.name + "+";
    outline_.types.push_back(std::move(type));
    for (const Node member : members) {
      if (is_type(member)) add_type(member, inner, names);
    }
  }

  static void add_bases(Node list, std::vector<std::string>& bases) {
    for (const Node child : list.children()) {
      const bool is_called = child.is("primary_constructor_base_type");
      const Node base = is_called && !child.children().empty() ? child.children().front() : child;
      if (std::string name = csharp_type(base); !name.empty()) bases.push_back(std::move(name));
    }
  }

  void add_primary_constructor(Node parameters, Names& names, Type& type) const {
    Routine constructor;
    constructor.span = type.span;
    for (const Node parameter : parameters.children()) {
      if (!parameter.is("parameter")) continue;
      const std::string name(parameter.field("name").text());
      constructor.stored.push_back({name, constructor.parameters});
      names.variables[name] = {csharp_type(parameter.field("type")), {}, 1};
      ++constructor.parameters;
    }
    type.constructors.push_back(std::move(constructor));
  }

  static void add_constants(Node member, Names& names) {
    if (!member.is("field_declaration") || !is_constant(member)) return;
    for (const Node declarator : declarators_of(member)) {
      const Node value = csharp_initial_value(declarator);
      const std::string_view text = value.text();
      if (value.is("string_literal") && text.find('\\') == std::string_view::npos) {
        names.constants[name_of(declarator)] = text.substr(1, text.size() - 2);
      }
    }
  }

  static void add_variables(Node member, Names& names) {
    if (!member.is("field_declaration") && !member.is("property_declaration")) return;
    for (const Node declarator : declarators_of(member)) {
      Variable variable{csharp_type(type_of(member)), {}, 0};
      if (const Node value = value_of(declarator)) give_csharp_value(value, names, variable);
      names.variables[name_of(declarator)] = std::move(variable);
    }
  }

  // Of a local variable of the same name it is not known here that it is one: then nothing is.
  static void add_assignments(Node node, Names& names) {
    for (const Node child : node.children()) {
      add_assignments(child, names);
      if (!child.is("assignment_expression") || child.parent().is("initializer_expression")) {
        continue;
      }
      const Node left = child.field("left");
      const bool is_own = left.is("member_access_expression") && left.has_token("this");
      const auto field =
          names.variables.find(std::string(is_own ? left.field("name").text() : left.text()));
      if (field != names.variables.end()) {
        give_csharp_value(child.field("right"), names, field->second);
      }
    }
  }

  void add_member(Node member, const Names& names, Type& type) const {
    if (member.is("field_declaration")) {
      const bool is_static = has_modifier(member, "static") || has_modifier(member, "const");
      for (const Node declarator : declarators_of(member)) {
        read_csharp_body(declarator, names, is_static ? type.initialization : type.fields);
      }
    } else if (member.is("property_declaration")) {
      add_property(member, names, type);
    } else if (member.is("constructor_declaration")) {
      Routine routine = routine_of(member, names);
      routine.name.clear();
      if (!has_modifier(member, "static")) {
        type.constructors.push_back(std::move(routine));
      } else {
        read_csharp_body(member, names, type.initialization);
      }
    } else if (member.is("method_declaration")) {
      type.routines.push_back(routine_of(member, names));
      add_getter(member, names, type);
    }
  }

  static void add_getter(Node method, const Names& names, Type& type) {
    const std::vector<Node> body = method.field("body").children();
    if (!method.field("parameters").children().empty() || body.size() != 1) return;
    const std::vector<Node> inner =
        body[0].is("return_statement") ? body[0].children() : std::vector<Node>{body[0]};
    if (inner.empty()) return;
    const auto value = CsharpScope(names).value(inner.front());
    if (!value || value->use.variable.empty()) return;
    type.held.push_back({std::string(method.field("name").text()) + "()", value->use.variable});
  }

  // What is computed each time is a routine; a value that it begins with is a field's.
  void add_property(Node member, const Names& names, Type& type) const {
    if (const Node value = csharp_initial_value(member)) {
      const bool is_static = has_modifier(member, "static");
      read_csharp_body(value, names, is_static ? type.initialization : type.fields);
      return;
    }
    Routine routine = routine_of(member, names);
    routine.is_public = false;  // nobody calls it by its name
    type.routines.push_back(std::move(routine));
  }

  Routine routine_of(Node declaration, const Names& names) const {
    Routine routine;
    routine.name = declaration.field("name").text();
    routine.span = names_.span(declaration.field("name"));
    routine.is_static = has_modifier(declaration, "static");
    for (const Node parameter : declaration.field("parameters").children()) {
      if (parameter.is("parameter")) ++routine.parameters;
    }
    read_csharp_body(declaration, names, routine);
    const std::string error = routine.parameters == 1 ? raised_without(declaration) : "";
    if (!error.empty()) {
      routine.asks.emplace();
      routine.asks->read.raises = true;
      routine.asks->read.error = error;
    }
    return routine;
  }

  // What is thrown by a method that reads the variable whose name it is given; empty: nothing.
  static std::string raised_without(Node declaration) {
    const Node parameter = declaration.field("parameters").children().front();
    const std::string_view text = declaration.field("body").text();
    const std::string read =
        "GetEnvironmentVariable(" + std::string(parameter.field("name").text()) + ")";
    if (!returns_once(text) || text.find(read) == std::string_view::npos) return {};
    return thrown_in(declaration.field("body"), false);
  }

  static std::string thrown_in(Node node, bool is_missing) {
    const bool is_thrown =
        node.is("throw_expression") || (node.is("throw_statement") && is_missing);
    if (is_thrown && !node.children().empty()) {
      return csharp_type(node.children().front().field("type"));
    }
    const bool is_asked = node.is("if_statement") && !node.children().empty() &&
                          asks_whether_missing(node.children().front().text());
    for (const Node child : node.children()) {
      if (std::string type = thrown_in(child, is_missing || is_asked); !type.empty()) return type;
    }
    return {};
  }

  Outline& outline_;
  Names names_;
};

}  // namespace

Outline outline_csharp(const syntax::Syntax& syntax, FileId file) {
  Outline outline;
  FileReader(outline, file).read(syntax.root());
  return outline;
}

}  // namespace plimsoll::outline
