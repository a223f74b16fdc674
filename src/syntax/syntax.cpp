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

}  // namespace

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

// The names of a grammar, looked up once instead of at every node.
class Words {
 public:
  explicit Words(const TSLanguage* language) {
    for (std::uint32_t id = 1; id <= ts_language_field_count(language); ++id) {
      const auto field = static_cast<TSFieldId>(id);
      fields_.emplace_back(ts_language_field_name_for_id(language, field), field);
    }
    std::ranges::sort(fields_, before, &Field::first);
    comments_.resize(ts_language_symbol_count(language));
    for (std::uint32_t symbol = 0; symbol < comments_.size(); ++symbol) {
      comments_[symbol] =
          is_comment(ts_language_symbol_name(language, static_cast<TSSymbol>(symbol)));
    }
  }

  // 0 where the grammar has no such field.
  TSFieldId field(std::string_view name) const {
    const auto found = std::ranges::lower_bound(fields_, name, before, &Field::first);
    return found != fields_.end() && found->first == name ? found->second : TSFieldId{0};
  }
  bool is_comment_symbol(TSSymbol symbol) const {
    return symbol < comments_.size() && comments_[symbol];
  }

 private:
  using Field = std::pair<std::string_view, TSFieldId>;
  // Most names differ in their length.
  static bool before(std::string_view left, std::string_view right) {
    return left.size() != right.size() ? left.size() < right.size() : left < right;
  }

  std::vector<Field> fields_;
  std::vector<bool> comments_;
};

namespace {

const Words& words_of(Language language) {
  static const std::vector<Words> words = [] {
    std::vector<Words> all;
    for (int i = 0; i <= static_cast<int>(Language::hcl); ++i) {
      all.emplace_back(grammar(static_cast<Language>(i)));
    }
    return all;
  }();
  return words[static_cast<std::size_t>(language)];
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
  return origin_->text.substr(at.begin, at.end - at.begin);
}

Node Node::field(std::string_view name) const {
  const TSFieldId field = *this ? origin_->words->field(name) : TSFieldId{0};
  return field == 0 ? Node() : Node(ts_node_child_by_field_id(node_, field), origin_);
}

template <class Take>
void Node::each_child(const Take& take) const {
  if (!*this) return;
  TSTreeCursor& cursor = origin_->cursor;
  ts_tree_cursor_reset(&cursor, node_);
  bool more = ts_tree_cursor_goto_first_child(&cursor);
  while (more) {
    take(ts_tree_cursor_current_node(&cursor));
    more = ts_tree_cursor_goto_next_sibling(&cursor);
  }
}

std::vector<Node> Node::parts() const {
  std::vector<Node> parts;
  each_child([&](const TSNode& child) {
    if (!origin_->words->is_comment_symbol(ts_node_symbol(child)))
      parts.emplace_back(child, origin_);
  });
  return parts;
}

std::vector<Node> Node::children() const {
  std::vector<Node> children;
  if (*this) children.reserve(ts_node_named_child_count(node_));
  each_child([&](const TSNode& child) {
    if (!ts_node_is_named(child)) return;
    if (origin_->words->is_comment_symbol(ts_node_symbol(child))) return;
    children.emplace_back(child, origin_);
  });
  return children;
}

std::vector<Node> Node::fields(std::string_view name) const {
  std::vector<Node> children;
  const TSFieldId field = *this ? origin_->words->field(name) : TSFieldId{0};
  if (field == 0) return children;
  each_child([&](const TSNode& child) {
    if (ts_tree_cursor_current_field_id(&origin_->cursor) == field) {
      children.emplace_back(child, origin_);
    }
  });
  return children;
}

bool Node::has_token(std::string_view token) const {
  bool found = false;
  each_child([&](const TSNode& child) {
    found = found || (!ts_node_is_named(child) && token == ts_node_type(child));
  });
  return found;
}

Syntax::Tree::Tree(std::string_view text, const Words& words) : origin(text, words) {}

Syntax Syntax::parse(std::string_view text, Language language) {
  Syntax syntax;
  syntax.tree_ = std::make_unique<Tree>(text, words_of(language));
  const Arena::Use use(syntax.tree_->memory);
  const std::unique_ptr<TSParser, DeleteParser> parser(ts_parser_new());
  ts_parser_set_language(parser.get(), grammar(language));
  syntax.tree_->tree = ts_parser_parse_string(parser.get(), nullptr, text.data(),
                                              static_cast<std::uint32_t>(text.size()));
  return syntax;
}

std::optional<Range> Syntax::first_error() const {
  if (!root().has_error()) return std::nullopt;
  return first_error_in(root()).range();
}

std::vector<Range> Syntax::comments() const {
  std::vector<Range> comments;
  TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree_->tree));
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
  const TSNode root = ts_tree_root_node(tree_->tree);
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
