#include "outline/go_source.h"

#include <algorithm>
#include <cctype>

namespace plimsoll::outline {
namespace {

// Without escapes, which no name of a variable has.
std::optional<std::string> literal_text(Node literal) {
  const std::string_view text = literal.text();
  if (!literal.is("interpreted_string_literal") && !literal.is("raw_string_literal")) return {};
  if (text.size() < 2 || text.find('\\') != std::string_view::npos) return std::nullopt;
  return std::string(text.substr(1, text.size() - 2));
}

// `v2`, as modules end whose major version is not the first.
bool is_version(std::string_view part) {
  return part.size() > 1 && part.front() == 'v' &&
         std::ranges::all_of(part.substr(1),
                             [](unsigned char letter) { return std::isdigit(letter) != 0; });
}

void add_import(GoSource& source, Node spec) {
  const auto path = literal_text(spec.field("path"));
  if (!path) return;
  const Node name = spec.field("name");
  source.imports.emplace(name ? std::string(name.text()) : default_name(*path), *path);
}

void add_constants(GoSource& source, Node spec) {
  const std::vector<Node> names = spec.fields("name");
  const std::vector<Node> values = spec.field("value").children();
  for (std::size_t i = 0; i < std::min(names.size(), values.size()); ++i) {
    const auto text = literal_text(values[i]);
    if (names[i].is("identifier") && text) source.constants.emplace(names[i].text(), *text);
  }
}

}  // namespace

std::string default_name(std::string_view import_path) {
  std::size_t slash = import_path.rfind('/');
  std::string_view name = import_path.substr(slash + 1);
  if (slash != std::string_view::npos && is_version(name)) {
    import_path = import_path.substr(0, slash);
    name = import_path.substr(import_path.rfind('/') + 1);
  }
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos && is_version(name.substr(dot + 1))) name = name.substr(0, dot);
  if (name.starts_with("go-")) name = name.substr(3);
  return std::string(name);
}

std::vector<std::string_view> parameters_of(Node function) {
  std::vector<std::string_view> names;
  for (const Node declaration : function.field("parameters").children()) {
    for (const Node name : declaration.fields("name")) {
      if (name.is_named()) names.push_back(name.text());
    }
  }
  return names;
}

GoSource::GoSource(Node tree, FileId its_file) : root(tree), file(its_file) {
  visit(root, [this](Node node) {
    if (node.is("identifier")) identifiers[node.text()].push_back(node);
    if (node.is("selector_expression")) selections[node.field("field").text()].push_back(node);
    if (node.is("keyed_element")) entries[node.field("key").text()].push_back(node);
    if (node.is("import_spec")) add_import(*this, node);
    if (node.is("const_spec")) add_constants(*this, node);
    if (node.is("function_declaration")) functions.emplace(node.field("name").text(), node);
  });
}

std::optional<std::string> GoSource::text_of(Node expression) const {
  if (!expression.is("identifier")) return literal_text(expression);
  const auto constant = constants.find(expression.text());
  if (constant == constants.end()) return std::nullopt;
  return constant->second;
}

GoName GoSource::name_of(Node function) const {
  if (function.is("identifier")) return {"", std::string(function.text())};
  if (!function.is("selector_expression")) return {};
  const Node operand = function.field("operand");
  const std::string name(function.field("field").text());
  const auto package = imports.find(operand.text());
  if (operand.is("identifier") && package != imports.end()) return {package->second, name};
  return {".", name};
}

Span GoSource::span(Node node) const {
  return {file, node.range().begin, node.range().end};
}

}  // namespace plimsoll::outline
