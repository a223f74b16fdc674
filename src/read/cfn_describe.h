// In words, under which conditions something holds.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "read/cfn_explore.h"

namespace plimsoll {

class Descriptions {
 public:
  Descriptions(const Stacks& stacks, const Relevance& relevance, const Scenarios& scenarios);

  // "when IsProd", "unless IsProd", "when IsProd and HasVpc", "when Env is prod"; empty for all.
  // Preferably in terms of the conditions on which these places depend.
  std::string of(const std::vector<std::size_t>& scenarios, std::span<const Span> places) const;

 private:
  // A set of scenarios, one bit each: there are never more than 64.
  using Set = std::uint64_t;
  static_assert(Scenarios::most <= 64);

  struct Fact {
    std::string words;  // "IsProd", "Env is prod"
    Set holds_in = 0;
    bool negative = false;                                // to be said with "unless"
    std::optional<ConditionId> condition = std::nullopt;  // none for a parameter's value
  };

  void add(const std::string& words, Set holds_in, std::optional<ConditionId> condition = {});
  // The facts about the conditions on which these places depend.
  std::vector<Fact> facts_at(std::span<const Span> places) const;
  std::string words_of(Set scenarios, const std::vector<Fact>& facts) const;
  std::string conjunction(Set scenarios, const std::vector<Fact>& facts) const;
  static std::string disjunction(Set scenarios, const std::vector<Fact>& facts);

  std::size_t count_;
  Set all_;
  std::vector<Fact> facts_;
  const std::vector<Meeting>* meetings_;  // of the Relevance, which lives as long
};

}  // namespace plimsoll
