#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "outline/environment_words.h"
#include "outline/java_body.h"
#include "outline/java_library.h"
#include "outline/languages.h"

namespace plimsoll::outline {

using syntax::Node;

namespace {

bool is_type(Node node) {
  return node.is("class_declaration") || node.is("interface_declaration") ||
         node.is("enum_declaration") || node.is("record_declaration");
}

bool has_modifier(Node declaration, std::string_view modifier) {
  for (const Node child : declaration.children()) {
    if (child.is("modifiers")) return child.has_token(modifier);
  }
  return false;
}

// The members of a body; of an enum those behind its constants.
std::vector<Node> members_of(Node declaration) {
  std::vector<Node> members = declaration.field("body").children();
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (!members[i].is("enum_body_declarations")) continue;
    const std::vector<Node> inner = members[i].children();
    members.insert(members.end(), inner.begin(), inner.end());
  }
  return members;
}

// The types below `extends` and `implements`.
void add_bases(Node node, std::vector<std::string>& bases) {
  for (const Node child : node.children()) {
    if (std::string base = java_type(child); !base.empty()) {
      bases.push_back(std::move(base));
    } else if (child.is("type_list")) {
      add_bases(child, bases);
    }
  }
}

class FileReader {
 public:
  FileReader(Outline& outline, FileId file) : outline_(outline) { names_.file = file; }

  void read(Node root) {
    for (const Node child : root.children()) {
      if (child.is("package_declaration")) outline_.space = name_in(child);
      if (child.is("import_declaration")) add_import(child);
    }
    const std::string space = outline_.space.empty() ? "" : outline_.space + ".";
    for (const Node child : root.children()) {
      if (is_type(child)) add_type(child, space, names_);
    }
  }

 private:
  static std::string name_in(Node declaration) {
    for (const Node child : declaration.children()) {
      if (child.is("scoped_identifier") || child.is("identifier")) return std::string(child.text());
    }
    return {};
  }

  void add_import(Node declaration) {
    const std::string name = name_in(declaration);
    outline_.imports.push_back(name);
    const bool is_sdk = name.starts_with("software.amazon.awssdk.") ||
                        (name.starts_with("com.amazonaws.services.") &&
                         !name.starts_with("com.amazonaws.services.lambda.runtime"));
    if (!is_sdk) return;
    names_.has_sdk = true;
    const bool is_whole = std::ranges::any_of(
        declaration.children(), [](const Node& child) { return child.is("asterisk"); });
    if (is_whole) names_.has_whole_packages = true;
    names_.sdk_types.insert(name.substr(name.rfind('.') + 1));
  }

  void add_type(Node declaration, const std::string& prefix, Names names) {
    Type type;
    type.name = prefix + std::string(declaration.field("name").text());
    type.span = span(declaration.field("name"));
    type.is_abstract =
        declaration.is("interface_declaration") || has_modifier(declaration, "abstract");
    type.is_generic = static_cast<bool>(declaration.field("type_parameters"));
    for (const Node child : declaration.children()) {
      if (child.is("superclass") || child.is("super_interfaces") ||
          child.is("extends_interfaces")) {
        add_bases(child, type.bases);
      }
    }
    const std::vector<Node> members = members_of(declaration);
    for (const Node member : members) add_names(member, names);
    add_assignments(declaration.field("body"), names);
    for (const auto& [field, variable] : names.variables) {
      if (variable.holds_environment()) type.held.push_back({field, variable.environment});
    }
    for (const Node member : members) add_member(member, declaration, names, type);
    outline_.types.push_back(std::move(type));
    for (const Node member : members) {
      if (is_type(member))
        add_type(member, prefix + std::string(declaration.field("name").text()) + "$", names);
    }
  }

