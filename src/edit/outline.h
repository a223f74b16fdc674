// A document seen from its places: which entry has its key here, which scalar stands there, what
// lies around it.
//
// In: a Tree and spans that were carried away from it. Out: ids of its nodes; Tree::none where the
// span is no longer a node's own (it was made by an expression, or lies in another file).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.h"
#include "tree/tree.h"

namespace plimsoll {

class Outline {
 public:
  // One walk over the tree, which must outlive this.
  explicit Outline(const Tree& tree);

  // The entry of a mapping whose key stands here.
  std::uint32_t entry_with_key(const Span& key) const;
  // The scalar that stands here and is nothing but a scalar: without a tag, but for the `!Ref` or
  // `!GetAtt` of a reference where these are asked for.
  enum class Tagged : std::uint8_t { none, references };
  std::uint32_t scalar_at(const Span& value, Tagged tagged = Tagged::none) const;

  // The key of the document's own entry in which a node lies: "Resources".
  std::string_view section_of(std::uint32_t id) const;
  // In a Fn::ForEach, one text makes many resources.
  bool is_in_loop(std::uint32_t id) const;
  // An alias stands for it, or for something around it: the text is read in several places.
  bool is_shared(std::uint32_t id) const;

 private:
  std::vector<std::uint32_t> ids_by(std::uint32_t Tree::Stored::*begin) const;

  const Tree& tree_;
  std::vector<std::uint32_t> parents_;
  std::vector<std::uint32_t> by_key_;    // ids in the order of their keys
  std::vector<std::uint32_t> by_value_;  // ids in the order of their values
  std::vector<bool> has_alias_;
};

}  // namespace plimsoll
