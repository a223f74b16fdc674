#include "outline/nodes.h"

#include <algorithm>

namespace plimsoll::outline {

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool same(Node left, Node right) {
  return left && right && left.range() == right.range() && left.kind() == right.kind();
}

bool is_within(Node node, Node around) {
  return around.range().begin <= node.range().begin && node.range().end <= around.range().end;
}

// Without recursion, however deep the text is nested.
void visit(Node node, const std::function<void(Node)>& each) {
  std::vector<Node> open{node};
  while (!open.empty()) {
    const Node next = open.back();
    open.pop_back();
    each(next);
    const std::vector<Node> children = next.children();
    open.insert(open.end(), children.rbegin(), children.rend());
  }
}

}  // namespace plimsoll::outline
