// A small set of scenarios for templates that have too many of them.
#include <algorithm>
#include <cstddef>
#include <utility>

#include "read/cfn_explore.h"

namespace plimsoll {

namespace {

// What some scenario of the cover is to show: these conditions with these truths.
struct Goal {
  ConditionId one;
  ConditionId other;
  bool one_holds;
  bool other_holds;
};

constexpr std::size_t most_goals = 20'000;

std::vector<Goal> find_goals(const Relevance& relevance) {
  std::vector<Goal> goals;
  for (const ConditionId id : relevance.conditions) {
    for (const bool holds : {true, false}) goals.push_back({id, id, holds, holds});
  }
  std::vector<std::pair<ConditionId, ConditionId>> pairs;
  for (const Meeting& meeting : relevance.meetings) {
    const std::vector<ConditionId>& met = meeting.conditions;
    for (std::size_t i = 0; i < met.size() && pairs.size() < most_goals; ++i) {
      for (std::size_t j = i + 1; j < met.size(); ++j) pairs.emplace_back(met[i], met[j]);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  for (const auto& [one, other] : pairs) {
    for (const bool first : {true, false}) {
      for (const bool second : {true, false}) goals.push_back({one, other, first, second});
    }
  }
  if (goals.size() > most_goals) goals.resize(most_goals);
  return goals;
}

bool shows(const Assignment& assignment, const Goal& goal) {
  return assignment.truth(goal.one) == goal.one_holds &&
         assignment.truth(goal.other) == goal.other_holds;
}

// Makes further choices such that the goal is shown, if a few attempts find them; else makes none.
bool reach(Exploration& exploration, const Goal& goal) {
  constexpr int patience = 32;
  const std::size_t mark = exploration.mark();
  for (int attempts = 0; attempts < patience; ++attempts) {
    const bool shown = exploration.holds(goal.one) == goal.one_holds &&
                       exploration.holds(goal.other) == goal.other_holds;
    if (shown) return true;
    if (!exploration.next(mark)) return false;
  }
  exploration.undo(mark);
  return false;
}

}  // namespace

// Each scenario takes up as many of the remaining goals as go together, the first of them for
// certain: so a scenario too many is never made, and a goal that nothing shows is dropped.
std::vector<Assignment> cover(Stacks& stacks, const Relevance& relevance) {
  Exploration exploration(stacks);
  std::vector<Assignment> chosen{exploration.assignment(relevance.conditions)};
  std::vector<Goal> goals = find_goals(relevance);
  std::reverse(goals.begin(), goals.end());  // the next goal is the last one
  const auto is_shown = [&chosen](const Goal& goal) { return shows(chosen.back(), goal); };
  goals.erase(std::remove_if(goals.begin(), goals.end(), is_shown), goals.end());
  while (!goals.empty() && chosen.size() < Scenarios::most) {
    exploration.undo(0);
    const Goal goal = goals.back();
    goals.pop_back();
    if (!reach(exploration, goal)) continue;
    for (auto next = goals.rbegin(); next != goals.rend(); ++next) reach(exploration, *next);
    chosen.push_back(exploration.assignment(relevance.conditions));
    goals.erase(std::remove_if(goals.begin(), goals.end(), is_shown), goals.end());
  }
  return chosen;
}

}  // namespace plimsoll
