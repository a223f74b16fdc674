// What a suppression covers: the parts of a template that a comment can stand beside.
//
// In: a document and its text. Out: for a line, an entry or the file the bytes that it takes, and
// the resource that it is, if it is one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "read/reader.h"
#include "text/source.h"

namespace plimsoll {

struct Scope {
  Span span;
  // The logical id, or `aws_sqs_queue.orders`, when the span is that of a resource.
  std::string resource = {};
};

// Valid as long as the document and its file.
class Scopes {
 public:
  Scopes(const Document& document, const SourceFile& file);

  Scope whole_file() const;
  Scope line(int line) const;
  // The entry of a mapping, or the item of a list, that begins on this line, with everything under
  // it; where none begins, the line.
  Scope entry_at(int line) const;
  // The entry whose key this is, with everything under it; where it is none, the key alone.
  Scope entry_of(const Span& key) const;
  // The mapping in which this entry stands. What stands in a Metadata section is said of what has
  // that section.
  Scope around(std::uint32_t entry) const;

 private:
  struct Beginning {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t node = 0;
  };

  Scope of(std::uint32_t node) const;
  std::string resource_at(std::uint32_t node) const;
  bool is_root(std::uint32_t node) const { return parents_[node] == Tree::none; }

  const Tree& tree_;
  const SourceFile& file_;
  std::vector<std::uint32_t> parents_;  // by node; Tree::none for a root
  std::vector<Beginning> beginnings_;   // of every entry and item; the widest of equals first
  std::uint32_t resources_ = Tree::none;
  std::optional<Kind> kind_;
};

}  // namespace plimsoll
