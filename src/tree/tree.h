// One document tree for YAML and JSON: what is written, where, and nothing about what it means.
//
// In: a SourceFile. Out: a Tree whose nodes know the span of their key and of their value, their
// tag, how a scalar was quoted; duplicate keys, anchors, aliases, merge keys and comments are kept
// as written. Several YAML documents in one file become several roots.
// Refuses: nesting beyond `Limits::depth`, more nodes than `Limits::nodes`, aliases that contain
// themselves or stand for more than `Limits::aliased` nodes: who walks a tree, aliases followed,
// comes to an end soon and never deep. What cannot be parsed becomes a problem at the place where
// the parser stopped; the tree then holds what came before.
//
// Where a value begins and ends: a scalar from its first to its last character, quotes included; a
// block scalar from its `|` to the end of its last line that is not blank; a flow collection from
// bracket to bracket; a block collection from its first key or `-` to the end of its last value. A
// tag or an anchor belongs to the key or value it stands before: `!Ref Queue` is underlined whole.
// A value that is not written is empty and stands behind its `:` or `-`.
//
// Nodes live in one vector and are addressed by 32-bit ids. `Node` is a cheap view (pointer and
// id) that is valid as long as its Tree; texts are views into the SourceFile or the Tree.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/source.h"
#include "text/span.h"

namespace plimsoll {

enum class NodeKind : std::uint8_t { null, scalar, sequence, mapping, alias };

// How a scalar was written. JSON strings are double_quoted, other JSON scalars plain.
enum class ScalarStyle : std::uint8_t { plain, single_quoted, double_quoted, literal, folded };

// What an entry of a mapping does there. A shadowed entry has a later namesake; a merge entry
// (`<<`, unquoted, YAML only) brings the entries of other mappings.
enum class EntryRole : std::uint8_t { own, shadowed, merge };

struct Limits {
  std::uint32_t depth = 400;  // real templates stay below 40; readers may recurse
  std::uint32_t nodes = 20'000'000;
  std::uint32_t aliased = 1'000'000;  // nodes reached through aliases, as often as they are reached
};

class Node;

class Tree {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  // One node as stored. `begin`/`end` are the value's span, `key_begin`/`key_end` the key's (equal
  // when the node is no mapping entry). A tag is kept as written (`!Sub`), empty when there is
  // none.
  struct Stored {
    std::string_view text;  // a scalar's value after unquoting
    std::string_view key;   // a mapping entry's key after unquoting
    std::string_view tag;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t key_begin = 0;
    std::uint32_t key_end = 0;
    std::uint32_t first_child = none;
    std::uint32_t next_sibling = none;
    std::uint32_t target = none;  // what an alias stands for
    NodeKind kind = NodeKind::null;
    ScalarStyle style = ScalarStyle::plain;
    EntryRole role = EntryRole::own;
    bool merges = false;  // a mapping with a merge entry
  };
  static_assert(sizeof(Stored) == 80);

  // A comment without its marker (`#`). Kept for suppressions.
  struct Comment {
    Span span;  // from the marker to the end of the line
    std::string_view text;
    bool alone = false;  // nothing but white space before it on its line
  };

  // The same key twice in one mapping: the later one wins, the earlier one is dropped silently.
  struct DuplicateKey {
    std::string_view key;
    Span first;
    Span second;
    // The first one is empty, or both are scalars that read the same.
    bool loses_nothing = false;
  };

  explicit Tree(FileId file) : file_(file) {}
  Tree(Tree&&) = default;
  Tree& operator=(Tree&&) = default;

  FileId file() const { return file_; }
  // One a document; empty for an empty file.
  const std::vector<std::uint32_t>& root_ids() const { return roots_; }
  Node root() const;  // of the first document; there must be one
  const std::vector<Comment>& comments() const { return comments_; }
  const std::vector<DuplicateKey>& duplicate_keys() const { return duplicate_keys_; }
  std::size_t size() const { return nodes_.size(); }

  const Stored& at(std::uint32_t id) const { return nodes_[id]; }

  // For the parsers. `keep` stores a text that does not stand in the source as it is.
  void reserve(std::size_t nodes) { nodes_.reserve(nodes); }
  std::uint32_t append(Stored node);
  Stored& edit(std::uint32_t id) { return nodes_[id]; }
  void add_root(std::uint32_t id) { roots_.push_back(id); }
  void add_comment(Comment comment) { comments_.push_back(comment); }
  void add_duplicate_key(DuplicateKey duplicate) { duplicate_keys_.push_back(duplicate); }
  std::string_view keep(std::string_view text);
  // Comments and duplicate keys come in the order of the text; parsers find some of them late.
  void put_in_order();

 private:
  FileId file_;
  std::vector<Stored> nodes_;
  std::vector<std::uint32_t> roots_;
  std::vector<Comment> comments_;
  std::vector<DuplicateKey> duplicate_keys_;
  std::vector<std::unique_ptr<char[]>> kept_;  // blocks; the last one has `room_` bytes left
  std::size_t room_ = 0;
  char* free_ = nullptr;
};

// A place in a Tree. Aliases are followed: a Node never has the kind `alias`, but `span` is where
// the alias is written.
class Node {
 public:
  Node() = default;
  Node(const Tree* tree, std::uint32_t id);

  explicit operator bool() const { return tree_ != nullptr; }
  // Identity of the thing, not of the place: an alias and its target are the same.
  std::uint32_t id() const { return value_; }

  NodeKind kind() const { return stored().kind; }
  bool is_null() const { return kind() == NodeKind::null; }
  bool is_scalar() const { return kind() == NodeKind::scalar; }
  bool is_sequence() const { return kind() == NodeKind::sequence; }
  bool is_mapping() const { return kind() == NodeKind::mapping; }

  std::string_view text() const { return stored().text; }
  ScalarStyle style() const { return stored().style; }
  std::string_view tag() const { return stored().tag; }
  std::string_view key() const { return tree_->at(place_).key; }
  Span span() const;
  Span key_span() const;
  // Where to point for the entry as a whole: its key if it has one, else its value.
  Span name_span() const;

  // The entry of a mapping with this key; a false Node when there is none or this is no mapping,
  // so that lookups can be chained.
  // Of duplicate keys the last one counts; what is written beats what a merge key (`<<`) brings.
  Node operator[](std::string_view key) const;
  // Entries of a mapping (merge keys resolved, shadowed duplicates left out) or items of a
  // sequence.
  std::vector<Node> children() const;
  std::size_t child_count() const;

 private:
  const Tree::Stored& stored() const { return tree_->at(value_); }
  Node merged_entry(std::string_view key) const;
  std::vector<Node> merged_mappings() const;

  const Tree* tree_ = nullptr;
  std::uint32_t place_ = Tree::none;  // where it is written
  std::uint32_t value_ = Tree::none;  // what it is: `place_`, or the target of the alias there
};

// What a parser makes of a file: as much of the tree as it understood, and where it stopped.
struct Parsed {
  Tree tree;
  std::vector<Note> problems;
};

Parsed parse_yaml(const SourceFile& file, const Limits& limits = {});
Parsed parse_json(const SourceFile& file, const Limits& limits = {});
// JSON when the text begins like JSON and parses as such, else YAML.
Parsed parse(const SourceFile& file, const Limits& limits = {});

// The tree, one node a line, for `dump --step tree` and the golden tests.
std::string print(const Tree& tree, const SourceFile& file);

}  // namespace plimsoll
