#include "code/recursion.h"

#include <algorithm>
#include <array>
#include <utility>

namespace plimsoll::code {
namespace {

bool joins_tests(Operator operation) {
  return operation == Operator::both || operation == Operator::either ||
         operation == Operator::default_;
}

std::string_view method_of(const Module& module, const Call& call) {
  const auto* member = std::get_if<Member>(&module[call.callee].form);
  return member == nullptr ? std::string_view() : member->name;
}

// What a promise calls when it is settled, in the order of things.
bool follows_a_promise(std::string_view method) {
  return method == "then" || method == "catch" || method == "finally";
}

// Goes through a function, with the functions that are written in it; calls itself for each form.
class Search {
 public:
  Search(const Module& module, const Function& function, const Means& is_itself)
      : module_(module), function_(function), is_itself_(is_itself) {}

  std::optional<Recursion> run() {
    block(function_.body);
    if (found_.catches.empty()) return std::nullopt;
    // A stack of Python's ends it before long.
    found_.endless = ways_out_ == 0 && module_.language != Language::python;
    return std::move(found_);
  }

  void operator()(const Template& form) { all(form.parts); }
  void operator()(const Member& form) { one(form.object); }
  void operator()(const Index& form) { all({form.object, form.key}); }
  void operator()(const Mapping& form) {
    for (const Entry& each : form.entries) one(each.value);
  }
  void operator()(const Sequence& form) {
    for (const Item& each : form.items) one(each.value);
  }
  void operator()(const Await& form) { one(form.value); }
  void operator()(const Not& form) { one(form.value); }
  void operator()(const Assignment& form) { one(form.value); }
  void operator()(const Comprehension& form) { all({form.over, form.value}); }
  void operator()(const Unclear& form) { all(form.parts); }
  void operator()(const Binary& form) {
    if (joins_tests(form.operation)) ++ways_out_;
    all({form.left, form.right});
  }
  void operator()(const Choice& form) {
    ++ways_out_;
    all({form.test, form.then, form.otherwise});
  }
  // Whoever gets it may call it or not.
  void operator()(const Closure& form) {
    ++ways_out_;
    block(module_[form.function].body);
  }
  void operator()(const Call& form) {
    if (is_itself_(form.callee)) note_call(form);
    const ExpressionId* failed = given_to_catch(module_, form);
    if (failed != nullptr) {
      each_way({[&] {
                  one(form.callee);
                  others(form, failed);
                },
                {{module_[*failed].at.begin, [&] { called_when_failed(*failed); }}}});
      return;
    }
    one(form.callee);
    others(form, nullptr);
  }

  void operator()(const Evaluate& form) { one(form.value); }
  void operator()(const Assign& form) { one(form.value); }
  void operator()(const Return& form) { one(form.value); }
  void operator()(const Raise& form) {
    ++ways_out_;
    one(form.value);
  }
  void operator()(const If& form) {
    ++ways_out_;
    one(form.test);
    block(form.then);
    block(form.otherwise);
  }
  void operator()(const Branches& form) {
    ++ways_out_;
    one(form.subject);
    for (const Block& each : form.branches) block(each);
  }
  void operator()(const ForEach& form) {
    ++ways_out_;
    one(form.over);
    block(form.body);
  }
  void operator()(const While& form) {
    ++ways_out_;
    block(form.body);
  }
  void operator()(const Try& form) {
    Attempt attempt{[&] { block(form.body); }, {}};
    for (const Catch& each : form.catches) {
      attempt.catches.emplace_back(each.at.begin, [&] { block(each.body); });
    }
    each_way(attempt);
    block(form.otherwise);
    block(form.finally);
  }
  void operator()(const Define& form) {
    ++ways_out_;
    block(module_[form.function].body);
  }

  // Constants, names, classes, imports, jumps.
  void operator()(const auto&) {}

 private:
  struct Attempt {
    std::function<void()> tried;
    std::vector<std::pair<std::uint32_t, std::function<void()>>> catches;
  };

