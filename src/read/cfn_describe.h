// In words, under which conditions something holds.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "read/cfn_explore.h"

namespace plimsoll {

class Descriptions {
 public:
  Descriptions(const Stacks& stacks, const Relevance& relevance, const Scenarios& scenarios);

  // "when IsProd", "unless IsProd", "when IsProd and HasVpc", "when Env is prod"; empty for all.
  std::string of(const std::vector<std::size_t>& scenarios) const;

 private:
  // A set of scenarios, one bit each: there are never more than 64.
  using Set = std::uint64_t;
  static_assert(Scenarios::most <= 64);

  struct Fact {
    std::string words;  // "IsProd", "Env is prod"
    Set holds_in = 0;
    bool negative = false;  // to be said with "unless"
  };

  void add(const std::string& words, Set holds_in);
  std::string conjunction(Set scenarios) const;
  std::string disjunction(Set scenarios) const;

  std::size_t count_;
  Set all_;
  std::vector<Fact> facts_;
};

}  // namespace plimsoll
