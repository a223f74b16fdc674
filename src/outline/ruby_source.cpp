#include "outline/ruby_source.h"

#include <algorithm>
#include <array>

namespace plimsoll::outline {
namespace {

// Without escapes and without what is filled in.
std::optional<std::string> literal_text(Node literal) {
  if (literal.is("simple_symbol")) return std::string(literal.text().substr(1));
  if (!literal.is("string")) return std::nullopt;
  const std::vector<Node> parts = literal.children();
  if (parts.size() != 1 || !parts[0].is("string_content")) return std::nullopt;
  return std::string(parts[0].text());
}

}  // namespace

RubySource::RubySource(Node tree, FileId its_file) : root(tree), file(its_file) {
  visit(root, [this](Node node) {
    if (is_word(node)) words[node.text()].push_back(node);
    if (!node.is("assignment") || !node.field("left").is("constant")) return;
    Node value = node.field("right");
    const bool is_frozen = value.is("call") && value.field("method").text() == "freeze";
    if (is_frozen) value = value.field("receiver");
    if (const auto text = literal_text(value)) constants.emplace(node.field("left").text(), *text);
  });
}

std::optional<std::string> RubySource::text_of(Node expression) const {
  if (!expression.is("constant")) return literal_text(expression);
  const auto constant = constants.find(expression.text());
  if (constant == constants.end()) return std::nullopt;
  return constant->second;
}

Span RubySource::span(Node node) const {
  return {file, node.range().begin, node.range().end};
}

bool is_word(Node node) {
  constexpr std::array<std::string_view, 5> kinds{"class_variable", "constant", "global_variable",
                                                  "identifier", "instance_variable"};
  return std::ranges::binary_search(kinds, node.kind());
}

std::string_view method_of(Node call) {
  if (call.is("identifier")) return call.text();
  return call.is("call") ? call.field("method").text() : std::string_view();
}

std::vector<Node> arguments_of(Node call) {
  return call.field("arguments").children();
}

std::optional<std::string> end_by(const RubySource& source, Node statement) {
  const std::string_view method = method_of(statement);
  if (statement.is("call") && statement.field("receiver")) return std::nullopt;
  const std::vector<Node> arguments = arguments_of(statement);
  if (method == "abort" || method == "exit" || method == "exit!") return "SystemExit";
  if (method != "raise" && method != "fail") return std::nullopt;
  if (arguments.empty()) return "RuntimeError: unhandled exception";
  if (const auto text = source.text_of(arguments[0])) return "RuntimeError: " + *text;
  Node error = arguments[0];
  if (method_of(error) == "new") error = error.field("receiver");
  const bool is_named = error.is("constant") || error.is("scope_resolution");
  return is_named ? std::string(error.text()) : std::string("RuntimeError");
}

std::vector<Node> statements_of(Node body) {
  constexpr std::array<std::string_view, 7> lists{
      "block_body", "body_statement",          "do_block", "else", "then",
      "block",      "parenthesized_statements"};
  if (std::ranges::find(lists, body.kind()) == lists.end()) return {body};
  std::vector<Node> statements = body.children();
  if (statements.size() == 1 && statements[0].is("block_body")) return statements_of(statements[0]);
  return statements;
}

}  // namespace plimsoll::outline
