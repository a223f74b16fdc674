// What evaluation asks of the scenario it happens in.
#pragma once

#include <optional>

#include "read/cfn_instance.h"
#include "read/cfn_variables.h"

namespace plimsoll {

class Scenario {
 public:
  virtual ~Scenario() = default;
  // Whether a condition holds; none when the scenario leaves it open.
  virtual std::optional<bool> holds(ConditionId condition) = 0;
  // The class of a variable; none when the scenario leaves it open.
  virtual std::optional<std::size_t> chosen(VariableId variable) = 0;
};

// Leaves everything open: what is evaluated before there are scenarios (the collections of loops,
// the paths of nested templates).
class NoScenario : public Scenario {
 public:
  std::optional<bool> holds(ConditionId) override { return std::nullopt; }
  std::optional<std::size_t> chosen(VariableId) override { return std::nullopt; }
};

}  // namespace plimsoll
