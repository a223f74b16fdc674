// Imports and exports of ES modules. CommonJS has neither: there `require` is a call and `exports`
// an object, and whoever follows a program knows them.
#include "code/javascript.h"

namespace plimsoll::code {

void JavascriptLowering::import(Node node, Block& out) {
  Import form;
  form.module = text_of(node.field("source"));
  form.types_only = node.has_token("type");
  module_.is_es_module = true;
  if (!module_.es_syntax && !form.types_only) module_.es_syntax = node.range();
  for (const Node child : node.children()) {
    if (child.is("import_clause")) import_clause(child, form);
    if (child.is("import_require_clause")) {  // TypeScript's import a = require("b")
      form.module = text_of(child.field("source"));
      form.alias = child.children().front().text();
    }
  }
  put(out, node, std::move(form));
}

void JavascriptLowering::import_clause(Node clause, Import& form) {
  for (const Node child : clause.children()) {
    if (child.is("identifier")) {
      form.names.push_back({"default", child.text()});
    } else if (child.is("namespace_import")) {
      form.alias = child.children().front().text();
    } else {
      for (const Node specifier : child.children()) {
        const Node alias = specifier.field("alias");
        const std::string_view imported = specifier.field("name").text();
        form.names.push_back({imported, alias ? alias.text() : imported});
      }
    }
  }
}

void JavascriptLowering::export_(Node node, Block& out) {
  if (node.has_token("type")) return;
  module_.is_es_module = true;
  if (!module_.es_syntax) module_.es_syntax = node.range();
  const std::string_view from = node.field("source") ? text_of(node.field("source")) : "";
  const bool is_default = node.has_token("default");
  if (const Node declaration = node.field("declaration")) {
    if (is_default) {
      module_.exports.push_back({"default", expression(declaration), {}, {}});
    } else {
      export_declaration(declaration, out);
    }
  } else if (const Node value = node.field("value")) {
    module_.exports.push_back({"default", expression(value), {}, {}});
  }
  for (const Node child : node.children()) {
    if (child.is("export_clause")) export_clause(child, from);
    if (child.is("namespace_export")) {
      module_.exports.push_back({child.children().front().text(), std::nullopt, from, "*"});
    }
  }
  if (node.has_token("*")) module_.exports.push_back({"*", std::nullopt, from, "*"});
}

void JavascriptLowering::export_clause(Node clause, std::string_view from) {
  for (const Node specifier : clause.children()) {
    const Node its_name = specifier.field("name");
    const Node alias = specifier.field("alias");
    Export exported{(alias ? alias : its_name).text(), std::nullopt, from, its_name.text()};
    if (from.empty()) exported.value = name(its_name);
    module_.exports.push_back(exported);
  }
}

void JavascriptLowering::export_declaration(Node declaration, Block& out) {
  const std::size_t before = out.size();
  statement(declaration, out);
  for (std::size_t i = before; i < out.size(); ++i) {
    const auto* assigned = std::get_if<Assign>(&module_[out[i]].form);
    if (assigned != nullptr) {
      export_names(assigned->target);
    } else if (const Node its_name = declaration.field("name")) {
      module_.exports.push_back({its_name.text(), name(its_name), {}, {}});
    }
  }
}

// `export const { a, b } = c` exports a and b.
void JavascriptLowering::export_names(ExpressionId target) {
  const Expression written = module_[target];
  if (const auto* its_name = std::get_if<Name>(&written.form)) {
    module_.exports.push_back({its_name->name, target, {}, {}});
  } else if (const auto* taken_apart = std::get_if<Mapping>(&written.form)) {
    for (const Entry& each : taken_apart->entries) export_names(each.value);
  } else if (const auto* with_default = std::get_if<Assignment>(&written.form)) {
    export_names(with_default->target);
  }
}

}  // namespace plimsoll::code
