#include "terraform/plan_secrets.h"

#include <cstddef>

#include "terraform/plan_sections.h"

namespace plimsoll::terraform {

namespace {

bool is_true(Node node) {
  return text_of(node) == "true";
}

class Search {
 public:
  void plan(Node plan) {
    module(plan["planned_values"]["root_module"]);
    module(plan["prior_state"]["values"]["root_module"]);
    outputs(plan["planned_values"]["outputs"]);
    outputs(plan["prior_state"]["values"]["outputs"]);
    for (const Node resource : children_of(plan["resource_changes"])) change(resource["change"]);
    for (const Node output : children_of(plan["output_changes"])) change(output);
    const Node declared = plan["configuration"]["root_module"]["variables"];
    for (const Node variable : children_of(plan["variables"])) {
      if (is_true(declared[variable.key()]["sensitive"])) add(variable["value"]);
    }
  }

  std::vector<Span> found;

 private:
  void module(Node module) {
    for (const Node resource : children_of(module["resources"])) {
      compare(resource["values"], resource["sensitive_values"]);
    }
    for (const Node child : children_of(module["child_modules"])) this->module(child);
  }

  void outputs(Node outputs) {
    for (const Node output : children_of(outputs)) {
      if (is_true(output["sensitive"])) add(output["value"]);
    }
  }

  void change(Node change) {
    compare(change["before"], change["before_sensitive"]);
    compare(change["after"], change["after_sensitive"]);
  }

  void compare(Node value, Node sensitive) {
    if (!value) return;
    if (is_true(sensitive)) return add(value);
    const std::vector<Node> parts = children_of(sensitive);
    if (parts.empty()) return;
    if (sensitive.is_mapping()) {
      for (const Node part : parts) compare(value[part.key()], part);
      return;
    }
    const std::vector<Node> values = children_of(value);
    for (std::size_t i = 0; i < parts.size() && i < values.size(); ++i)
      compare(values[i], parts[i]);
  }

  void add(Node value) {
    if (value && value.is_scalar()) found.push_back(value.span());
    for (const Node part : children_of(value)) add(part);
  }
};

}  // namespace

std::vector<Span> secrets_in(Node plan) {
  Search search;
  search.plan(plan);
  return std::move(search.found);
}

}  // namespace plimsoll::terraform
