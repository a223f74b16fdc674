#include "read/cfn_explore.h"

#include <algorithm>
#include <set>
#include <utility>

#include "read/cfn_condition.h"

namespace plimsoll {

namespace {

// What tells two scenarios apart: truths, and choices whose value some resource uses.
using Key = std::pair<std::vector<std::optional<bool>>, std::vector<std::optional<std::size_t>>>;

std::vector<VariableId> used_variables(const Stacks& stacks, const Relevance& relevance) {
  std::vector<VariableId> used;
  for (const std::string& identity : relevance.used) {
    if (const auto id = stacks.variables().find(identity)) used.push_back(*id);
  }
  return used;
}

Key key_of(const Assignment& assignment, const std::vector<VariableId>& used) {
  Key key{assignment.truths, {}};
  for (const VariableId id : used) key.second.push_back(assignment.chosen(id));
  return key;
}

}  // namespace

std::optional<bool> Assignment::truth(ConditionId id) const {
  return id < truths.size() ? truths[id] : std::nullopt;
}

std::optional<std::size_t> Assignment::chosen(VariableId id) const {
  return id < classes.size() ? classes[id] : std::nullopt;
}

Exploration::Exploration(Stacks& stacks)
    : stacks_(&stacks), truths_(stacks.conditions().size(), Truth::open) {}

std::optional<bool> Exploration::holds(ConditionId id) {
  Truth& truth = truths_[id];
  if (truth == Truth::open) {
    truth = Truth::asked;  // a condition that leads back to itself is false there
    const Condition& condition = stacks_->conditions()[id];
    Evaluator evaluator(*stacks_, *condition.instance, *this, Defaults::ignored);
    Evaluator inside = evaluator.within(condition.bindings);
    truth = plimsoll::holds(inside, condition.node) ? Truth::yes : Truth::no;
  }
  return truth == Truth::yes;
}

std::optional<std::size_t> Exploration::chosen(VariableId variable) {
  if (classes_.size() <= variable) classes_.resize(variable + 1);
  if (!classes_[variable]) {
    classes_[variable] = 0;
    order_.push_back(variable);
  }
  return classes_[variable];
}

bool Exploration::next(std::size_t mark) {
  forget_truths();
  while (order_.size() > mark) {
    const VariableId last = order_.back();
    std::size_t& choice = *classes_[last];
    if (++choice < stacks_->variables()[last].classes.size()) return true;
    classes_[last].reset();
    order_.pop_back();
  }
  return false;
}

void Exploration::undo(std::size_t mark) {
  forget_truths();
  for (; order_.size() > mark; order_.pop_back()) classes_[order_.back()].reset();
}

void Exploration::forget_truths() {
  std::fill(truths_.begin(), truths_.end(), Truth::open);
}

Assignment Exploration::assignment(const std::vector<ConditionId>& conditions) {
  Assignment assignment;
  assignment.truths.resize(truths_.size());
  for (const ConditionId id : conditions) assignment.truths[id] = holds(id);
  assignment.classes = classes_;
  return assignment;
}

Scenarios find_scenarios(Stacks& stacks, const Relevance& relevance) {
  // Combinations that come to the same scenario are cheap, but there may be very many of them.
  constexpr int patience = 256;
  const std::vector<VariableId> used = used_variables(stacks, relevance);
  Exploration exploration(stacks);
  Scenarios scenarios;
  std::set<Key> seen;
  int looked_at = 0;
  do {
    Assignment assignment = exploration.assignment(relevance.conditions);
    if (seen.insert(key_of(assignment, used)).second)
      scenarios.all.push_back(std::move(assignment));
    if (scenarios.all.size() > Scenarios::most || ++looked_at > patience) {
      return {cover(stacks, relevance), false};
    }
  } while (exploration.next(0));
  return scenarios;
}

}  // namespace plimsoll
