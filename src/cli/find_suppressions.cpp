#include "cli/find_suppressions.h"

#include <limits>
#include <string>
#include <utility>

namespace plimsoll {
namespace {

bool is_comment_line(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first != std::string_view::npos && line[first] == '#';
}

// The line that a comment is about: its own, or the next one that is no comment itself.
Span line_meant(const Tree::Comment& comment, const SourceFile& file) {
  int line = file.line_at(comment.span.begin);
  if (comment.alone) {
    do ++line;
    while (line < file.line_count() && is_comment_line(file.line(line)));
  }
  return line <= file.line_count() ? file.line_span(line) : Span{file.id(), 0, 0};
}

Span everywhere(const SourceFile& file) {
  return {file.id(), 0, std::numeric_limits<std::uint32_t>::max()};
}

std::string text_of(Node node) {
  return node && node.is_scalar() ? std::string(node.text()) : std::string();
}

// The entries under `plimsoll: {ignore: […]}` of a Metadata section.
std::vector<Suppression> in_metadata(Node metadata) {
  std::vector<Suppression> found;
  const Node ignored = metadata && metadata["plimsoll"] ? metadata["plimsoll"]["ignore"] : Node();
  if (!ignored) return found;
  for (const Node entry : ignored.children()) {
    Suppression suppression;
    suppression.span = entry["check"] ? entry["check"].span() : entry.span();
    suppression.checks = text_of(entry["check"]);
    suppression.reason = text_of(entry["reason"]);
    suppression.until = text_of(entry["until"]);
    found.push_back(std::move(suppression));
  }
  return found;
}

}  // namespace

void find_suppressions(const Document& document, const SourceFile& file, bool must_be_used,
                       std::vector<Suppression>& found) {
  const auto add = [&](Suppression suppression, const Span& scope, std::string_view resource) {
    suppression.scope = scope;
    suppression.resource = resource;
    suppression.must_be_used = must_be_used;
    found.push_back(std::move(suppression));
  };
  for (const Tree::Comment& comment : document.tree.comments()) {
    std::optional<Suppression> suppression = parse_suppression(comment.text);
    if (!suppression) continue;
    suppression->span = comment.span;
    add(std::move(*suppression), line_meant(comment, file), "");
  }
  if (!document.root || !document.root.is_mapping()) return;
  for (Suppression& suppression : in_metadata(document.root["Metadata"])) {
    add(std::move(suppression), everywhere(file), "");
  }
  const Node resources = document.root["Resources"];
  if (!resources) return;
  for (const Node resource : resources.children()) {
    for (Suppression& suppression : in_metadata(resource["Metadata"])) {
      add(std::move(suppression), everywhere(file), resource.key());
    }
  }
}

}  // namespace plimsoll
