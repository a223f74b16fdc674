// The raw text beside yaml-cpp's events. The parser reports where a node begins, but neither where
// it ends nor its tag as written, its comments or what stands between keys and values. YamlText
// follows the events with a cursor that only moves forward and finds these in the text.
//
// In: a valid YAML text and, in the parser's order, the offset of each node. Out: extents and
// comments. Refuses nothing: what it does not recognise gets an extent that ends where it begins.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "tree/tree.h"

namespace plimsoll {

// Where a node is written. `begin` is its tag or anchor if it has one, `content` what follows.
struct Extent {
  std::uint32_t begin = 0;
  std::uint32_t content = 0;
  std::uint32_t end = 0;
  std::string_view tag;
};

class YamlText {
 public:
  explicit YamlText(const SourceFile& file) : text_(file.text()), file_(file.id()) {}

  // Which properties the parser saw before the node.
  struct Properties {
    bool tag = false;
    bool anchor = false;
  };

  // A scalar with its value. `indent` is the column of the block collection around it, -1 if none.
  Extent scalar(std::uint32_t mark, Properties properties, std::string_view value, int indent);
  Extent alias(std::uint32_t mark);
  // The beginning of a collection; its end is not known yet.
  Extent open(std::uint32_t mark, Properties properties);
  // The end of a collection: in brackets, or at the end of its last child.
  std::uint32_t close_bracket(std::uint32_t content);
  std::uint32_t cursor() const { return static_cast<std::uint32_t>(at_); }

  // A null: `null`, `~`, or nothing at all behind `indicator` (`:`, `-`, or 0 for "right here").
  Extent null(std::uint32_t mark, Properties properties, char indicator);

  // Moves on to an offset; what lies between holds nothing but indicators and comments.
  void skip_to(std::uint32_t offset);

  int column(std::uint32_t offset) const;
  char at(std::uint32_t offset) const { return offset < text_.size() ? text_[offset] : '\0'; }
  std::string_view text() const { return text_; }
  const std::vector<Tree::Comment>& comments() const { return comments_; }

 private:
  Extent begin(std::uint32_t mark, Properties properties);
  std::size_t after_tag(std::size_t at) const;
  std::size_t after_name(std::size_t at) const;
  std::size_t after_gap(std::size_t at) const;
  std::size_t behind_indicator(char indicator) const;
  bool is_empty_behind_tag(std::size_t at) const;
  bool is_key(std::size_t after) const;
  std::size_t end_of_null_word(std::size_t at) const;
  std::size_t take_comment(std::size_t at);

  std::string_view text_;
  FileId file_;
  std::size_t at_ = 0;
  std::vector<Tree::Comment> comments_;
};

}  // namespace plimsoll
