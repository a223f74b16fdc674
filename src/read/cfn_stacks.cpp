#include "read/cfn_stacks.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "read/cfn_evaluate.h"
#include "read/cfn_imports.h"
#include "read/cfn_loop.h"
#include "read/cfn_macro.h"
#include "read/cfn_nested.h"
#include "read/cfn_part.h"

namespace plimsoll {

namespace {

std::size_t depth(const Instance& instance) {
  return instance.parent ? depth(*instance.parent) + 1 : 0;
}

bool is_within(const Instance* instance, FileId file) {
  for (; instance; instance = instance->parent) {
    if (instance->document->file == file) return true;
  }
  return false;
}

// `path` as it is written in the file at `from`.
std::string path_beside(const std::string& from, std::string_view path) {
  const std::filesystem::path folder = std::filesystem::path(from).parent_path();
  return (folder / path).lexically_normal().generic_string();
}

}  // namespace

Stacks::Stacks(const DocumentPtr& document, Inputs inputs, Sources* sources, const Exports* exports)
    : inputs_(std::move(inputs)), sources_(sources), exports_(exports) {
  add_document(document);
  Instance root;
  root.document = document;
  add(std::move(root));
  for (std::size_t i = 0; exports_ && i < instances_.size(); ++i) add_exporters(instances_[i]);
}

void Stacks::add_document(const DocumentPtr& document) {
  // Every scenario may evaluate everything, and there may be 64 of them; what is used in several
  // places is evaluated in each.
  constexpr std::uint64_t times = 400;
  documents_.push_back(document);
  steps_left_ += times * document->tree.size();
}

bool Stacks::spend_step(Span span) {
  if (steps_left_ > 0) {
    --steps_left_;
    return true;
  }
  if (!std::exchange(exhausted_, true)) not_evaluated(span, "nested too often to be followed");
  return false;
}

Instance& Stacks::add(Instance instance) {
  instances_.push_back(std::move(instance));
  Instance& added = instances_.back();
  declare(added);
  if (sources_) add_nested(added);
  return added;
}

void Stacks::declare(Instance& instance) {
  instance.parameters = read_parameters(instance.section("Parameters"));
  declare_macros(instance);
  declare_conditions(instance);
  declare_resources(instance);
  instance.is_part = is_part_of_template(instance);
  NoScenario open;
  Evaluator evaluator(*this, instance, open, Defaults::used);
  each_entry(evaluator, instance.section("Outputs"), [&](Node node, const Binding* bindings) {
    if (node.is_mapping()) {
      instance.outputs.add({fill_bindings(node.key(), bindings), node, bindings});
    }
  });
}

void Stacks::declare_macros(Instance& instance) {
  for (const Node& macro : unknown_macros(instance.document->root)) {
    instance.is_open = true;
    instance.is_rewritten = true;
    not_evaluated(macro.span(), fmt::format("macro `{}` may change everything in this template",
                                            macro.is_scalar() ? macro.text() : macro.key()));
  }
}

void Stacks::declare_conditions(Instance& instance) {
  NoScenario open;
  Evaluator evaluator(*this, instance, open, Defaults::used);
  each_entry(evaluator, instance.section("Conditions"), [&](Node node, const Binding* bindings) {
    const auto id = static_cast<ConditionId>(conditions_.size());
    std::string name = fill_bindings(node.key(), bindings);
    if (!instance.conditions.emplace(name, id).second) return;
    conditions_.push_back({&instance, std::move(name), node, bindings});
  });
}

void Stacks::declare_resources(Instance& instance) {
  NoScenario open;
  Evaluator evaluator(*this, instance, open, Defaults::used);
  const auto declare_one = [&](Node node, const Binding* bindings) {
    if (node.key().starts_with("Fn::")) {
      instance.is_open = true;
      not_evaluated(node.key_span(), fmt::format("`{}` may add resources", node.key()));
    } else if (node.is_mapping()) {
      instance.resources.add({fill_bindings(node.key(), bindings), node, bindings});
      if (!is_module(node)) return;
      instance.is_open = true;
      not_evaluated(node["Type"].span(), fmt::format("module `{}`", node["Type"].text()));
    }
  };
  const bool whole = each_entry(evaluator, instance.section("Resources"), declare_one);
  instance.is_open = instance.is_open || !whole;
}

void Stacks::add_nested(Instance& instance) {
  if (depth(instance) >= depth_limit) return;
  for (const Declaration& declared : instance.resources.all()) {
    if (is_nested_stack(declared.node)) add_nested(instance, declared);
  }
}

void Stacks::add_nested(Instance& instance, const Declaration& declared) {
  const Node location = template_location(declared.node);
  if (!location) return;  // an application of a repository, or an expression
  const std::string path = fill_bindings(location.text(), declared.bindings);
  const DocumentPtr document = local_file(instance, path);
  if (!document || !document->kind) {
    not_evaluated(location.span(), fmt::format("nested template `{}` is not a local file", path));
    return;
  }
  if (is_within(&instance, document->file) || instances_.size() >= instance_limit) {
    not_evaluated(location.span(), fmt::format("nested template `{}` has no end", path));
    return;
  }
  Instance child;
  child.document = document;
  child.prefix = instance.prefix + declared.name + "/";
  child.parent = &instance;
  child.passed = declared.node["Properties"]["Parameters"];
  child.passed_bindings = declared.bindings;
  instance.children[declared.name] = &add(std::move(child));
}

void Stacks::add_exporters(Instance& instance) {
  NoScenario open;
  Evaluator evaluator(*this, instance, open, Defaults::used);
  for (const Call& call : imports_in(instance.document->tree)) {
    const Exports::Export* found = exports_->find(evaluator.argument(call));
    if (found) add_exporter(found->path);
  }
}

const Instance* Stacks::exporter_at(const std::string& path) const {
  for (const Instance& instance : instances_) {
    if (!instance.parent && (*sources_)[instance.document->file].path() == path) return &instance;
  }
  return nullptr;
}

void Stacks::add_exporter(const std::string& path) {
  if (exporter_at(path) || instances_.size() >= instance_limit) return;
  const Sources::Opened opened = sources_->open(path);
  if (!opened.trouble.empty()) return;
  const DocumentPtr document = read_document(*sources_, opened.file);
  if (!document->kind) return;
  add_document(document);
  Instance exporter;
  exporter.document = document;
  exporter.prefix = path + ":";
  context_prefixes_.push_back(exporter.prefix);
  add(std::move(exporter));
}

std::optional<Stacks::Exported> Stacks::exported(const Value& name) const {
  const Exports::Export* found = exports_ ? exports_->find(name) : nullptr;
  const Instance* exporter = found ? exporter_at(found->path) : nullptr;
  if (!exporter) return std::nullopt;
  return Exported{exporter, found->output};
}

DocumentPtr Stacks::local_file(const Instance& from, std::string_view path) {
  if (!sources_ || !is_local_path(path)) return nullptr;
  const std::string whole = path_beside((*sources_)[from.document->file].path(), path);
  const auto known = files_.find(whole);
  if (known != files_.end()) return known->second;
  DocumentPtr& document = files_[whole];
  std::error_code none;
  if (!std::filesystem::is_regular_file(whole, none)) return document;
  const Sources::Opened opened = sources_->open(whole);
  if (!opened.trouble.empty()) return document;
  document = read_document(*sources_, opened.file);
  add_document(document);
  return document;
}

std::string Stacks::path(const Instance& instance) const {
  return sources_ ? (*sources_)[instance.document->file].path() : std::string();
}

std::string_view Stacks::written(const Span& span) const {
  return sources_ ? (*sources_)[span.file].text(span) : std::string_view();
}

const Binding* Stacks::bind(Binding binding) {
  bindings_.push_back(std::move(binding));
  return &bindings_.back();
}

void Stacks::not_evaluated(Span span, std::string why) {
  const auto known = std::find_if(regions_.begin(), regions_.end(),
                                  [&span](const Region& region) { return region.span == span; });
  if (known == regions_.end()) regions_.push_back({span, std::move(why)});
}

}  // namespace plimsoll
