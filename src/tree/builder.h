// What both parsers share: nodes are hung into their parents in the order in which a parser
// reports them, keys are told from values, duplicates are found, limits are kept.
//
// In: keys, leaves, openings and closings with their spans. Out: the Tree. Refuses: what Limits
// forbid; the first refusal is the `problem`, after which the parser has to stop.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tree/tree.h"

namespace plimsoll {

class TreeBuilder {
 public:
  TreeBuilder(Tree& tree, std::string_view source, const Limits& limits)
      : tree_(tree), source_(source), limits_(limits) {
    tree.reserve(source.size() / bytes_of_a_node + 1);
  }

  // Where the next node goes.
  enum class Place : std::uint8_t { root, item, key, value };
  Place place() const;

  // `node.text` is the text of a key, too, also where the key is a null (`~: value`).
  // `anchor` is the number under which aliases of the same document find the node; 0 is none.
  void leaf(const Tree::Stored& node, std::uint32_t anchor = 0);
  void open(const Tree::Stored& node, std::uint32_t anchor = 0);
  void close(std::uint32_t end);
  void alias(const Tree::Stored& node, std::uint32_t anchor);
  void forget_anchors() { anchors_.clear(); }

  // Closes what the parser left open, at the end of what it had read.
  void finish(std::uint32_t end);

  bool has_open() const { return !open_.empty(); }
  std::uint32_t innermost() const { return open_.back().node; }
  const std::optional<Note>& problem() const { return problem_; }

 private:
  // A collection that is being read.
  struct Open {
    std::uint32_t node = Tree::none;
    std::uint32_t last_child = Tree::none;
    std::uint32_t anchor = 0;
    std::uint32_t height = 1;          // levels of nodes from here down, aliases followed
    std::uint64_t aliased_before = 0;  // `aliased_` when it was opened
    bool is_key = false;               // it is the key of an entry (`? [a, b]`) and hangs nowhere
    bool key_next = false;             // a mapping whose next node is a key
    bool key_is_merge = false;
    std::string_view key;  // of the entry whose value comes next
    std::uint32_t key_begin = 0;
    std::uint32_t key_end = 0;
  };

  // Templates have 34 bytes of text for a node, plans 23. A vector with room for more never has to
  // move, which would take its memory twice; room that is not used costs no memory.
  static constexpr std::size_t bytes_of_a_node = 16;

  // What an anchor stands for, and what following an alias to it costs.
  struct Anchored {
    std::uint32_t node = Tree::none;
    std::uint64_t size = 0;
    std::uint32_t height = 0;
    bool open = false;
  };

  void take_key(const Tree::Stored& node, std::string_view text);
  std::uint32_t append(const Tree::Stored& node);
  std::uint32_t hang(Tree::Stored node);
  void find_duplicates(std::uint32_t mapping);
  void remember(std::uint32_t anchor, const Anchored& anchored);
  std::string_view written(const Tree::Stored& node) const;
  void refuse(const Tree::Stored& where, std::string text);

  Tree& tree_;
  std::string_view source_;
  Limits limits_;
  std::vector<Open> open_;
  std::vector<Anchored> anchors_;
  std::uint64_t aliased_ = 0;
  std::vector<std::pair<std::string_view, std::uint32_t>> entries_;  // of find_duplicates
  std::optional<Note> problem_;
};

}  // namespace plimsoll
