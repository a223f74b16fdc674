// The resources of one scenario.
//
// A resource depends on few of the things that scenarios vary. What it asked of the scenario when
// it was evaluated is remembered with the result, and the result is used again in every scenario
// that gives the same answers: time grows with what differs, not with the number of scenarios.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "read/cfn_explore.h"
#include "read/cfn_scenario.h"
#include "read/cfn_stacks.h"
#include "read/handler_packages.h"
#include "read/local_files.h"
#include "read/sam_names.h"
#include "resource/resource.h"

namespace plimsoll {

class Resolver {
 public:
  // With a single scenario there is nothing to be remembered for.
  Resolver(Stacks& stacks, std::size_t scenarios) : stacks_(&stacks), remembers_(scenarios > 1) {}

  Resources resolve(const Assignment& assignment);

 private:
  // One question to the scenario, and its answer.
  struct Asked {
    bool condition = false;  // else a variable
    std::uint32_t id = 0;
    std::optional<std::size_t> answer;
  };
  class Traced;

  struct Result {
    std::vector<Asked> asked;
    std::optional<Resource> resource;  // none when its condition does not hold
  };

  static bool holds_in(const Result& result, const Assignment& assignment);
  const Result& result(std::size_t index, const Instance& instance, const Declaration& declared,
                       const Assignment& assignment);
  std::optional<Resource> evaluate(const Instance& instance, const Declaration& declared,
                                   Scenario& scenario);
  // `first` is the number of the instance's first resource.
  std::vector<Resource> resources_of(const Instance& instance, std::size_t first,
                                     const Assignment& assignment);
  Value globals(const Instance& instance, const Assignment& assignment);
  std::vector<std::string> handed_out(const OfferedNames& names) const;
  void add_local_files(const Instance& instance, const std::vector<Resource>& written,
                       bool serverless, Resources& resources);

  Stacks* stacks_;
  bool remembers_;
  std::vector<std::vector<Result>> results_;  // by resource, all instances counted through
  LocalFiles local_files_;
  HandlerPackages handler_packages_;
};

}  // namespace plimsoll
