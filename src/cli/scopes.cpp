#include "cli/scopes.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include <fmt/format.h>

namespace plimsoll {
namespace {

bool has_key(const Tree::Stored& node) {
  return node.key_begin != node.key_end;
}

}  // namespace

Scopes::Scopes(const Document& document, const SourceFile& file)
    : tree_(document.tree),
      file_(file),
      parents_(document.tree.size(), Tree::none),
      kind_(document.kind) {
  for (std::uint32_t parent = 0; parent < tree_.size(); ++parent) {
    for (std::uint32_t child = tree_.at(parent).first_child; child != Tree::none;
         child = tree_.at(child).next_sibling) {
      const Tree::Stored& node = tree_.at(child);
      parents_[child] = parent;
      beginnings_.push_back({has_key(node) ? node.key_begin : node.begin, node.end, child});
    }
  }
  std::ranges::sort(beginnings_, {}, [](const Beginning& entry) {
    return std::tuple(entry.begin, ~entry.end, entry.node);
  });
  if (!document.root || !document.root.is_mapping()) return;
  if (const Node resources = document.root["Resources"]) resources_ = resources.id();
}

Scope Scopes::whole_file() const {
  return {{file_.id(), 0, std::numeric_limits<std::uint32_t>::max()}};
}

Scope Scopes::line(int line) const {
  return {line <= file_.line_count() ? file_.line_span(line) : Span{file_.id(), 0, 0}};
}

Scope Scopes::entry_at(int line) const {
  const Scope whole_line = this->line(line);
  const auto found =
      std::ranges::lower_bound(beginnings_, whole_line.span.begin, {}, &Beginning::begin);
  if (found == beginnings_.end() || found->begin >= whole_line.span.end) return whole_line;
  Scope scope = of(found->node);
  // More may be written behind it on its last line: `{ A: 1 }, B: 2`.
  scope.span.end = std::max(scope.span.end, whole_line.span.end);
  return scope;
}

Scope Scopes::entry_of(const Span& key) const {
  const auto found = std::ranges::lower_bound(beginnings_, key.begin, {}, &Beginning::begin);
  const bool is_entry = found != beginnings_.end() && found->begin == key.begin;
  return is_entry ? of(found->node) : Scope{key};
}

Scope Scopes::around(std::uint32_t entry) const {
  std::uint32_t mapping = parents_[entry];
  for (std::uint32_t outer = mapping; outer != Tree::none; outer = parents_[outer]) {
    if (tree_.at(outer).key == "Metadata") mapping = parents_[outer];
  }
  return of(mapping);
}

Scope Scopes::of(std::uint32_t node) const {
  if (node == Tree::none || is_root(node)) return whole_file();
  const Tree::Stored& stored = tree_.at(node);
  Scope scope{{file_.id(), has_key(stored) ? stored.key_begin : stored.begin, stored.end}};
  scope.resource = resource_at(node);
  return scope;
}

std::string Scopes::resource_at(std::uint32_t node) const {
  const std::string_view key = tree_.at(node).key;
  const std::uint32_t parent = parents_[node];
  if (parent == resources_) return std::string(key);
  constexpr std::string_view block = "resource.";
  if (kind_ == Kind::terraform && is_root(parent) && key.starts_with(block)) {
    return std::string(key.substr(block.size()));
  }
  if (kind_ != Kind::terraform_json || is_root(parent)) return {};
  // "resource": {"aws_sqs_queue": {"orders": …
  const std::uint32_t section = parents_[parent];
  const bool declares = tree_.at(section).key == "resource" && !is_root(section);
  return declares ? fmt::format("{}.{}", tree_.at(parent).key, key) : std::string();
}

}  // namespace plimsoll
