#include "terraform/plan_sections.h"

#include <algorithm>
#include <utility>

namespace plimsoll::terraform {

namespace {

bool is_deletion(Node change) {
  const std::vector<Node> actions = children_of(change["actions"]);
  return actions.size() == 1 &&
         (text_of(actions[0]) == "delete" || text_of(actions[0]) == "forget");
}

std::string_view behind(std::string_view address, std::string_view prefix) {
  return address.starts_with(prefix) ? address.substr(prefix.size()) : std::string_view();
}

struct CalledAs {
  std::string_view name;
  std::string_view key;
};

// "module.api[\"a.b\"]" → "api" and "[\"a.b\"]".
CalledAs called_as(std::string_view address) {
  const std::string_view called = behind(address, "module.");
  const std::size_t key = std::min(called.find('['), called.size());
  return {called.substr(0, key), called.substr(key)};
}

}  // namespace

std::string_view text_of(Node node) {
  return node && node.is_scalar() ? node.text() : std::string_view();
}

std::vector<Node> children_of(Node node) {
  return node ? node.children() : std::vector<Node>();
}

PlanSections::PlanSections(Node root) {
  root_module_ = &modules_.emplace_back();
  modules_.back().configuration = configuration_of(root["configuration"]["root_module"]);
  add_changes(root["resource_changes"]);
  add_module(root["planned_values"]["root_module"], *root_module_, false);
  // Data sources that could be read while planning; they are known.
  add_module(root["prior_state"]["values"]["root_module"], *root_module_, true);
}

const PlannedResource* PlanSections::find(std::string_view address) const {
  const auto found = by_address_.find(address);
  return found == by_address_.end() ? nullptr : found->second;
}

std::span<const PlannedResource* const> PlanSections::instances_of(const std::string& block) const {
  const auto found = by_block_.find(block);
  if (found == by_block_.end()) return {};
  return found->second;
}

const ModuleInstance& PlanSections::child(const ModuleInstance& parent, std::string_view name,
                                          std::string_view key) {
  std::string prefix = parent.prefix;
  prefix.append("module.").append(name).append(key).append(".");
  const auto [known, is_new] = module_by_prefix_.try_emplace(std::move(prefix), nullptr);
  if (!is_new) return *known->second;
  ModuleInstance& added = modules_.emplace_back();
  added.prefix = known->first;
  added.key = key;
  added.parent = &parent;
  added.call = parent.configuration->node["module_calls"][name];
  added.configuration = configuration_of(added.call["module"]);
  known->second = &added;
  return added;
}

const ConfiguredModule* PlanSections::configuration_of(Node module) {
  const std::uint32_t id = module ? module.id() : Tree::none;
  const auto [known, is_new] = configuration_by_node_.try_emplace(id, nullptr);
  if (!is_new) return known->second;
  ConfiguredModule& configuration = configurations_.emplace_back();
  configuration.node = module;
  for (const Node resource : children_of(module["resources"])) {
    configuration.resources.emplace(text_of(resource["address"]), resource);
  }
  known->second = &configuration;
  return &configuration;
}

void PlanSections::add_changes(Node changes) {
  for (const Node entry : children_of(changes)) {
    const Node change = entry["change"];
    // What was replaced and is still to be deleted has the address of what replaces it.
    if (!entry["deposed"] && !is_deletion(change)) {
      changes_.emplace(text_of(entry["address"]), change);
    }
  }
}

void PlanSections::add_module(Node module, const ModuleInstance& instance, bool data_only) {
  for (const Node planned : children_of(module["resources"])) {
    if (!data_only || text_of(planned["mode"]) == "data") add(planned, instance);
  }
  for (const Node child : children_of(module["child_modules"])) {
    const CalledAs called = called_as(behind(text_of(child["address"]), instance.prefix));
    add_module(child, this->child(instance, called.name, called.key), data_only);
  }
}

void PlanSections::add(Node planned, const ModuleInstance& module) {
  const std::string_view address = text_of(planned["address"]);
  if (address.empty() || by_address_.contains(address)) return;
  PlannedResource& added = resources_.emplace_back();
  added.address = address;
  added.is_data = text_of(planned["mode"]) == "data";
  added.name = added.is_data ? "data." : "";
  added.name.append(text_of(planned["type"])).append(".").append(text_of(planned["name"]));
  added.key = behind(behind(address, module.prefix), added.name);
  added.module = &module;
  added.planned = planned;
  const auto change = changes_.find(address);
  if (change != changes_.end()) added.change = change->second;
  const auto& configured = module.configuration->resources;
  const auto block = configured.find(added.name);
  if (block != configured.end()) added.configured = block->second;
  in_order_.push_back(&added);
  by_address_.emplace(added.address, &added);
  by_block_[module.prefix + added.name].push_back(&added);
}

}  // namespace plimsoll::terraform
