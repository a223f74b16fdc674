#include "read/cfn_describe.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <set>

#include <fmt/format.h>

namespace plimsoll {

namespace {

// A description that takes more words than this helps nobody.
constexpr std::size_t most_words = 3;

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  return fmt::format("{}", fmt::join(words, between));
}

bool lies_in(const Span& inner, const Span& outer) {
  return inner.file == outer.file && outer.begin <= inner.begin && inner.end <= outer.end;
}

}  // namespace

Descriptions::Descriptions(const Stacks& stacks, const Relevance& relevance,
                           const Scenarios& scenarios)
    : count_(scenarios.all.size()), all_(~Set{0} >> (64 - count_)), meetings_(&relevance.meetings) {
  for (const ConditionId id : relevance.conditions) {
    Set holds_in = 0;
    for (std::size_t i = 0; i < count_; ++i) {
      if (scenarios.all[i].truth(id) == true) holds_in |= Set{1} << i;
    }
    const Condition& condition = stacks.conditions()[id];
    add(condition.instance->prefix + condition.name, holds_in, id);
  }
  for (VariableId id = 0; id < stacks.variables().size(); ++id) {
    const Variable& variable = stacks.variables()[id];
    for (std::size_t c = 0; c < variable.classes.size() && !variable.is_comparison; ++c) {
      if (!variable.classes[c].constant) continue;
      Set holds_in = 0;
      for (std::size_t i = 0; i < count_; ++i) {
        if (scenarios.all[i].chosen(id) == c) holds_in |= Set{1} << i;
      }
      const std::string& constant = *variable.classes[c].constant;
      add(fmt::format("{} is {}", variable.name, constant.empty() ? "empty" : constant), holds_in);
    }
  }
}

void Descriptions::add(const std::string& words, Set holds_in,
                       std::optional<ConditionId> condition) {
  facts_.push_back({words, holds_in, false, condition});
  facts_.push_back({words, all_ & ~holds_in, true, condition});
}

std::vector<Descriptions::Fact> Descriptions::facts_at(std::span<const Span> places) const {
  std::set<ConditionId> conditions;
  for (const Meeting& meeting : *meetings_) {
    const auto holds = [&meeting](const Span& place) { return lies_in(place, meeting.place); };
    if (std::ranges::any_of(places, holds)) {
      conditions.insert(meeting.conditions.begin(), meeting.conditions.end());
    }
  }
  std::vector<Fact> facts;
  std::ranges::copy_if(facts_, std::back_inserter(facts), [&conditions](const Fact& fact) {
    return fact.condition && conditions.contains(*fact.condition);
  });
  return facts;
}

std::string Descriptions::of(const std::vector<std::size_t>& scenarios,
                             std::span<const Span> places) const {
  Set set = 0;
  for (const std::size_t scenario : scenarios) set |= Set{1} << scenario;
  if (set == all_ || set == 0) return {};
  if (std::string words = words_of(set, facts_at(places)); !words.empty()) return words;
  if (std::string words = words_of(set, facts_); !words.empty()) return words;
  return fmt::format("in {} of {} scenarios", std::popcount(set), count_);
}

std::string Descriptions::words_of(Set scenarios, const std::vector<Fact>& facts) const {
  std::string words = conjunction(scenarios, facts);
  return words.empty() ? disjunction(scenarios, facts) : words;
}

// "when IsProd and HasVpc, unless IsChina": facts that hold in all of these scenarios, and together
// in no other.
std::string Descriptions::conjunction(Set scenarios, const std::vector<Fact>& facts) const {
  std::vector<std::string> when;
  std::vector<std::string> unless;
  for (Set left = all_; left != scenarios;) {
    const Fact* best = nullptr;
    for (const Fact& fact : facts) {
      if ((fact.holds_in & scenarios) != scenarios || (left & fact.holds_in) == left) continue;
      const auto count = [left](const Fact& one) { return std::popcount(left & one.holds_in); };
      if (!best || count(fact) < count(*best)) best = &fact;
    }
    if (!best || when.size() + unless.size() == most_words) return {};
    left &= best->holds_in;
    (best->negative ? unless : when).push_back(best->words);
  }
  std::string words = when.empty() ? "" : "when " + joined(when, " and ");
  if (!unless.empty()) words += (words.empty() ? "unless " : ", unless ") + joined(unless, " or ");
  return words;
}

// "when IsProd or IsStage", "unless IsProd and HasVpc": facts that hold in none but these
// scenarios, and together in all of them. Only of one kind: mixed, they are hard to read.
std::string Descriptions::disjunction(Set scenarios, const std::vector<Fact>& facts) {
  for (const bool negative : {false, true}) {
    std::vector<std::string> words;
    Set left = scenarios;
    for (const Fact& fact : facts) {
      const bool fits = fact.negative == negative && (fact.holds_in & ~scenarios) == 0;
      if (!fits || (fact.holds_in & left) == 0 || words.size() == most_words) continue;
      words.push_back(fact.words);
      left &= ~fact.holds_in;
    }
    if (left == 0)
      return (negative ? "unless " : "when ") + joined(words, negative ? " and " : " or ");
  }
  return {};
}

}  // namespace plimsoll
