#include "edit/reindent.h"

#include <algorithm>

namespace plimsoll {
namespace {

bool is_block_mapping(const Tree::Stored& node, const Tree& tree) {
  return node.kind == NodeKind::mapping && node.first_child != Tree::none &&
         tree.at(node.first_child).key_begin == node.begin;
}

// What stands before a key on its line; the indentation, if that is all blanks.
std::string_view before_key(const Tree::Stored& entry, const SourceFile& file) {
  const Span line = file.line_span(file.line_at(entry.key_begin));
  return file.text({file.id(), line.begin, entry.key_begin});
}

void indent_lines(const Tree::Stored& entry, std::size_t by, const SourceFile& file,
                  std::vector<TextEdit>& edits) {
  const int last = file.line_at(std::max(entry.end, entry.key_end));
  for (int line = file.line_at(entry.key_begin); line <= last; ++line) {
    if (file.line(line).find_first_not_of(" \t") == std::string_view::npos) continue;
    const std::uint32_t begin = file.line_span(line).begin;
    edits.push_back({{file.id(), begin, begin}, std::string(by, ' ')});
  }
}

}  // namespace

std::vector<TextEdit> indent_into(const Tree& tree, const SourceFile& file, std::uint32_t mapping,
                                  std::string_view into, std::span<const std::string> keys) {
  std::uint32_t id = tree.at(mapping).first_child;
  while (id != Tree::none && tree.at(id).key != into) id = tree.at(id).next_sibling;
  if (id == Tree::none || !is_block_mapping(tree.at(id), tree)) return {};
  const std::string_view inside = before_key(tree.at(tree.at(id).first_child), file);

  std::vector<TextEdit> edits;
  for (std::size_t moved = 0; moved < keys.size(); ++moved) {
    id = tree.at(id).next_sibling;
    if (id == Tree::none || std::ranges::find(keys, tree.at(id).key) == keys.end()) return {};
    const std::string_view outside = before_key(tree.at(id), file);
    const bool deeper = inside.size() > outside.size() && inside.starts_with(outside) &&
                        inside.find_first_not_of(' ') == std::string_view::npos;
    if (!deeper) return {};
    indent_lines(tree.at(id), inside.size() - outside.size(), file, edits);
  }
  return edits;
}

}  // namespace plimsoll
