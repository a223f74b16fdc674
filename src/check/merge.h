// One list of findings out of many: of several scenarios, of several inputs.
//
// In: findings as checks made them. Out: each once, with the conditions under which it holds and
// the resource and property in which it lies. Two findings are the same when check, place, message
// and failure are; their notes are put together. The order of the list is total and independent of
// how the files were read: path, span, id, message.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "check/finding.h"
#include "resource/resource.h"

namespace plimsoll {

// What makes a finding the same in two scenarios.
using ScenarioKey = std::tuple<const Check*, Span, std::string, std::string>;

// Collects the findings of one input, scenario after scenario.
class ScenarioMerge {
 public:
  // In words, when a finding holds that was made in these scenarios (ascending, at least one) and
  // points at these places; empty when these are all scenarios.
  using Describe =
      std::function<std::string(const std::vector<std::size_t>&, std::span<const Span> places)>;

  // A finding that was not seen before is located in these resources, the scenario's own.
  void add(std::size_t scenario, std::vector<Finding> findings, const Resources& resources);
  std::vector<Finding> take(const Describe& describe);

 private:
  struct Merged {
    Finding finding;
    std::vector<std::size_t> scenarios;
  };
  std::map<ScenarioKey, Merged> merged_;
};

// The same finding from several inputs becomes one; the list becomes sorted.
using PathOf = std::function<std::string(FileId)>;
std::vector<Finding> merge_inputs(std::vector<Finding> findings, const PathOf& path_of);

}  // namespace plimsoll
