// What is recorded of the arguments of remote calls.
#include <string>
#include <vector>

#include "code/libraries.h"

namespace plimsoll::code {
namespace {

// A variable with a default is that variable: whether it is set, the template tells.
Shape argument_shape(const CodeFacts& facts, const Meaning& meaning) {
  const std::vector<Meaning> alternatives = alternatives_of(meaning);
  const Meaning* variable = nullptr;
  for (const Meaning& each : alternatives) {
    const auto* read = each.as<VariableValue>();
    if (read != nullptr && variable == nullptr && facts.environment[read->read].has_default) {
      variable = &each;
    } else if (each.as<Text>() == nullptr && each.as<Nothing>() == nullptr) {
      return shape_of(meaning);
    }
  }
  return shape_of(variable == nullptr ? meaning : *variable);
}

}  // namespace

void add_arguments(const CodeFacts& facts, const Passing& passing, RemoteCall& call) {
  for (const Passed& each : passing) {
    if (each.spread) call.opaque_arguments = true;
    if (each.meaning.as<Callable>() != nullptr) call.calls_back = true;
    if (!each.keyword.empty())
      call.arguments.emplace_back(each.keyword, argument_shape(facts, each.meaning));
    if (const auto* object = each.meaning.as<std::shared_ptr<Object>>()) {
      call.opaque_arguments = call.opaque_arguments || (*object)->open;
      for (const auto& [name, member] : (*object)->members) {
        call.arguments.emplace_back(name, argument_shape(facts, *member.second));
      }
    } else if (each.keyword.empty()) {
      call.arguments.emplace_back("", argument_shape(facts, each.meaning));
      call.opaque_arguments = call.opaque_arguments || each.meaning.is_unknown();
    }
  }
}

Meaning record_call(Walker& walker, RemoteCall call, const Passing& passing, Span at) {
  call.span = at;
  add_arguments(walker.record.facts(), passing, call);
  for (const Passed& each : passing) walker.may_be_called(each.meaning, at);
  return {at, Answer{walker.record.call(std::move(call)), {}}};
}

}  // namespace plimsoll::code