  void one(ExpressionId id) { std::visit(*this, module_[id].form); }
  void one(const std::optional<ExpressionId>& id) {
    if (id) one(*id);
  }
  void all(const Expressions& each) {
    for (const ExpressionId id : each) one(id);
  }
  void block(const Block& statements) {
    for (const StatementId id : statements) std::visit(*this, module_[id].form);
  }

  // What is tried may end as it likes: by succeeding, or by failing once more.
  void each_way(const Attempt& attempt) {
    const int before = ways_out_;
    attempt.tried();
    const int in_attempt = ways_out_ - before;
    bool again = false;
    for (const auto& [begin, look] : attempt.catches) {
      const int calls = calls_;
      const bool outer = std::exchange(in_catch_, true);
      look();
      in_catch_ = outer;
      if (calls_ == calls) continue;
      found_.catches.insert(begin);
      again = true;
    }
    if (again) ways_out_ -= in_attempt;
  }

  // A function that is written there is called, and so is one that is named.
  void called_when_failed(ExpressionId id) {
    const auto* closure = std::get_if<Closure>(&module_[id].form);
    if (closure != nullptr) return block(module_[closure->function].body);
    if (!is_itself_(id)) return one(id);
    ++calls_;
    for (const Parameter& each : function_.parameters) note_change(each);
  }

  // What is given to a call besides what is called when it fails.
  void others(const Call& form, const ExpressionId* failed) {
    const bool is_next = follows_a_promise(method_of(module_, form));
    for (const Argument& each : form.arguments) {
      const auto* closure = std::get_if<Closure>(&module_[each.value].form);
      if (&each.value == failed) continue;
      if (closure == nullptr || !is_next) {
        one(each.value);
      } else {
        block(module_[closure->function].body);
      }
    }
  }

  void note_call(const Call& form) {
    ++calls_;
    found_.polls = found_.polls || !in_catch_;
    const bool is_method = std::holds_alternative<Member>(module_[form.callee].form);
    const std::size_t self = is_method && module_.language == Language::python ? 1 : 0;
    for (std::size_t i = self; i < function_.parameters.size(); ++i) {
      if (!is_handed_on(form, i, i - self)) note_change(function_.parameters[i]);
    }
  }

  std::string_view name_of(const Parameter& parameter) const {
    const auto* name = std::get_if<Name>(&module_[parameter.target].form);
    return name == nullptr ? std::string_view() : name->name;
  }

  // Whether a parameter gets the value that it has, by its name or at this position.
  bool is_handed_on(const Call& form, std::size_t parameter, std::size_t position) const {
    const std::string_view name = name_of(function_.parameters[parameter]);
    for (std::size_t i = 0; i < form.arguments.size(); ++i) {
      const Argument& each = form.arguments[i];
      if (each.spread) return false;
      if (each.keyword.empty() ? i != position : each.keyword != name) continue;
      const auto* given = std::get_if<Name>(&module_[each.value].form);
      return given != nullptr && given->name == name;
    }
    return false;
  }

  void note_change(const Parameter& parameter) {
    const std::string_view name = name_of(parameter);
    if (!name.empty()) found_.changed.push_back(name);
  }

  const Module& module_;
  const Function& function_;
  const Means& is_itself_;
  Recursion found_;
  bool in_catch_ = false;
  int calls_ = 0;     // of itself
  int ways_out_ = 0;  // places where it is decided what happens, or something is raised
};

}  // namespace

std::optional<Recursion> recursion_in(const Module& module, const Function& function,
                                      const Means& is_itself) {
  return Search(module, function, is_itself).run();
}

const ExpressionId* given_to_catch(const Module& module, const Call& call) {
  const std::string_view method = method_of(module, call);
  const std::size_t position = method == "then" ? 1 : 0;
  const bool fits = method == "then" || method == "catch";
  return fits && call.arguments.size() > position ? &call.arguments[position].value : nullptr;
}

}  // namespace plimsoll::code
