#include "code/mentions.h"

namespace plimsoll::code {
namespace {

// What is looked for: every name, every assignment.
struct Look {
  std::function<void(std::string_view)> name;
  Assigned assigned;
};

// Calls itself for what stands inside a form.
struct Inside {
  const Module& module;
  const Look& look;

  void one(ExpressionId id) const { std::visit(*this, module[id].form); }
  void one(const std::optional<ExpressionId>& id) const {
    if (id) one(*id);
  }
  void all(const Expressions& each) const {
    for (const ExpressionId id : each) one(id);
  }
  void block(const Block& statements) const {
    for (const StatementId id : statements) std::visit(*this, module[id].form);
  }
  void assigned(ExpressionId target, ExpressionId value) const {
    look.assigned(target, value);
    one(value);
  }

  void operator()(const Name& form) const { look.name(form.name); }
  void operator()(const Template& form) const { all(form.parts); }
  void operator()(const Member& form) const { one(form.object); }
  void operator()(const Index& form) const { all({form.object, form.key}); }
  void operator()(const Call& form) const {
    one(form.callee);
    for (const Argument& each : form.arguments) one(each.value);
  }
  void operator()(const Mapping& form) const {
    for (const Entry& each : form.entries) {
      one(each.key);
      one(each.value);
    }
  }
  void operator()(const Sequence& form) const {
    for (const Item& each : form.items) one(each.value);
  }
  void operator()(const Await& form) const { one(form.value); }
  void operator()(const Binary& form) const { all({form.left, form.right}); }
  void operator()(const Not& form) const { one(form.value); }
  void operator()(const Choice& form) const { all({form.test, form.then, form.otherwise}); }
  void operator()(const Assignment& form) const { assigned(form.target, form.value); }
  void operator()(const Comprehension& form) const { all({form.over, form.value}); }
  void operator()(const Unclear& form) const { all(form.parts); }

  void operator()(const Evaluate& form) const { one(form.value); }
  void operator()(const Assign& form) const { assigned(form.target, form.value); }
  void operator()(const Return& form) const { one(form.value); }
  void operator()(const Raise& form) const { one(form.value); }
  void operator()(const If& form) const {
    one(form.test);
    block(form.then);
    block(form.otherwise);
  }
  void operator()(const Branches& form) const {
    one(form.subject);
    for (const Block& each : form.branches) block(each);
  }
  void operator()(const ForEach& form) const {
    one(form.over);
    block(form.body);
  }
  void operator()(const While& form) const {
    one(form.test);
    block(form.body);
  }
  void operator()(const Try& form) const {
    block(form.body);
    for (const Catch& each : form.catches) block(each.body);
    block(form.otherwise);
    block(form.finally);
  }

  // Constants, functions and classes, imports, jumps.
  void operator()(const auto&) const {}
};

}  // namespace

bool mentions(const Module& module, ExpressionId id, std::string_view name) {
  bool found = false;
  const Look look{[&](std::string_view each) { found = found || each == name; },
                  [](ExpressionId, ExpressionId) {}};
  Inside{module, look}.one(id);
  return found;
}

void each_assignment(const Module& module, ExpressionId id, const Assigned& assigned) {
  const Look look{[](std::string_view) {}, assigned};
  Inside{module, look}.one(id);
}

void each_assignment(const Module& module, const Block& block, const Assigned& assigned) {
  const Look look{[](std::string_view) {}, assigned};
  Inside{module, look}.block(block);
}

}  // namespace plimsoll::code
