// Concrete syntax: what tree-sitter makes of a source text.
//
// In: a text and its language. Out: nodes with kinds, fields and byte ranges. Refuses nothing: text
// that is no program has nodes that say so. Nothing outside the files that lower a language to its
// meaning sees a Node.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include <tree_sitter/api.h>

#include "syntax/arena.h"

namespace plimsoll::syntax {

enum class Language : std::uint8_t {
  python,
  javascript,
  typescript,
  tsx,
  java,
  csharp,
  go,
  ruby,
  hcl,
};

// Bytes of a source text, half open.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const Range&) const = default;
};

// As tree-sitter's own functions take it.
const TSLanguage* grammar(Language language);

class Words;

// What the nodes of a tree have in common.
struct Origin {
  std::string_view text;
  const Words* words = nullptr;  // of its grammar
  TSTreeCursor cursor{};         // for whoever goes through the children of a node

  Origin(std::string_view its_text, const Words& its_words) : text(its_text), words(&its_words) {}
  ~Origin() { ts_tree_cursor_delete(&cursor); }
  Origin(const Origin&) = delete;
  Origin& operator=(const Origin&) = delete;
};

// A node of a tree, which must outlive it. Null where a field is absent.
class Node {
 public:
  Node() = default;
  Node(TSNode node, Origin* origin) : node_(node), origin_(origin) {}

  explicit operator bool() const { return !ts_node_is_null(node_); }
  // As the grammar calls it: "call_expression". Of a null node: empty.
  std::string_view kind() const;
  bool is(std::string_view name) const { return kind() == name; }
  Range range() const { return {ts_node_start_byte(node_), ts_node_end_byte(node_)}; }
  std::string_view text() const;

  Node field(std::string_view name) const;
  // Named children, comments left out.
  std::vector<Node> children() const;
  // Every child, tokens too, comments left out.
  std::vector<Node> parts() const;
  // Whether the grammar gives it a name: tokens such as `(` have none.
  bool is_named() const { return *this && ts_node_is_named(node_); }
  // Every child under a field, for fields that repeat.
  std::vector<Node> fields(std::string_view name) const;
  // Whether an anonymous child such as `async` or `*` stands directly below.
  bool has_token(std::string_view token) const;
  Node parent() const { return {ts_node_parent(node_), origin_}; }

  bool has_error() const { return ts_node_has_error(node_); }
  // Where the parser could not go on, or had to invent a token.
  bool is_error() const { return ts_node_is_error(node_) || ts_node_is_missing(node_); }

 private:
  // Hands every child to `take`, which must not look at children itself.
  template <class Take>
  void each_child(const Take& take) const;

  TSNode node_{};
  Origin* origin_ = nullptr;
};

class Syntax {
 public:
  // The text must outlive the tree. Parses at 8 to 9 MB/s.
  static Syntax parse(std::string_view text, Language language);

  Node root() const { return {ts_tree_root_node(tree_->tree), &tree_->origin}; }
  // The first place that is no program, if there is one.
  std::optional<Range> first_error() const;
  // In the order of the text.
  std::vector<Range> comments() const;
  // The statement that begins at an offset, with all that stands in it; without one, nothing
  // behind the offset.
  Range statement_at(std::uint32_t offset) const;

 private:
  // Nodes point into it, so it stays where it is.
  struct Tree {
    Tree(std::string_view text, const Words& words);

    Arena memory;  // of everything that hangs on the tree, which is not deleted itself
    TSTree* tree = nullptr;
    Origin origin;
  };
  std::unique_ptr<Tree> tree_;
};

}  // namespace plimsoll::syntax
