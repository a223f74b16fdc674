// Nodes of concrete syntax, as every language's reader goes through them.
#pragma once

#include <functional>
#include <map>
#include <string_view>
#include <vector>

#include "syntax/syntax.h"

namespace plimsoll::outline {

using syntax::Node;

// Whether both are the same node of one tree.
bool same(Node left, Node right);

// Every node below one, itself included, in the order of the text.
void visit(Node node, const std::function<void(Node)>& each);

// Whether a node lies in another one.
bool is_within(Node node, Node around);

// Nodes by a text of theirs, each list in the order of the text.
using NodesByText = std::map<std::string_view, std::vector<Node>>;

// When a node's turn comes, and how deep it lies.
struct Way {
  bool conditional = false;
  bool guarded = false;
  int depth = 0;

  Way perhaps() const { return {true, guarded, depth}; }
  // Than any person nests.
  bool is_too_deep() const { return depth > 500; }
};

}  // namespace plimsoll::outline
