// What a check wants changed → how that is written in the file.
//
// In: a document and fixes whose findings lie in it. Out: text edits that touch nothing else:
// comments, line ends, indentation and quotes stay as their author has them.
// Refuses, by giving no edits: a value that is not written where it counts (a parameter's default,
// a mapping, an expression), one that others read, too (an anchor, a loop, Globals unless it is
// wrong for all), a property that is written in some scenarios, and a resource whose lines are not
// its own (generated, or behind Fn::If).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "check/fix.h"
#include "edit/outline.h"
#include "text/edit.h"
#include "text/source.h"
#include "tree/tree.h"

namespace plimsoll {

class Editor {
 public:
  // Both must outlive this.
  Editor(const Tree& tree, const SourceFile& file) : tree_(tree), file_(file), outline_(tree) {}

  // Empty when one of its changes cannot be made here.
  std::vector<TextEdit> edits(const Fix& fix) const;

 private:
  std::optional<TextEdit> edit(const Change& change) const;
  std::optional<TextEdit> insert(const Change& change) const;
  std::optional<TextEdit> replace(const Change& change) const;
  std::vector<TextEdit> indent(const Fix& fix) const;
  bool is_written_out(std::uint32_t mapping) const;
  bool may_change(std::uint32_t id, bool in_globals_too) const;
  bool is_own(std::uint32_t id, const Span& owner) const;
  std::string_view raw(std::uint32_t begin, std::uint32_t end) const;

  const Tree& tree_;
  const SourceFile& file_;
  Outline outline_;
};

}  // namespace plimsoll
