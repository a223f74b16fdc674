#include "tree/tree.h"

#include <algorithm>
#include <cstring>
#include <set>

namespace plimsoll {

Node Tree::root() const {
  return {this, roots_.front()};
}

std::uint32_t Tree::append(Stored node) {
  nodes_.push_back(node);
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

std::string_view Tree::keep(std::string_view text) {
  constexpr std::size_t block = 1U << 14U;
  if (text.size() > room_) {
    room_ = std::max(block, text.size());
    kept_.push_back(std::make_unique<char[]>(room_));
    free_ = kept_.back().get();
  }
  char* const begin = free_;
  if (!text.empty()) std::memcpy(begin, text.data(), text.size());
  free_ += text.size();
  room_ -= text.size();
  return {begin, text.size()};
}

void Tree::put_in_order() {
  std::sort(comments_.begin(), comments_.end(),
            [](const Comment& left, const Comment& right) { return left.span < right.span; });
  std::sort(duplicate_keys_.begin(), duplicate_keys_.end(),
            [](const DuplicateKey& left, const DuplicateKey& right) {
              return left.second < right.second;
            });
}

Node::Node(const Tree* tree, std::uint32_t id) : tree_(tree), place_(id), value_(id) {
  const Tree::Stored& here = tree->at(id);
  if (here.kind == NodeKind::alias) value_ = here.target;
}

Span Node::span() const {
  const Tree::Stored& here = tree_->at(place_);
  return {tree_->file(), here.begin, here.end};
}

Span Node::key_span() const {
  const Tree::Stored& here = tree_->at(place_);
  return {tree_->file(), here.key_begin, here.key_end};
}

Span Node::name_span() const {
  const Span key = key_span();
  return key.begin == key.end ? span() : key;
}

Node Node::operator[](std::string_view key) const {
  if (!tree_ || !is_mapping()) return {};
  for (std::uint32_t id = stored().first_child; id != Tree::none;) {
    const Tree::Stored& entry = tree_->at(id);
    if (entry.role == EntryRole::own && entry.key == key) return {tree_, id};
    id = entry.next_sibling;
  }
  return stored().merges ? merged_entry(key) : Node();
}

Node Node::merged_entry(std::string_view key) const {
  for (const Node& mapping : merged_mappings()) {
    if (const Node entry = mapping[key]) return entry;
  }
  return {};
}

// The mappings that the merge keys name, the strongest first: `<<: *one` or `<<: [*one, *two]`.
std::vector<Node> Node::merged_mappings() const {
  std::vector<Node> mappings;
  for (std::uint32_t id = stored().first_child; id != Tree::none; id = tree_->at(id).next_sibling) {
    if (tree_->at(id).role != EntryRole::merge) continue;
    const Node merged(tree_, id);
    if (merged.is_mapping()) mappings.push_back(merged);
    if (!merged.is_sequence()) continue;
    for (const Node& item : merged.children()) {
      if (item.is_mapping()) mappings.push_back(item);
    }
  }
  return mappings;
}

std::vector<Node> Node::children() const {
  std::vector<Node> children;
  for (std::uint32_t id = stored().first_child; id != Tree::none; id = tree_->at(id).next_sibling) {
    if (tree_->at(id).role == EntryRole::own) children.emplace_back(tree_, id);
  }
  if (!stored().merges) return children;

  std::set<std::string_view> seen;
  for (const Node& own : children) seen.insert(own.key());
  for (const Node& mapping : merged_mappings()) {
    for (const Node& entry : mapping.children()) {
      if (seen.insert(entry.key()).second) children.push_back(entry);
    }
  }
  return children;
}

std::size_t Node::child_count() const {
  if (stored().merges) return children().size();
  std::size_t count = 0;
  for (std::uint32_t id = stored().first_child; id != Tree::none; id = tree_->at(id).next_sibling) {
    if (tree_->at(id).role == EntryRole::own) ++count;
  }
  return count;
}

}  // namespace plimsoll
