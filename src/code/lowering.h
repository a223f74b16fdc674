// What the lowering of every language shares: making forms, and stopping where source text is
// nested deeper than any person nests.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "code/lower.h"

namespace plimsoll::code {

// A rule for every kind of node, in the order of their names.
template <class Rule>
using Ruled = std::pair<std::string_view, Rule>;

template <class Rule, std::size_t count>
constexpr bool in_order(const std::array<Ruled<Rule>, count>& rules) {
  return std::ranges::is_sorted(rules, {}, &Ruled<Rule>::first);
}

template <class Rule, std::size_t count>
Rule rule_for(const std::array<Ruled<Rule>, count>& rules, std::string_view kind, Rule otherwise) {
  const auto found = std::ranges::lower_bound(rules, kind, {}, &Ruled<Rule>::first);
  return found != rules.end() && found->first == kind ? found->second : otherwise;
}

class Lowering {
 public:
  explicit Lowering(Module& module) : module_(module) {}

 protected:
  template <class Form>
  ExpressionId make(Node at, Form form) {
    return module_.add(Expression{at.range(), std::move(form)});
  }
  template <class Form>
  void put(Block& block, Node at, Form form) {
    block.push_back(module_.add(Statement{at.range(), std::move(form)}));
  }

  // Counts how deep the lowering is, and says when that is too deep to go on.
  class Deeper {
   public:
    explicit Deeper(int& depth) : depth_(depth) { ++depth_; }
    ~Deeper() { --depth_; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;
    bool too_deep() const { return depth_ > 500; }

   private:
    int& depth_;
  };

  Module& module_;
  int depth_ = 0;
};

}  // namespace plimsoll::code
