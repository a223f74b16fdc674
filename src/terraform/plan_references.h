// What an expression of a plan's configuration is made of.
//
// In: the `references` that the plan lists for an expression, without saying how they are put
// together. Out: attributes of planned instances, with variables and outputs of modules followed to
// where they come from, and `each` and `count` to the instance that is meant.
// Refuses: what the plan does not show. Locals are not in it, so whoever names one is incomplete.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "terraform/plan_sections.h"

namespace plimsoll::terraform {

// An attribute of an instance.
struct PlanSource {
  const PlannedResource* resource = nullptr;
  std::string attribute;  // "arn"; empty where the plan names the resource alone
  bool is_known = false;  // what it has is in the plan

  // What it has, if that is a known text; else empty.
  std::string_view text() const;
  friend bool operator==(const PlanSource&, const PlanSource&) = default;
};

struct PlanSources {
  std::vector<PlanSource> all;  // each once
  bool is_complete = true;
  bool has_variables = false;  // a variable that the plan knows is part of it, too

  // Those that make a value unknown.
  std::vector<PlanSource> unknown() const;
};

class PlanReferences {
 public:
  explicit PlanReferences(PlanSections& sections) : sections_(&sections) {}

  // Of an expression in the block that `user` is an instance of.
  PlanSources of(Node expression, const PlannedResource& user);
  // Of an output of the root module.
  PlanSources of_output(Node output);

 private:
  PlanSections* sections_;
};

}  // namespace plimsoll::terraform
