// From conditions to scenarios: which assignments of classes to variables are looked at.
//
// An Exploration evaluates conditions and makes a choice whenever a variable is met that has none
// yet; `next` goes to the next combination of choices. So only what is asked for is ever varied,
// and only combinations that can be reached are seen.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "read/cfn_relevance.h"
#include "read/cfn_scenario.h"
#include "read/cfn_stacks.h"

namespace plimsoll {

// What one scenario says. Conditions and variables that it leaves open have none.
struct Assignment {
  std::vector<std::optional<bool>> truths;          // by ConditionId
  std::vector<std::optional<std::size_t>> classes;  // by VariableId

  std::optional<bool> truth(ConditionId id) const;
  std::optional<std::size_t> chosen(VariableId id) const;
};

class Exploration : public Scenario {
 public:
  explicit Exploration(Stacks& stacks);

  std::optional<bool> holds(ConditionId id) override;
  // The choice made for a variable; the first class when none was made yet.
  std::optional<std::size_t> chosen(VariableId variable) override;

  // Choices made after a mark can be varied and undone without touching those before.
  std::size_t mark() const { return order_.size(); }
  // Goes to the next combination of the choices after `mark`. When all have been seen, undoes them
  // and returns false.
  bool next(std::size_t mark);
  void undo(std::size_t mark);

  // The choices made, and the truth of these conditions under them.
  Assignment assignment(const std::vector<ConditionId>& conditions);

 private:
  enum class Truth : std::uint8_t { open, asked, no, yes };

  void forget_truths();

  Stacks* stacks_;
  std::vector<Truth> truths_;
  std::vector<std::optional<std::size_t>> classes_;
  std::vector<VariableId> order_;  // in which choices were made
};

struct Scenarios {
  static constexpr std::size_t most = 64;

  std::vector<Assignment> all;  // at least one; the first is what the defaults make
  bool complete = true;         // else a cover
};

// Every scenario in which resources differ, or a cover when there are more than `Scenarios::most`.
Scenarios find_scenarios(Stacks& stacks, const Relevance& relevance);

// cfn_cover.cpp: scenarios in which each condition is once true and once false, and so are pairs of
// conditions that meet in one resource.
std::vector<Assignment> cover(Stacks& stacks, const Relevance& relevance);

}  // namespace plimsoll
