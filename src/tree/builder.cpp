#include "tree/builder.h"

#include <algorithm>

#include <fmt/format.h>

namespace plimsoll {

namespace {

// Whether dropping the first one loses nothing. Of two that are the same only scalars: whole
// sections are seldom the same by intention.
bool loses_nothing(const Tree::Stored& first, const Tree::Stored& second) {
  if (first.kind == NodeKind::null) return true;
  const bool scalars = first.kind == NodeKind::scalar && second.kind == NodeKind::scalar;
  return scalars && first.tag == second.tag && first.text == second.text;
}

}  // namespace

TreeBuilder::Place TreeBuilder::place() const {
  if (open_.empty()) return Place::root;
  if (tree_.at(innermost()).kind == NodeKind::sequence) return Place::item;
  return open_.back().key_next ? Place::key : Place::value;
}

void TreeBuilder::leaf(const Tree::Stored& node, std::uint32_t anchor) {
  const bool is_key = place() == Place::key;
  if (is_key) take_key(node, node.text);
  if (is_key && anchor == 0) return;

  // An anchored key is a node of its own, for the aliases that mean it.
  const std::uint32_t id = is_key ? append(node) : hang(node);
  if (anchor != 0) remember(anchor, {id, 1, 1, false});
}

void TreeBuilder::open(const Tree::Stored& node, std::uint32_t anchor) {
  if (open_.size() >= limits_.depth) {
    refuse(node, fmt::format("nested more than {} levels deep", limits_.depth));
  }
  Open opened;
  opened.is_key = place() == Place::key;
  opened.node = opened.is_key ? append(node) : hang(node);
  opened.anchor = anchor;
  opened.aliased_before = aliased_;
  opened.key_next = node.kind == NodeKind::mapping;
  if (anchor != 0) remember(anchor, {opened.node, 0, 0, true});
  open_.push_back(opened);
}

void TreeBuilder::close(std::uint32_t end) {
  const Open closed = open_.back();
  open_.pop_back();
  Tree::Stored& node = tree_.edit(closed.node);
  node.end = end;
  if (node.kind == NodeKind::mapping) find_duplicates(closed.node);

  if (closed.anchor != 0) {
    const std::uint64_t size = tree_.size() - closed.node + aliased_ - closed.aliased_before;
    remember(closed.anchor, {closed.node, size, closed.height, false});
  }
  if (!open_.empty()) open_.back().height = std::max(open_.back().height, closed.height + 1);
  if (closed.is_key) take_key(node, written(node));
}

void TreeBuilder::alias(const Tree::Stored& node, std::uint32_t anchor) {
  const Anchored target = anchors_[anchor];
  if (target.open) {
    return refuse(node, fmt::format("`{}` stands for a value that contains it", written(node)));
  }
  aliased_ += target.size;
  if (aliased_ > limits_.aliased) {
    return refuse(node, fmt::format("aliases stand for more than {} values", limits_.aliased));
  }
  if (open_.size() + target.height > limits_.depth) {
    return refuse(node, fmt::format("nested more than {} levels deep", limits_.depth));
  }

  if (place() == Place::key) {
    const bool is_scalar = tree_.at(target.node).kind == NodeKind::scalar;
    return take_key(node, is_scalar ? tree_.at(target.node).text : written(node));
  }
  Tree::Stored alias = node;
  alias.kind = NodeKind::alias;
  alias.target = target.node;
  hang(alias);
  if (!open_.empty()) open_.back().height = std::max(open_.back().height, target.height + 1);
}

void TreeBuilder::finish(std::uint32_t end) {
  while (!open_.empty()) {
    open_.back().is_key = false;  // no value will come for this key
    close(std::max(end, tree_.at(innermost()).begin));
  }
  tree_.put_in_order();
}

void TreeBuilder::take_key(const Tree::Stored& node, std::string_view text) {
  Open& mapping = open_.back();
  mapping.key_next = false;
  mapping.key = text;
  mapping.key_begin = node.begin;
  mapping.key_end = node.end;
  mapping.key_is_merge =
      node.kind == NodeKind::scalar && node.style == ScalarStyle::plain && text == "<<";
}

std::uint32_t TreeBuilder::append(const Tree::Stored& node) {
  if (tree_.size() >= limits_.nodes) {
    refuse(node, fmt::format("more than {} values in one file", limits_.nodes));
  }
  return tree_.append(node);
}

// Appends a node as the next root, item or value.
std::uint32_t TreeBuilder::hang(Tree::Stored node) {
  const auto id = static_cast<std::uint32_t>(tree_.size());
  if (open_.empty()) {
    tree_.add_root(id);
    return append(node);
  }
  Open& parent = open_.back();
  Tree::Stored& stored_parent = tree_.edit(parent.node);
  if (stored_parent.kind == NodeKind::mapping) {
    node.key = parent.key;
    node.key_begin = parent.key_begin;
    node.key_end = parent.key_end;
    node.role = parent.key_is_merge ? EntryRole::merge : EntryRole::own;
    stored_parent.merges |= parent.key_is_merge;
    parent.key_next = true;
  }
  parent.height = std::max(parent.height, 2U);
  (parent.last_child == Tree::none ? stored_parent.first_child
                                   : tree_.edit(parent.last_child).next_sibling) = id;
  parent.last_child = id;
  return append(node);
}

// Sorting finds namesakes without a table for each mapping, also among 20,000 resources.
void TreeBuilder::find_duplicates(std::uint32_t mapping) {
  entries_.clear();
  for (std::uint32_t id = tree_.at(mapping).first_child; id != Tree::none;
       id = tree_.at(id).next_sibling) {
    if (tree_.at(id).role == EntryRole::own) entries_.emplace_back(tree_.at(id).key, id);
  }
  if (entries_.size() < 2) return;
  std::sort(entries_.begin(), entries_.end());
  for (std::size_t i = 1; i < entries_.size(); ++i) {
    if (entries_[i - 1].first != entries_[i].first) continue;
    Tree::Stored& first = tree_.edit(entries_[i - 1].second);
    const Tree::Stored& second = tree_.at(entries_[i].second);
    first.role = EntryRole::shadowed;
    tree_.add_duplicate_key({first.key,
                             {tree_.file(), first.key_begin, first.key_end},
                             {tree_.file(), second.key_begin, second.key_end},
                             loses_nothing(first, second)});
  }
}

// Parsers number the anchors of a document from 1 without gaps.
void TreeBuilder::remember(std::uint32_t anchor, const Anchored& anchored) {
  if (anchors_.size() <= anchor) anchors_.resize(anchor + 1);
  anchors_[anchor] = anchored;
}

std::string_view TreeBuilder::written(const Tree::Stored& node) const {
  return source_.substr(node.begin, node.end - node.begin);
}

void TreeBuilder::refuse(const Tree::Stored& where, std::string text) {
  if (!problem_) problem_ = Note{{tree_.file(), where.begin, where.end}, std::move(text)};
}

}  // namespace plimsoll
