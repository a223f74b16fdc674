#include "read/cfn_condition.h"

#include <algorithm>
#include <array>

namespace plimsoll {

namespace {

struct Operator {
  std::string_view name;
  bool (*holds)(Evaluator&, const Call&);
};

bool all_hold(Evaluator& evaluator, const Call& call) {
  const std::vector<Node> parts = evaluator.arguments(call);
  return std::all_of(parts.begin(), parts.end(),
                     [&evaluator](Node part) { return holds(evaluator, part); });
}

bool any_holds(Evaluator& evaluator, const Call& call) {
  const std::vector<Node> parts = evaluator.arguments(call);
  return std::any_of(parts.begin(), parts.end(),
                     [&evaluator](Node part) { return holds(evaluator, part); });
}

// Fn::Not takes a list of one; the mapping itself is met as well.
bool does_not_hold(Evaluator& evaluator, const Call& call) {
  const std::vector<Node> parts = evaluator.arguments(call);
  return parts.empty() ? !holds(evaluator, call.argument) : !holds(evaluator, parts.front());
}

// What the scenario has chosen for an opaque value, compared with a constant: it is "any other".
std::optional<bool> compared_by_class(Evaluator& evaluator, const Value& unknown,
                                      const Value& constant) {
  const Opaque* opaque = unknown.as_opaque();
  const std::string* text = constant.as_string();
  if (!opaque || !text) return std::nullopt;
  const auto id = evaluator.stacks().variables().find(opaque->identity);
  if (!id) return std::nullopt;
  const Variable& variable = evaluator.stacks().variables()[*id];
  const bool never =
      std::find(variable.never.begin(), variable.never.end(), *text) != variable.never.end();
  if (variable.find(*text) || never) return false;
  return std::nullopt;
}

bool are_equal(Evaluator& evaluator, const Call& call) {
  const std::vector<Node> parts = evaluator.arguments(call);
  if (parts.size() != 2) return false;
  const Value left = evaluator.evaluate(parts[0]);
  const Value right = evaluator.evaluate(parts[1]);
  if (left.as_string() && right.as_string()) return *left.as_string() == *right.as_string();
  if (same(left, right)) return true;
  if (const auto decided = compared_by_class(evaluator, left, right)) return *decided;
  if (const auto decided = compared_by_class(evaluator, right, left)) return *decided;
  return evaluator.is_chosen(print(left) + " = " + print(right));
}

bool named_holds(Evaluator& evaluator, const Call& call) {
  const std::string name = evaluator.text(call.argument);
  if (const auto truth = evaluator.holds(name)) return *truth;
  return evaluator.is_chosen("condition " + evaluator.instance().prefix + name);
}

constexpr std::array operators{
    Operator{"Fn::And", all_hold},      Operator{"Fn::Or", any_holds},
    Operator{"Fn::Not", does_not_hold}, Operator{"Fn::Equals", are_equal},
    Operator{"Condition", named_holds},
};

}  // namespace

std::optional<Call> truth_call_at(Node node) {
  if (auto call = call_at(node)) return call;
  if (!node.is_mapping() || node.child_count() != 1) return std::nullopt;
  const Node only = node.children().front();
  if (only.key() != "Condition") return std::nullopt;
  return Call{"Condition", only, false, node.span()};
}

bool holds(Evaluator& evaluator, Node node) {
  if (const auto call = truth_call_at(node)) {
    const auto found = std::find_if(operators.begin(), operators.end(),
                                    [&call](const auto& one) { return one.name == call->name; });
    if (found != operators.end()) return found->holds(evaluator, *call);
  }
  const Value value = evaluator.evaluate(node);
  if (const auto truth = value.as_bool()) return *truth;
  return evaluator.is_chosen(print(value));
}

}  // namespace plimsoll
