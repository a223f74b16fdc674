#include "edit/outline.h"

#include <algorithm>
#include <numeric>

namespace plimsoll {

Outline::Outline(const Tree& tree)
    : tree_(tree),
      parents_(tree.size(), Tree::none),
      by_key_(ids_by(&Tree::Stored::key_begin)),
      by_value_(ids_by(&Tree::Stored::begin)),
      has_alias_(tree.size(), false) {
  for (std::uint32_t id = 0; id < tree.size(); ++id) {
    const Tree::Stored& node = tree.at(id);
    if (node.kind == NodeKind::alias) {
      if (node.target != Tree::none) has_alias_[node.target] = true;
      continue;
    }
    for (std::uint32_t child = node.first_child; child != Tree::none;
         child = tree.at(child).next_sibling) {
      parents_[child] = id;
    }
  }
}

std::vector<std::uint32_t> Outline::ids_by(std::uint32_t Tree::Stored::*begin) const {
  std::vector<std::uint32_t> ids(tree_.size());
  std::iota(ids.begin(), ids.end(), 0U);
  std::ranges::stable_sort(ids, {}, [&](std::uint32_t id) { return tree_.at(id).*begin; });
  return ids;
}

std::uint32_t Outline::entry_with_key(const Span& key) const {
  if (key.file != tree_.file() || key.begin == key.end) return Tree::none;
  const auto found = std::ranges::lower_bound(
      by_key_, key.begin, {}, [&](std::uint32_t id) { return tree_.at(id).key_begin; });
  for (auto at = found; at != by_key_.end() && tree_.at(*at).key_begin == key.begin; ++at) {
    if (tree_.at(*at).key_end == key.end) return *at;
  }
  return Tree::none;
}

std::uint32_t Outline::scalar_at(const Span& value, Tagged tagged) const {
  if (value.file != tree_.file()) return Tree::none;
  const auto found = std::ranges::lower_bound(by_value_, value.begin, {},
                                              [&](std::uint32_t id) { return tree_.at(id).begin; });
  for (auto at = found; at != by_value_.end() && tree_.at(*at).begin == value.begin; ++at) {
    const Tree::Stored& node = tree_.at(*at);
    const bool reference = node.tag == "!Ref" || node.tag == "!GetAtt";
    const bool taken = node.tag.empty() || (tagged == Tagged::references && reference);
    if (node.end == value.end && node.kind == NodeKind::scalar && taken) return *at;
  }
  return Tree::none;
}

std::string_view Outline::section_of(std::uint32_t id) const {
  std::string_view key;
  for (; parents_[id] != Tree::none; id = parents_[id]) key = tree_.at(id).key;
  return key;
}

bool Outline::is_in_loop(std::uint32_t id) const {
  for (; id != Tree::none; id = parents_[id]) {
    if (tree_.at(id).key.starts_with("Fn::ForEach")) return true;
  }
  return false;
}

bool Outline::is_shared(std::uint32_t id) const {
  for (; id != Tree::none; id = parents_[id]) {
    if (has_alias_[id]) return true;
  }
  return false;
}

}  // namespace plimsoll
