// Nodes of concrete syntax, as every language's reader goes through them.
#pragma once

#include <functional>
#include <initializer_list>
#include <map>
#include <string_view>
#include <vector>

#include "syntax/syntax.h"

namespace plimsoll::outline {

using syntax::Node;

// Whether a kind or a name is one of these.
bool is_any(std::string_view word, std::initializer_list<std::string_view> words);

// Whether both are the same node of one tree.
bool same(Node left, Node right);

// Every node below one, itself included, in the order of the text.
void visit(Node node, const std::function<void(Node)>& each);

// Whether a node lies in another one.
bool is_within(Node node, Node around);

// Nodes by a text of theirs, each list in the order of the text.
using NodesByText = std::map<std::string_view, std::vector<Node>>;

// How a node's turn comes.
struct Way {
  bool conditional = false;  // not every time that its routine runs
  bool guarded = false;      // in a try that catches what it raises

  Way perhaps() const { return {true, guarded}; }
};

}  // namespace plimsoll::outline
