#include "syntax/syntax.h"

#include <algorithm>
#include <array>

extern "C" {
const TSLanguage* tree_sitter_python();
const TSLanguage* tree_sitter_javascript();
const TSLanguage* tree_sitter_typescript();
const TSLanguage* tree_sitter_tsx();
const TSLanguage* tree_sitter_java();
const TSLanguage* tree_sitter_c_sharp();
const TSLanguage* tree_sitter_go();
const TSLanguage* tree_sitter_ruby();
const TSLanguage* tree_sitter_hcl();
}

namespace plimsoll::syntax {
namespace {

const TSLanguage* grammar(Language language) {
  switch (language) {
    case Language::python:
      return tree_sitter_python();
    case Language::javascript:
      return tree_sitter_javascript();
    case Language::typescript:
      return tree_sitter_typescript();
    case Language::tsx:
      return tree_sitter_tsx();
    case Language::java:
      return tree_sitter_java();
    case Language::csharp:
      return tree_sitter_c_sharp();
    case Language::go:
      return tree_sitter_go();
    case Language::ruby:
      return tree_sitter_ruby();
    case Language::hcl:
      break;
  }
  return tree_sitter_hcl();
}

struct DeleteParser {
  void operator()(TSParser* parser) const { ts_parser_delete(parser); }
};

bool is_comment(std::string_view kind) {
  return kind == "comment" || kind == "line_comment" || kind == "block_comment" ||
         kind == "hash_bang_line" || kind == "html_comment";
}

bool holds_statements(std::string_view kind) {
  constexpr std::array<std::string_view, 5> kinds{"block", "class_body", "module", "program",
                                                  "statement_block"};
  return std::ranges::find(kinds, kind) != kinds.end();
}

Node first_error_in(Node node) {
  while (!node.is_error()) {
    Node next;
    for (const Node child : node.children()) {
      if (child.has_error() || child.is_error()) {
        next = child;
        break;
      }
    }
    if (!next) return node;  // the error is an anonymous token of this node
    node = next;
  }
  return node;
}

}  // namespace

std::string_view Node::kind() const {
  return *this ? std::string_view(ts_node_type(node_)) : std::string_view();
}

std::string_view Node::text() const {
  if (!*this) return {};
  const Range at = range();
  return text_.substr(at.begin, at.end - at.begin);
}

Node Node::field(std::string_view name) const {
  if (!*this) return {};
  const auto length = static_cast<std::uint32_t>(name.size());
  return {ts_node_child_by_field_name(node_, name.data(), length), text_};
}

std::vector<Node> Node::parts() const {
  std::vector<Node> parts;
  if (!*this) return parts;
  TSTreeCursor cursor = ts_tree_cursor_new(node_);
  bool more = ts_tree_cursor_goto_first_child(&cursor);
  while (more) {
    const TSNode child = ts_tree_cursor_current_node(&cursor);
    if (!is_comment(ts_node_type(child))) parts.emplace_back(child, text_);
    more = ts_tree_cursor_goto_next_sibling(&cursor);
  }
  ts_tree_cursor_delete(&cursor);
  return parts;
}

std::vector<Node> Node::children() const {
  std::vector<Node> children = parts();
  std::erase_if(children, [](const Node& child) { return !child.is_named(); });
  return children;
}

std::vector<Node> Node::fields(std::string_view name) const {
  std::vector<Node> children;
  if (!*this) return children;
  TSTreeCursor cursor = ts_tree_cursor_new(node_);
  bool more = ts_tree_cursor_goto_first_child(&cursor);
  while (more) {
    const char* field = ts_tree_cursor_current_field_name(&cursor);
    if (field != nullptr && name == field) {
      children.emplace_back(ts_tree_cursor_current_node(&cursor), text_);
    }
    more = ts_tree_cursor_goto_next_sibling(&cursor);
  }
  ts_tree_cursor_delete(&cursor);
  return children;
}

bool Node::has_token(std::string_view token) const {
  if (!*this) return false;
  const std::uint32_t count = ts_node_child_count(node_);
  for (std::uint32_t i = 0; i < count; ++i) {
    const TSNode child = ts_node_child(node_, i);
    if (!ts_node_is_named(child) && token == ts_node_type(child)) return true;
  }
  return false;
}

Syntax Syntax::parse(std::string_view text, Language language) {
  const std::unique_ptr<TSParser, DeleteParser> parser(ts_parser_new());
  ts_parser_set_language(parser.get(), grammar(language));
  Syntax syntax;
  syntax.text_ = text;
  syntax.tree_.reset(ts_parser_parse_string(parser.get(), nullptr, text.data(),
                                            static_cast<std::uint32_t>(text.size())));
  return syntax;
}

std::optional<Range> Syntax::first_error() const {
  if (!root().has_error()) return std::nullopt;
  return first_error_in(root()).range();
}

std::vector<Range> Syntax::comments() const {
  std::vector<Range> comments;
  TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree_.get()));
  bool more = true;
  while (more) {
    const TSNode node = ts_tree_cursor_current_node(&cursor);
    if (is_comment(ts_node_type(node))) {
      comments.push_back({ts_node_start_byte(node), ts_node_end_byte(node)});
    }
    more = ts_tree_cursor_goto_first_child(&cursor) || ts_tree_cursor_goto_next_sibling(&cursor);
    while (!more && ts_tree_cursor_goto_parent(&cursor)) {
      more = ts_tree_cursor_goto_next_sibling(&cursor);
    }
  }
  ts_tree_cursor_delete(&cursor);
  return comments;
}

Range Syntax::statement_at(std::uint32_t offset) const {
  const TSNode root = ts_tree_root_node(tree_.get());
  TSNode node = ts_node_descendant_for_byte_range(root, offset, offset);
  while (!ts_node_is_null(node) && !ts_node_eq(node, root)) {
    const TSNode parent = ts_node_parent(node);
    if (ts_node_is_null(parent) || holds_statements(ts_node_type(parent))) break;
    if (ts_node_start_byte(parent) != offset) break;
    node = parent;
  }
  if (ts_node_is_null(node) || ts_node_start_byte(node) != offset) return {offset, offset};
  return {offset, ts_node_end_byte(node)};
}

}  // namespace plimsoll::syntax
