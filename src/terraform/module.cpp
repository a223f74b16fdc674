#include "terraform/module.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace plimsoll::terraform {

namespace {

bool declare_the_same(const Block& one, const Block& other) {
  return one.type == other.type && !one.labels.empty() &&
         std::ranges::equal(one.labels, other.labels, {}, &Label::text, &Label::text);
}

const Expression* item_of(const Expression& expression, std::string_view name) {
  const auto* object = expression.as<Object>();
  if (object == nullptr) return nullptr;
  for (const ObjectItem& item : object->items) {
    const auto* key = item.key->as<String>();
    if (key != nullptr && key->text == name) return item.value.get();
  }
  return nullptr;
}

// In JSON `required_providers` looks like an attribute.
const Expression* requirement(const Body& settings, std::string_view provider) {
  if (const BodyAttribute* all = settings.attribute("required_providers")) {
    return item_of(*all->value, provider);
  }
  for (const Block& block : settings.blocks) {
    if (block.type != "required_providers") continue;
    if (const BodyAttribute* wanted = block.body.attribute(provider)) return wanted->value.get();
  }
  return nullptr;
}

// The `version` of `{ source = …, version = … }`, or the text that older versions have.
std::string version_in(const Expression& requirement) {
  const Expression* version = item_of(requirement, "version");
  const auto* text = version != nullptr ? version->as<String>() : requirement.as<String>();
  return text != nullptr ? text->text : "";
}

}  // namespace

std::string name_of_thing(const Block& block) {
  const auto& labels = block.labels;
  if (block.type == "resource" && labels.size() == 2) {
    return fmt::format("{}.{}", labels[0].text, labels[1].text);
  }
  if (block.type == "data" && labels.size() == 2) {
    return fmt::format("data.{}.{}", labels[0].text, labels[1].text);
  }
  if (block.type == "module" && labels.size() == 1) {
    return fmt::format("module.{}", labels[0].text);
  }
  return {};
}

void Module::add(File file, bool overrides) {
  documents_.push_back(std::move(file.document));
  for (Block& block : file.body.blocks) {
    if (overrides && block.type != "locals") {
      change(block);
    } else {
      add(std::move(block));
    }
  }
}

void Module::add(Block block) {
  blocks_.push_back(std::move(block));
  const Block& added = blocks_.back();
  if (const std::string name = name_of_thing(added); !name.empty()) {
    things_.emplace(name, &added);
  } else if (added.type == "variable" && added.labels.size() == 1) {
    variables_.emplace(added.labels[0].text, &added);
  } else if (added.type == "output" && added.labels.size() == 1) {
    outputs_.emplace(added.labels[0].text, &added);
  } else if (added.type == "locals") {
    for (const BodyAttribute& local : added.body.attributes) locals_[local.name] = &local;
  }
}

// What an override writes replaces what is there; nested blocks replace all of their type.
void Module::change(const Block& by) {
  const auto found = std::ranges::find_if(
      blocks_, [&](const Block& block) { return declare_the_same(block, by); });
  if (found == blocks_.end()) return add(by);
  for (const BodyAttribute& attribute : by.body.attributes) {
    std::erase_if(found->body.attributes,
                  [&](const BodyAttribute& old) { return old.name == attribute.name; });
    found->body.attributes.push_back(attribute);
  }
  std::erase_if(found->body.blocks, [&](const Block& old) {
    return std::ranges::any_of(by.body.blocks,
                               [&](const Block& block) { return block.type == old.type; });
  });
  std::ranges::copy(by.body.blocks, std::back_inserter(found->body.blocks));
}

const BodyAttribute* Module::local(std::string_view name) const {
  const auto found = locals_.find(name);
  return found == locals_.end() ? nullptr : found->second;
}

std::vector<std::string> Module::defined() const {
  std::vector<std::string> names;
  for (const auto& [name, block] : things_) names.push_back(name);
  for (const auto& [name, block] : variables_) names.push_back("var." + name);
  for (const auto& [name, value] : locals_) names.push_back("local." + name);
  std::ranges::sort(names);
  return names;
}

std::string Module::required_provider(std::string_view name) const {
  for (const Block& block : blocks_) {
    if (block.type != "terraform") continue;
    if (const Expression* wanted = requirement(block.body, name)) return version_in(*wanted);
  }
  return {};
}

}  // namespace plimsoll::terraform
