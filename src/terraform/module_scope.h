// A module as it is deployed in one place: its variables have values, its blocks have instances.
//
// In: a Module, and what its caller gives it. Out: what its names stand for, evaluated when someone
// asks and once only; its instances. What depends on itself is opaque.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "terraform/evaluate.h"
#include "terraform/expansion.h"
#include "terraform/instance.h"
#include "terraform/module.h"
#include "terraform/project.h"

namespace plimsoll::terraform {

class ModuleScope;

// An instance of a resource, a data source or a module call.
struct Placed {
  ModuleScope* owner = nullptr;  // the module in which it is written
  const Block* block = nullptr;
  std::string name;  // "aws_sqs_queue.orders", "data.aws_region.here", "module.net"
  std::string address;
  Expanded expanded;
  std::optional<Value> arguments;       // once they are evaluated
  std::unique_ptr<ModuleScope> module;  // of the call of a local module
};

// What all modules of a deployment share.
struct World {
  Project& project;
  Deployment& deployment;
  Budget budget = {};
  int modules_left = 500;  // a few that call each other twice each would be a million
  int names_left = 40;     // that lead to each other: locals of locals, outputs of modules …
  std::map<std::string, Placed, std::less<>> placed = {};  // by address
  std::map<std::string, Value, std::less<>> given = {};    // to variables of the root module
};

class ModuleScope : public Scope {
 public:
  // `call`: null for the root module.
  ModuleScope(World& world, const Module& module, Placed* call);

  Value variable(std::string_view name, Span use) override;
  Value local(std::string_view name, Span use) override;
  Value block(std::string_view name, Span use) override;
  Value attribute(std::string_view address, std::string_view name, Span use) override;
  std::string module_path() const override;
  const SourceFile* open(std::string_view path) override;

  // It is written nowhere in the project (stand_in.h); its call stands for it.
  void stand_in() { stands_in_ = true; }
  // Undeclared ones are opaque.
  Value output(std::string_view name, Span use);
  // Every instance in it and in the modules that it calls.
  void add_instances();
  const Module& module() const { return module_; }

 private:
  // What is being evaluated: who asks for it again asks for what depends on itself. False as well
  // where names lead to names deeper than anyone writes.
  class Asking;

  Value input(std::string_view name, const Block& declaration);
  Value declared_default(const Block& declaration);
  const Expansion& expansion(const std::string& name, const Block& block);
  void place(const std::string& name, const Block& block, const Expansion& expansion);
  void enter_module(Placed& placed);
  bool is_within(const Module& module) const;
  Value argument(Placed& placed, std::string_view name, Span use);
  const Value& arguments(Placed& placed);
  void add_instance(Placed& placed);
  void show_at_call(Instance& instance) const;
  Value shown(Value value) const;
  void add_call(Placed& placed);
  Value undeclared(std::string name, UnknownName::Kind kind, Span use);
  Evaluator evaluator() { return {*this, world_.budget}; }

  World& world_;
  const Module& module_;
  Placed* call_;
  std::string prefix_;  // of the addresses in it: "module.net[0]."
  bool stands_in_ = false;
  std::map<std::string, Value, std::less<>> variables_;
  std::map<std::string, Value, std::less<>> locals_;
  std::map<std::string, Value, std::less<>> outputs_;
  std::map<std::string, Expansion, std::less<>> expansions_;
  std::set<std::string, std::less<>> asked_;
  std::shared_ptr<const std::vector<std::string>> defined_;
};

}  // namespace plimsoll::terraform
