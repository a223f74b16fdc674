// The scalars of YAML: how a plain, quoted or block scalar is read, and where it ends.
//
// In: the text and the offset of a scalar's first character. Out: its value and its end; the value
// is a view of the text where it stands there as it is, else it is kept by the tree.
// Refuses, by throwing YamlStop, what is no scalar: no closing quote, an unknown escape.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/span.h"
#include "tree/tree.h"

namespace plimsoll {

// Leaves the parser from wherever it is; caught in parse_yaml.
struct YamlStop {
  Note problem;
};

struct YamlScalar {
  std::string_view value;
  std::size_t begin = 0;
  std::size_t end = 0;
  ScalarStyle style = ScalarStyle::plain;
};

// Where a plain scalar pauses: at the end of its line, or before something that is not part of it.
struct PlainLine {
  std::size_t end = 0;   // behind the last character, without trailing blanks
  std::size_t stop = 0;  // what ended it: a line break, ` #`, `: `, or an indicator in a flow
  bool at_colon = false;
};
PlainLine plain_line(std::string_view text, std::size_t at, bool in_flow);

class YamlScalars {
 public:
  YamlScalars(std::string_view text, Tree& tree) : text_(text), tree_(tree) {}

  // 'single' or "double".
  YamlScalar quoted(std::size_t at);
  // In block context: goes on over lines that are indented deeper than `outer`.
  YamlScalar plain(std::size_t at, int outer);
  YamlScalar plain_in_flow(std::size_t at);
  // From `|` or `>`. `outer` is the column of the block collection around it, -1 if there is none.
  YamlScalar block(std::size_t at, int outer);

 private:
  struct BlockHeader;
  struct BlockLine;

  std::size_t end_of_single_quoted(std::size_t at);
  std::size_t end_of_double_quoted(std::size_t at);
  std::size_t escape(std::size_t at);
  std::size_t unicode_escape(std::size_t at, std::size_t digits);
  std::size_t fold(std::size_t at);
  void append_breaks(std::size_t breaks, bool folds);
  YamlScalar finish_plain(std::size_t begin, std::size_t end);
  std::size_t next_plain_line(std::size_t at, int outer) const;
  BlockHeader block_header(std::size_t at) const;
  std::size_t block_indent(std::size_t at, std::size_t least) const;
  BlockLine block_line(std::size_t at, std::size_t indent) const;
  std::string_view kept() { return tree_.keep(value_); }
  [[noreturn]] void fail_key_in_value(std::size_t value, std::size_t key,
                                      std::size_t key_end) const;
  [[noreturn]] void fail(std::size_t begin, std::size_t end, std::string text) const;

  std::string_view text_;
  Tree& tree_;
  std::string value_;  // of the scalar that is being read; used again for the next one
};

}  // namespace plimsoll
