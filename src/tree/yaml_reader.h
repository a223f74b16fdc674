// A parser for YAML 1.1 and 1.2 as templates use it, which knows where everything is written.
//
// In: the text of a file. Out: nodes with exact spans, comments, one problem at most. It reads what
// PyYAML, SnakeYAML and libyaml agree on, and is lenient where one of them is. It goes straight
// from text to nodes: where the grammar needs to know whether a key begins here, it looks ahead on
// the line.
// Refuses: what is no YAML, at the place where a reader would see the mistake, with what was
// expected; and what Limits forbid.
//
// Terms: `outer` is the column (from 0) of the block collection around a node, -1 at the top; a
// node's lines are indented deeper than that. Properties are a node's tag and anchor.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tree/builder.h"
#include "tree/tree.h"
#include "tree/yaml_scalars.h"

namespace plimsoll {

class YamlReader {
 public:
  YamlReader(const SourceFile& file, std::string_view text, Tree& tree, const Limits& limits)
      : text_(text),
        file_(file),
        tree_(tree),
        builder_(tree, file.text(), limits),
        scalars_(text, tree) {}

  // Reads all documents. The answer is what stopped it, if something did.
  std::optional<Note> read();

 private:
  // A tag and an anchor before a node, and where both together begin and end.
  struct Properties {
    std::string_view tag;
    std::string_view anchor;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool any() const { return begin != end; }
  };

  // What may follow an indicator in block context.
  struct Spot {
    int outer = -1;
    bool may_open = false;    // a block collection may begin on the same line (`- - a`, `- k: v`)
    bool takes_list = false;  // a list may begin at the column `outer` itself (value of a key)
  };

  // yaml_reader.cpp: documents, properties, leaves
  void read_documents();
  void document();
  Properties properties();
  void add(Properties& to, const Properties& more) const;
  void scalar(const YamlScalar& scalar, const Properties& properties);
  void null(std::size_t at, const Properties& properties);
  void alias(const Properties& properties);
  void open(NodeKind kind, std::size_t begin, const Properties& properties);
  void close(std::size_t end);
  static Tree::Stored node(NodeKind kind, std::size_t begin, std::size_t end,
                           const Properties& properties);
  std::uint32_t number_of(std::string_view anchor);
  void stop_on_problem() const;

  // yaml_block.cpp: collections by indentation
  void block_node(const Spot& spot);
  bool belongs(const Spot& spot) const;
  void block_content(const Spot& spot, const Properties& properties);
  void block_scalar(int outer, const Properties& properties);
  void block_list(const Properties& properties);
  void block_mapping(std::size_t begin, const Properties& properties);
  void block_entry(int column);
  void block_key();
  void explicit_entry(int column);

  // yaml_flow.cpp: collections in brackets
  void flow_collection(const Properties& properties);
  void flow_item();
  void flow_entry();
  void flow_node(std::size_t absent);
  bool is_key_ahead_of_properties();
  static bool is_closing(char c) { return c == ']' || c == '}'; }

  // yaml_ahead.cpp: looking ahead on the line
  bool is_key_ahead() const;
  std::size_t after_key(std::size_t at) const;
  std::size_t after_quotes(std::size_t at) const;
  std::size_t after_brackets(std::size_t at) const;
  bool at_indicator(char indicator) const;
  bool at_line_end() const;
  bool at_document_end() const;

  // yaml_mistakes.cpp: what to say
  void check_plain() const;
  void expect_end_of_value();
  [[noreturn]] void fail_behind_string(char quote) const;
  [[noreturn]] void fail_without_colon(std::size_t key);
  [[noreturn]] void fail_indentation() const;
  [[noreturn]] void fail_behind_document(int column) const;
  [[noreturn]] void fail_in_flow(std::size_t opened) const;
  [[noreturn]] void fail(std::size_t begin, std::size_t end, std::string text) const;

  // yaml_reader.cpp: moving on
  void skip_gap();
  void skip_blanks();
  void check_for_tab(std::size_t line) const;
  std::size_t take_comment(std::size_t at);
  char peek(std::size_t ahead = 0) const;
  int column() const { return static_cast<int>(at_ - line_); }
  bool done() const { return at_ >= text_.size(); }

  std::string_view text_;
  const SourceFile& file_;
  Tree& tree_;
  TreeBuilder builder_;
  YamlScalars scalars_;
  std::map<std::string_view, std::uint32_t> anchors_;  // of this document, with their numbers
  std::uint32_t last_anchor_ = 0;
  std::size_t at_ = 0;
  std::size_t line_ = 0;             // where the line of `at_` begins, in block context
  std::size_t written_ = 0;          // behind the last thing that was read
  std::uint32_t begin_of_last_ = 0;  // where that began
  int flow_depth_ = 0;               // brackets that are open
};

}  // namespace plimsoll
