// The evaluation of a template's nodes in one scenario: intrinsics are carried out, parameters take
// their values, and what only AWS or the deployer knows becomes opaque.
//
// In: nodes of one instance. Out: Values with the span of what they are made of, and a trail where
// that lies elsewhere than where it is used.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/cfn_calls.h"
#include "read/cfn_scenario.h"
#include "read/cfn_stacks.h"
#include "resource/value.h"

namespace plimsoll {

// Whether a default counts as the parameter's value. In conditions it does not: a default is an
// example, not a proof.
enum class Defaults : bool { ignored, used };

class Evaluator {
 public:
  Evaluator(Stacks& stacks, const Instance& instance, Scenario& scenario, Defaults defaults)
      : stacks_(&stacks), instance_(&instance), scenario_(&scenario), defaults_(defaults) {}

  // The same scenario seen from another instance, or from within a loop.
  Evaluator in(const Instance& instance, const Binding* bindings) const;
  Evaluator within(const Binding* bindings) const { return in(*instance_, bindings); }
  // Says what is evaluated next, for the trails: "used as `Timeout` of `Ship`".
  Evaluator& for_resource(std::string_view name);

  Value evaluate(Node node);
  // The argument of a call: its tag is the call's, and is done with.
  Value argument(const Call& call);
  // The items of an argument that is written as a list; empty otherwise.
  std::vector<Node> arguments(const Call& call) const;

  // A scalar's text with the variables of the loops around it filled in.
  std::string text(Node node) const;
  std::string filled(std::string_view text) const;

  // What `Ref` and `Fn::GetAtt` make of a name.
  Value ref(std::string_view name, Span use);
  Value attribute(std::string_view resource, std::string_view attribute, Span use);
  // The value of an output of this instance; opaque when it has none of that name.
  Value output(std::string_view name, Span use);
  std::optional<bool> holds(std::string_view condition);
  // Whether the scenario takes an undecidable comparison for true; false where it leaves it open.
  bool is_chosen(const std::string& comparison);

  // `value`, found elsewhere, as it is used here.
  Value used(const Value& value, Span use) const;

  Stacks& stacks() const { return *stacks_; }
  const Instance& instance() const { return *instance_; }
  const Binding* bindings() const { return bindings_; }

 private:
  Value untagged(Node node);
  Value scalar(Node node) const;
  Value list(Node node);
  Value map(Node node);
  void add_entry(Node node, std::vector<Entry>& entries, bool& open);
  void add_loop(Node loop, std::vector<Entry>& entries, bool& open);
  Value pseudo_parameter(std::string_view name, Span use);
  Value parameter(const Parameter& parameter, Span use);
  Value unset(const Parameter& parameter, const std::string& identity, Span use);
  Value unknown(std::string_view name, std::string_view attribute, Span use) const;

  Stacks* stacks_;
  const Instance* instance_;
  Scenario* scenario_;
  Defaults defaults_;
  const Binding* bindings_ = nullptr;
  std::string_view resource_;
  std::string_view property_;
  int hops_ =
      0;  // from instance to instance: outputs and passed parameters may go round in circles
};

// The opaque value's identity for a parameter, shared by all who ask for it.
std::string identity(const Instance& instance, const Parameter& parameter);

// An opaque value that is the same wherever the same thing is done to the same value:
// "Fn::Select 0 of parameter Subnets". Of something anonymous: anonymous.
Value derived(std::string_view how, const Value& value, Span span);

// The text of a parameter's value as the value it stands for: a list where the type says so.
Value value_of(const Parameter& parameter, const Written& written);

}  // namespace plimsoll
