// The evaluation of expressions: what can be known offline is carried out, the rest is opaque.
//
// In: an Expression, and a Scope that says what its names stand for. Out: Values with the span of
// what they are made of, and a trail where that lies elsewhere than where it is used. `null` is
// absent. A reference to a block is a Reference {address, attribute as the provider calls it}.
// `jsonencode` keeps the map or list that it is given: who reads a policy wants it structured.
//
// Opaque values have an identity wherever the same expression gives the same value:
// "upper(var.stage)" here and there. Only what differs from call to call has none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "resource/value.h"
#include "terraform/expression.h"
#include "text/source.h"
#include "text/span.h"

namespace plimsoll::terraform {

// What the names in the expressions of one module instance stand for (configuration.h). What it
// returns has the span where it is written; the Evaluator adds where it is used.
class Scope {
 public:
  virtual ~Scope() = default;

  // `var.NAME` and `local.NAME`. What is not declared is opaque, and noted by the scope.
  virtual Value variable(std::string_view name, Span use) = 0;
  virtual Value local(std::string_view name, Span use) = 0;
  // What a block stands for as a whole: "aws_sqs_queue.orders", "data.aws_region.here",
  // "module.net". Reference {address, ""} for a single one, a list of these for a known count, a
  // map for a known for_each, `several` (unknown.h) where it cannot be known how many there are.
  virtual Value block(std::string_view name, Span use) = 0;
  // `.NAME` of an address: a Reference, or the value where that is known (module outputs; the
  // document of an aws_iam_policy_document; arguments that functions calculate with).
  virtual Value attribute(std::string_view address, std::string_view name, Span use) = 0;

  // `path.module`, relative to the folder of the root module: "." or "./modules/net".
  virtual std::string module_path() const = 0;
  // A file of the project; a relative path starts at the folder of the root module. Null when it
  // is not there, or outside of the project.
  virtual const SourceFile* open(std::string_view path) = 0;
};

// How much evaluation a deployment may cost. Shared by everything that is evaluated for it.
struct Budget {
  std::size_t steps = 2'000'000;
  // Of the values that names stand for, as often as they are used: locals that name a local twice
  // each double it.
  std::size_t parts = 20'000'000;
  int depth = 400;  // of expressions within expressions, through locals and modules
};

// A name beyond those of the scope: `each`, `count`, `self`, the iterator of a dynamic block (maps
// with their attributes), the variables of a for. The innermost one counts.
struct Binding {
  std::string name;
  Value value;
  const Binding* outer = nullptr;
};

class Evaluator {
 public:
  Evaluator(Scope& scope, Budget& budget) : scope_(&scope), budget_(&budget) {}

  // The same with further names; they must outlive it.
  Evaluator within(const Binding* bindings) const;
  const Binding* bindings() const { return bindings_; }
  // How the value is used, for the trails of what comes from elsewhere: "used as `timeout` of
  // `aws_lambda_function.ship`", "used by `local.wait`".
  Evaluator& used(std::string how);

  Value evaluate(const Expression& expression);
  // Whether Terraform would refuse what was evaluated last: an index out of range, an attribute
  // that is not there. The value is opaque then.
  bool failed() const { return failed_; }
  // Whether it would refuse it for some values of what is not known: a part of these may be
  // missing.
  bool is_doubtful() const { return is_doubtful_; }

  // For the functions.
  Value fail(Span span);
  void forgive() { failed_ = false; }
  Value unknown_part(const Value& whole, std::string_view part, Span span);
  Scope& scope() const { return *scope_; }
  // `collection[key]` and `object.name`.
  Value index(const Value& collection, const Value& key, Span span);
  Value attribute(const Value& object, std::string_view name, Span span);
  // A part of an expression; what fails in it fails the whole.
  Value part(const Expression& expression);
  // The same with further names, the first of which counts.
  Value part(const Expression& expression, std::vector<Binding> bindings);

 private:
  Value part_of_any_form(const Expression& expression);
  Value used_here(Value value, Span use) const;
  Value named(const Expression& traversal);

  Value item(const Value& list, std::int64_t at, Span span);
  Value resolve(const Expression& expression);
  Value resolve(const Name& name, Span span);
  Value resolve(const Attribute& of, Span span);
  std::optional<Value> top(const Attribute& attribute, Span span);
  const Binding* find(std::string_view name) const;

  Value fill(const Template& parts, Span span);
  Value repeat(const Repeat& repeat, Span span);
  Value splat(const Splat& splat, Span span);
  Value conditional(const Conditional& conditional, Span span);
  Value tuple(const Tuple& tuple, Span span);
  Value object(const Object& object, Span span);
  Value call(const Call& call, Span span);

  Scope* scope_;
  Budget* budget_;
  const Binding* bindings_ = nullptr;
  std::string how_;
  bool failed_ = false;
  bool is_doubtful_ = false;
};

}  // namespace plimsoll::terraform
