// The parts of a plan, brought together: each planned instance with its values, with what of them
// is unknown, and with the block of the configuration that it is an instance of.
//
// In: the root of what `terraform show -json` prints of a plan. Out: instances in the order of the
// plan, modules after the resources of the module that calls them; found by their address.
// Refuses nothing: a part that is not there is a false Node.
#pragma once

#include <deque>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tree/tree.h"

namespace plimsoll::terraform {

// A module of the configuration; one for all instances of all calls in that place.
struct ConfiguredModule {
  Node node;
  std::unordered_map<std::string_view, Node> resources;  // "aws_sqs_queue.orders", "data.x.y"
};

// One instance of a module.
struct ModuleInstance {
  std::string prefix;  // of the addresses in it: "module.api[0]."; empty in the root
  std::string key;     // "[0]"; empty without count and for_each
  const ModuleInstance* parent = nullptr;
  Node call;  // the `module` block in the parent; none where the configuration is not in the plan
  const ConfiguredModule* configuration = nullptr;
};

struct PlannedResource {
  std::string address;  // "module.api[0].aws_lambda_function.orders[\"eu\"]"
  std::string name;     // "aws_lambda_function.orders", "data.aws_region.here"
  std::string key;      // "[\"eu\"]"
  bool is_data = false;
  const ModuleInstance* module = nullptr;
  Node planned;     // address, type, values, sensitive_values
  Node change;      // actions, after_unknown; none for what is read while planning
  Node configured;  // expressions; none where the configuration is not in the plan
};

class PlanSections {
 public:
  explicit PlanSections(Node root);

  const std::vector<const PlannedResource*>& resources() const { return in_order_; }
  // Null when nothing of that address is planned.
  const PlannedResource* find(std::string_view address) const;
  // Every instance of a block: of an address without the key at its end.
  std::span<const PlannedResource* const> instances_of(const std::string& block) const;

  const ModuleInstance& root_module() const { return *root_module_; }
  // An instance of a module that is called in `parent`; `key` as in addresses.
  const ModuleInstance& child(const ModuleInstance& parent, std::string_view name,
                              std::string_view key);

 private:
  const ConfiguredModule* configuration_of(Node module);
  void add_changes(Node changes);
  void add_module(Node module, const ModuleInstance& instance, bool data_only);
  void add(Node planned, const ModuleInstance& module);

  std::deque<ConfiguredModule> configurations_;
  std::unordered_map<std::uint32_t, const ConfiguredModule*> configuration_by_node_;
  std::deque<ModuleInstance> modules_;
  std::map<std::string, const ModuleInstance*, std::less<>> module_by_prefix_;
  const ModuleInstance* root_module_ = nullptr;

  std::unordered_map<std::string_view, Node> changes_;  // by address
  std::deque<PlannedResource> resources_;
  std::vector<const PlannedResource*> in_order_;
  std::unordered_map<std::string_view, const PlannedResource*> by_address_;
  std::unordered_map<std::string, std::vector<const PlannedResource*>> by_block_;
};

// The text of a scalar, the entries or items of a collection; empty of anything else.
std::string_view text_of(Node node);
std::vector<Node> children_of(Node node);

}  // namespace plimsoll::terraform