  // Constants come first: they may name what another field reads.
  static void add_names(Node member, Names& names) {
    if (!member.is("field_declaration") && !member.is("constant_declaration")) return;
    for (const Node declarator : member.fields("declarator")) {
      const std::string name(declarator.field("name").text());
      const Node value = declarator.field("value");
      names.variables[name] = {java_type(member.field("type")), {}, 0};
      const std::string_view text = value.text();
      if (value.is("string_literal") && text.find('\\') == std::string_view::npos) {
        names.constants[name] = text.substr(1, text.size() - 2);
      }
    }
    for (const Node declarator : member.fields("declarator")) {
      if (const Node value = declarator.field("value")) {
        give_java_value(value, names,
                        names.variables[std::string(declarator.field("name").text())]);
      }
    }
  }

  // Of a parameter of the same name it is not known here that it is one: then nothing is.
  static void add_assignments(Node node, Names& names) {
    for (const Node child : node.children()) {
      add_assignments(child, names);
      if (!child.is("assignment_expression")) continue;
      const Node left = child.field("left");
      const bool is_own = left.is("field_access") && left.field("object").is("this");
      const std::string name(is_own ? left.field("field").text() : left.text());
      const auto field = names.variables.find(name);
      if (field != names.variables.end()) {
        give_java_value(child.field("right"), names, field->second);
      }
    }
  }

  void add_member(Node member, Node declaration, const Names& names, Type& type) {
    const bool in_interface = declaration.is("interface_declaration");
    if (member.is("field_declaration") || member.is("constant_declaration")) {
      const bool is_static = in_interface || has_modifier(member, "static");
      for (const Node declarator : member.fields("declarator")) {
        if (const Node value = declarator.field("value")) {
          read_java_body(value, names, is_static ? type.initialization : type.fields);
        }
      }
    } else if (member.is("static_initializer")) {
      read_java_body(member, names, type.initialization);
    } else if (member.is("block")) {
      read_java_body(member, names, type.fields);
    } else if (member.is("constructor_declaration") ||
               member.is("compact_constructor_declaration")) {
      type.constructors.push_back(routine_of(member, names, in_interface));
      type.constructors.back().name.clear();
    } else if (member.is("method_declaration")) {
      type.routines.push_back(routine_of(member, names, in_interface));
      add_getter(member, names, type);
    }
  }

  static void add_getter(Node method, const Names& names, Type& type) {
    const std::vector<Node> statements = method.field("body").children();
    if (!method.field("parameters").children().empty() || statements.size() != 1) return;
    if (!statements[0].is("return_statement") || statements[0].children().empty()) return;
    const auto value = JavaScope(names).value(statements[0].children().front());
    if (!value || value->use.variable.empty()) return;
    type.held.push_back({std::string(method.field("name").text()) + "()", value->use.variable});
  }

  Routine routine_of(Node declaration, const Names& names, bool in_interface) const {
    Routine routine;
    routine.name = declaration.field("name").text();
    routine.span = span(declaration.field("name"));
    routine.is_static = has_modifier(declaration, "static");
    routine.is_public = in_interface || has_modifier(declaration, "public");
    for (const Node parameter : declaration.field("parameters").children()) {
      if (!parameter.is("receiver_parameter")) ++routine.parameters;
    }
    // The parameters hide fields of the same name.
    read_java_body(declaration, names, routine);
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
    const std::string read = "System.getenv(" + std::string(parameter.field("name").text()) + ")";
    if (!returns_once(text) || text.find(read) == std::string_view::npos) return {};
    return thrown_in(declaration.field("body"), false);
  }

  static std::string thrown_in(Node node, bool is_missing) {
    if (node.is("throw_statement") && is_missing && !node.children().empty()) {
      return java_type(node.children().front().field("type"));
    }
    if (node.is("method_invocation") && node.field("name").text() == "requireNonNull") {
      return std::string(java_no_object);
    }
    const bool is_asked =
        node.is("if_statement") && asks_whether_missing(node.field("condition").text());
    for (const Node child : node.children()) {
      if (std::string type = thrown_in(child, is_missing || is_asked); !type.empty()) return type;
    }
    return {};
  }

  Span span(Node node) const { return names_.span(node); }

  Outline& outline_;
  Names names_;
};

}  // namespace

Outline outline_java(const syntax::Syntax& syntax, FileId file) {
  Outline outline;
  FileReader(outline, file).read(syntax.root());
  return outline;
}

}  // namespace plimsoll::outline
