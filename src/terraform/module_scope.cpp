#include "terraform/module_scope.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "terraform/arguments.h"
#include "terraform/data_sources.h"
#include "terraform/given.h"
#include "terraform/stand_in.h"
#include "terraform/type_constraint.h"
#include "terraform/unknown.h"

namespace plimsoll::terraform {

namespace {

const std::string* source_of(const Block& call) {
  const BodyAttribute* source = call.body.attribute("source");
  const String* text = source != nullptr ? source->value->as<String>() : nullptr;
  return text != nullptr ? &text->text : nullptr;
}

bool is_local(std::string_view source) {
  return source.starts_with("./") || source.starts_with("../") || source == "." || source == "..";
}

const Binding* bound(Expanded& expanded) {
  return expanded.names.empty() ? nullptr : &expanded.names.front();
}

// A number or a boolean, with which expressions calculate; of texts it matters more whose they are.
bool is_calculated_with(const Value& value) {
  return value.as_scalar() != nullptr && (value.as_number() || value.as_bool());
}

}  // namespace

class ModuleScope::Asking {
 public:
  Asking(ModuleScope& scope, std::string what)
      : asked_(scope.asked_), world_(scope.world_), what_(std::move(what)) {
    is_first_ = world_.names_left > 0 && asked_.insert(what_).second;
    if (is_first_) go_down(1);
  }
  ~Asking() {
    if (!is_first_) return;
    asked_.erase(what_);
    go_down(-1);
  }
  Asking(const Asking&) = delete;
  Asking& operator=(const Asking&) = delete;

  explicit operator bool() const { return is_first_; }

 private:
  // Behind a name expressions may be nested less deep: all of them share one stack.
  void go_down(int names) {
    constexpr int depth_of_a_name = 4;
    world_.names_left -= names;
    world_.budget.depth -= names * depth_of_a_name;
  }

  std::set<std::string, std::less<>>& asked_;
  World& world_;
  std::string what_;
  bool is_first_ = false;
};

ModuleScope::ModuleScope(World& world, const Module& module, Placed* call)
    : world_(world),
      module_(module),
      call_(call),
      prefix_(call != nullptr ? call->address + "." : "") {}

// ---- variables, locals, outputs

Value ModuleScope::variable(std::string_view name, Span use) {
  if (const auto known = variables_.find(name); known != variables_.end()) return known->second;
  const auto declared = module_.variables().find(name);
  if (declared == module_.variables().end())
    return undeclared(fmt::format("var.{}", name), UnknownName::Kind::value, use);
  const Asking asking(*this, fmt::format("var.{}", name));
  if (!asking) return Value::opaque("", use);
  Value value = input(name, *declared->second);
  if (const BodyAttribute* type = declared->second->body.attribute("type")) {
    value = converted(value, *type->value);
  }
  return variables_.emplace(name, std::move(value)).first->second;
}

// What the caller writes; else the default; else only the deployer knows.
Value ModuleScope::input(std::string_view name, const Block& declaration) {
  if (call_ == nullptr) {
    const auto given = world_.given.find(name);
    if (given != world_.given.end() && given->second.span() != Span{}) return given->second;
    const Span place = declaration.labels[0].span;
    if (given != world_.given.end()) {
      return moved(given->second, place).via({place, "given on the command line"});
    }
  } else if (const BodyAttribute* written = call_->block->body.attribute(name)) {
    Evaluator outside = Evaluator(*call_->owner, world_.budget).within(bound(call_->expanded));
    outside.used(fmt::format("given to `{}`", call_->name));
    const Value value = outside.evaluate(*written->value);
    const BodyAttribute* nullable = declaration.body.attribute("nullable");
    const Bool* may_be_null = nullable != nullptr ? nullable->value->as<Bool>() : nullptr;
    if (value || may_be_null == nullptr || may_be_null->value) return value;
  }
  return declared_default(declaration);
}

Value ModuleScope::declared_default(const Block& declaration) {
  const std::string& name = declaration.labels[0].text;
  if (const BodyAttribute* standard = declaration.body.attribute("default")) {
    return evaluator().evaluate(*standard->value);
  }
  return unknown(fmt::format("{}var.{}", prefix_, name), declaration.labels[0].span);
}

Value ModuleScope::local(std::string_view name, Span use) {
  if (const auto known = locals_.find(name); known != locals_.end()) return known->second;
  const BodyAttribute* declared = module_.local(name);
  if (declared == nullptr)
    return undeclared(fmt::format("local.{}", name), UnknownName::Kind::value, use);
  const Asking asking(*this, fmt::format("local.{}", name));
  if (!asking) return Value::opaque("", use);
  Evaluator inner = evaluator();
  inner.used(fmt::format("used by `local.{}`", name));
  return locals_.emplace(name, inner.evaluate(*declared->value)).first->second;
}

Value ModuleScope::output(std::string_view name, Span use) {
  if (const auto known = outputs_.find(name); known != outputs_.end()) return known->second;
  const auto declared = module_.outputs().find(name);
  const BodyAttribute* written =
      declared != module_.outputs().end() ? declared->second->body.attribute("value") : nullptr;
  const Asking asking(*this, fmt::format("output.{}", name));
  if (written == nullptr || !asking) return Value::opaque("", use);
  Evaluator inner = evaluator();
  inner.used(fmt::format("output `{}` of `{}`", name, call_ != nullptr ? call_->name : "the root"));
  return outputs_.emplace(name, shown(inner.evaluate(*written->value))).first->second;
}

// What a file for `templatefile` names may be given to it by what is not known. Terragrunt may
// write further files.
Value ModuleScope::undeclared(std::string name, UnknownName::Kind kind, Span use) {
  const bool is_ours = std::ranges::any_of(module_.documents(), [use](const DocumentPtr& document) {
    return document->file == use.file;
  });
  const bool may_be_there = !is_ours || name.starts_with("ephemeral.") ||
                            Project::is_completed_by_others(module_.folder());
  if (may_be_there) return unknown(prefix_ + name, use);
  if (!defined_) defined_ = std::make_shared<const std::vector<std::string>>(module_.defined());
  world_.deployment.unknown_names.push_back({kind, std::move(name), use, defined_});
  return Value::opaque("", use);
}

// ---- blocks

Value ModuleScope::block(std::string_view name, Span use) {
  const auto declared = module_.things().find(name);
  if (declared == module_.things().end()) {
    return undeclared(std::string(name), UnknownName::Kind::resource, use);
  }
  const Expansion& expanded = expansion(declared->first, *declared->second);
  return whole(expanded, prefix_ + declared->first, use);
}

const Expansion& ModuleScope::expansion(const std::string& name, const Block& block) {
  if (const auto known = expansions_.find(name); known != expansions_.end()) return known->second;
  static const Expansion of_itself{Expansion::Kind::unknown, {}};
  const Asking asking(*this, "expansion " + name);
  if (!asking) return of_itself;
  Evaluator inner = evaluator();
  Expansion expanded = expand(block, inner);
  const Expansion& kept = expansions_.emplace(name, std::move(expanded)).first->second;
  place(name, block, kept);
  return kept;
}

void ModuleScope::place(const std::string& name, const Block& block, const Expansion& expansion) {
  for (const Expanded& one : expansion.all) {
    Placed placed;
    placed.owner = this;
    placed.block = &block;
    placed.name = name;
    placed.address = prefix_ + name + one.key;
    placed.expanded = one;
    const bool in_doubt = call_ != nullptr && call_->expanded.is_conditional;
    placed.expanded.is_conditional = one.is_conditional || in_doubt;
    const std::string address = placed.address;
    Placed& kept = world_.placed.emplace(address, std::move(placed)).first->second;
    if (block.type == "module") enter_module(kept);
  }
}

void ModuleScope::enter_module(Placed& placed) {
  const std::string* source = source_of(*placed.block);
  if (source == nullptr) return;
  const bool stands_in = !is_local(*source);
  const Module* module = stands_in
                             ? world_.project.stand_in_for(*source)
                             : world_.project.module_in(Project::below(module_.folder(), *source));
  if (module == nullptr || is_within(*module) || world_.modules_left == 0) return;
  --world_.modules_left;
  placed.module = std::make_unique<ModuleScope>(world_, *module, &placed);
  if (stands_in) placed.module->stand_in();
}

// Terraform refuses modules that call themselves.
bool ModuleScope::is_within(const Module& module) const {
  const ModuleScope* scope = this;
  while (&scope->module_ != &module && scope->call_ != nullptr) scope = scope->call_->owner;
  return &scope->module_ == &module;
}

// ---- attributes

Value ModuleScope::attribute(std::string_view address, std::string_view name, Span use) {
  const auto found = world_.placed.find(address);
  if (found == world_.placed.end()) return Value::opaque("", use);
  Placed& placed = found->second;
  if (placed.module) return placed.module->output(name, use);
  if (placed.block->type == "resource") return placed.owner->argument(placed, name, use);
  const Value reference = Value::reference({placed.address, std::string(name)}, use);
  if (placed.block->type != "data") return reference;
  Evaluator inner = placed.owner->evaluator();
  const auto answer = data_attribute(
      inner, placed.block->labels[0].text, name,
      [&placed] { return placed.owner->arguments(placed); }, use);
  return answer ? *answer : reference;
}

Value ModuleScope::argument(Placed& placed, std::string_view name, Span use) {
  const Value reference = Value::reference({placed.address, std::string(name)}, use);
  const BodyAttribute* written = placed.block->body.attribute(name);
  const Asking asking(*this, fmt::format("{}.{}", placed.address, name));
  if (written == nullptr || !asking) return reference;
  Evaluator inner = evaluator().within(bound(placed.expanded));
  const Value value = inner.evaluate(*written->value);
  return is_calculated_with(value) ? value : reference;
}

const Value& ModuleScope::arguments(Placed& placed) {
  if (placed.arguments) return *placed.arguments;
  static const Value of_itself = Value::opaque("", {});
  const Asking asking(*this, placed.address);
  if (!asking) return of_itself;
  const std::string of = fmt::format("`{}`", stands_in_ ? call_->name : placed.name);
  placed.arguments = arguments_of(placed.block->body, placed.block->labels.back().span, evaluator(),
                                  bound(placed.expanded), of);
  return *placed.arguments;
}

// ---- what there is

void ModuleScope::add_instances() {
  for (const Block& block : module_.blocks()) {
    const std::string name = name_of_thing(block);
    if (name.empty() || module_.things().at(name) != &block) continue;
    for (const Expanded& one : expansion(name, block).all) {
      Placed& placed = world_.placed.at(prefix_ + name + one.key);
      if (block.type != "module") {
        add_instance(placed);
      } else if (placed.module) {
        placed.module->add_instances();
      } else {
        add_call(placed);
      }
    }
  }
}

void ModuleScope::add_instance(Placed& placed) {
  Instance instance;
  instance.address = placed.address;
  instance.name = placed.name;
  instance.type = placed.block->labels[0].text;
  instance.is_data = placed.block->type == "data";
  instance.span = placed.block->labels.back().span;
  instance.attributes = arguments(placed);
  instance.lifecycle = lifecycle_of(placed.block->body, evaluator());
  instance.is_conditional = placed.expanded.is_conditional;
  for (const std::string& name : dependencies_of(placed.block->body)) {
    instance.depends_on.push_back(prefix_ + name);
  }
  if (stands_in_) show_at_call(instance);
  world_.deployment.instances.push_back(std::move(instance));
}

void ModuleScope::show_at_call(Instance& instance) const {
  instance.name = call_->name;
  instance.span = call_->block->labels.back().span;
  instance.attributes = shown(std::move(instance.attributes));
}

// Of a module that is not here nothing can be shown but its call.
Value ModuleScope::shown(Value value) const {
  if (!stands_in_) return value;
  return at_call(value, module_.documents().front()->file, call_->block->labels.back().span);
}

void ModuleScope::add_call(Placed& placed) {
  const std::string* source = source_of(*placed.block);
  add_instance(placed);
  Instance& instance = world_.deployment.instances.back();
  instance.type = fmt::format("module {}", source != nullptr ? *source : "");
  instance.is_data = true;
  const BodyAttribute* written = placed.block->body.attribute("source");
  const Span span = written != nullptr ? written->value->span : instance.span;
  std::string why = source != nullptr && is_local(*source)
                        ? fmt::format("there is no module in `{}`", *source)
                        : std::string("the module is not in this repository");
  world_.deployment.not_evaluated.push_back({span, std::move(why)});
}

// ---- files

// Relative to the folder of the root module.
std::string ModuleScope::module_path() const {
  if (call_ == nullptr) return ".";
  const std::string* source = source_of(*call_->block);
  const std::string path =
      Project::below(call_->owner->module_path(), source != nullptr ? *source : "");
  return path.starts_with("..") ? path : "./" + path;
}

const SourceFile* ModuleScope::open(std::string_view path) {
  return world_.project.open(path);
}

}  // namespace plimsoll::terraform
