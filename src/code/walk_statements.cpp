#include <algorithm>

#include "code/situation.h"
#include "code/walker.h"

namespace plimsoll::code {
namespace {

// What Python calls everything that a program may catch.
bool is_any_error(const Module& module, ExpressionId type) {
  const auto* name = std::get_if<Name>(&module[type].form);
  return name != nullptr && (name->name == "Exception" || name->name == "BaseException");
}

bool always_raises(const Module& module, const Block& block) {
  if (block.empty()) return false;
  const Statement& last = module[block.back()];
  if (std::holds_alternative<Raise>(last.form)) return true;
  const auto* choice = std::get_if<If>(&last.form);
  return choice != nullptr && always_raises(module, choice->then) &&
         always_raises(module, choice->otherwise);
}

}  // namespace

Flow Walker::run(const Block& block, Frame& frame) {
  for (const StatementId id : block) {
    const Flow flow = run(id, frame);
    if (!flow.goes_on) return flow;
  }
  return {};
}

Flow Walker::run(StatementId id, Frame& frame) {
  if (out_of_steps()) return {};
  const Statement& statement = frame.module[id];
  const Span at = frame.module.span(statement.at);
  return std::visit([&](const auto& form) { return run(form, at, frame); }, statement.form);
}

Flow Walker::run(const Evaluate& form, Span at, Frame& frame) {
  const Meaning meaning = value(form.value, frame);
  const bool waited = std::holds_alternative<Await>(frame.module[form.value].form);
  if (const auto* answer = meaning.as<Answer>(); answer != nullptr && !waited && !python_) {
    RemoteCall& call = record.facts().calls[answer->call];
    if (answer->path.empty() && call.span.begin >= at.begin) call.result_ignored = true;
  }
  return {};
}

Flow Walker::run(const Assign& form, Span, Frame& frame) {
  assign(form.target, value(form.value, frame), frame);
  return {};
}

Flow Walker::run(const Return& form, Span at, Frame& frame) {
  frame.returned.push_back(form.value ? value(*form.value, frame) : Meaning{at, Nothing{}});
  return {.goes_on = false};
}

Flow Walker::run(const Raise& form, Span, Frame& frame) {
  if (form.value) value(*form.value, frame);
  return {.goes_on = false};
}

// What only runs when a person starts the file.
bool Walker::only_for_the_console(ExpressionId test, const Frame& frame) const {
  const auto* equal = std::get_if<Binary>(&frame.module[test].form);
  if (equal == nullptr || equal->operation != Operator::equal) return false;
  const auto* name = std::get_if<Name>(&frame.module[equal->left].form);
  if (name != nullptr) return name->name == "__name__";
  const auto* member = std::get_if<Member>(&frame.module[equal->left].form);
  return member != nullptr && member->name == "main";  // require.main === module
}

void Walker::mark_tested(const Meaning& meaning, bool ends_badly) {
  for (const Meaning& each : alternatives_of(meaning)) {
    const auto* variable = each.as<VariableValue>();
    if (variable == nullptr) continue;
    EnvironmentRead& read = record.facts().environment[variable->read];
    (ends_badly ? read.raises : read.tested) = true;
  }
}

// Evaluates a condition. A variable that it asks for is tested; where the program ends if it is not
// there, it is as good as one that raises by itself.
void Walker::test(ExpressionId id, Frame& frame, bool ends_badly) {
  const Expression& expression = frame.module[id];
  if (const auto* negation = std::get_if<Not>(&expression.form)) {
    test(negation->value, frame, ends_badly);
    return;
  }
  if (const auto* binary = std::get_if<Binary>(&expression.form)) {
    test(binary->left, frame, ends_badly);
    test(binary->right, frame, ends_badly);
    return;
  }
  mark_tested(value(id, frame), ends_badly);
}

Walker::Names Walker::merged(const Names& left, const Names& right) {
  Names both = left;
  for (const auto& [name, meaning] : right) {
    const auto known = both.find(name);
    if (known == both.end()) {
      both.emplace(name, meaning);
    } else {
      known->second = join(known->second, meaning);
    }
  }
  return both;
}

Flow Walker::run(const If& form, Span, Frame& frame) {
  if (only_for_the_console(form.test, frame)) return {};
  test(form.test, frame, always_raises(frame.module, form.then));
  const Situation situation(record);
  record.now.conditional = true;
  const Names before = frame.scope->names;
  const Flow then = run(form.then, frame);
  Names after_then = std::exchange(frame.scope->names, before);
  const Flow otherwise = run(form.otherwise, frame);
  if (!otherwise.goes_on) {
    frame.scope->names = std::move(after_then);
  } else if (then.goes_on) {
    frame.scope->names = merged(after_then, frame.scope->names);
  }
  return {then.goes_on || otherwise.goes_on, then.breaks || otherwise.breaks};
}

Flow Walker::run(const Branches& form, Span, Frame& frame) {
  value(form.subject, frame);
  const Situation situation(record);
  record.now.conditional = true;
  const Names before = frame.scope->names;
  Flow flow{!form.complete, false};
  Names after = form.complete ? Names{} : before;
  bool some = !form.complete;
  for (const Block& branch : form.branches) {
    frame.scope->names = before;
    const Flow its_flow = run(branch, frame);
    flow.breaks = flow.breaks || its_flow.breaks;
    if (!its_flow.goes_on) continue;
    flow.goes_on = true;
    after = some ? merged(after, frame.scope->names) : frame.scope->names;
    some = true;
  }
  frame.scope->names = some ? std::move(after) : before;
  return flow;
}

// One turn of a loop, which may also be none.
Flow Walker::run_turn(const Block& body, Span at, Loop loop, Frame& frame) {
  loop.span = at;
  const Situation situation(record);
  record.now.loop = record.loop(loop);
  record.now.conditional = true;
  const Names before = frame.scope->names;
  const Flow flow = run(body, frame);
  frame.scope->names = merged(before, frame.scope->names);
  return flow;
}

Flow Walker::run(const ForEach& form, Span at, Frame& frame) {
  const Meaning over = value(form.over, frame);
  assign(form.target, each_of(over), frame);
  const auto* event = over.as<EventValue>();
  const bool records = event != nullptr && !event->path.empty() && event->path.back() == "Records";
  run_turn(form.body, at, {.span = at, .outer = {}, .over_records = records}, frame);
  return {};
}

Flow Walker::run(const While& form, Span at, Frame& frame) {
  if (form.test) test(*form.test, frame, false);
  const bool endless = !form.test.has_value();
  const Flow flow = run_turn(form.body, at, {.span = at, .outer = {}, .endless = endless}, frame);
  return {.goes_on = !endless || flow.breaks};
}

// Whether errors still leave the function in which this catch stands.
bool Walker::lets_pass(const Catch& handler, const Module& module) const {
  return always_raises(module, handler.body);
}

Flow Walker::run(const Try& form, Span, Frame& frame) {
  const bool catches = std::ranges::any_of(
      form.catches, [&](const Catch& handler) { return !lets_pass(handler, frame.module); });
  const Names before = frame.scope->names;
  Flow flow;
  {
    const Situation situation(record);
    record.now.guarded = record.now.guarded || catches;
    flow = run(form.body, frame);
    if (flow.goes_on) flow = run(form.otherwise, frame);
  }
  Names after = frame.scope->names;
  const Names thrown = merged(before, after);
  for (const Catch& handler : form.catches) {
    const Situation situation(record);
    record.now.conditional = true;
    frame.scope->names = thrown;
    for (const ExpressionId type : handler.types) {
      if (!is_any_error(frame.module, type)) value(type, frame);
    }
    if (!handler.name.empty()) {
      assign_name(handler.name, {frame.module.span(handler.at), Unknown{}}, frame);
    }
    const Flow its_flow = run(handler.body, frame);
    flow.breaks = flow.breaks || its_flow.breaks;
    if (!its_flow.goes_on) continue;
    after = flow.goes_on ? merged(after, frame.scope->names) : frame.scope->names;
    flow.goes_on = true;
  }
  frame.scope->names = std::move(after);
  const Flow last = run(form.finally, frame);
  return last.goes_on ? flow : last;
}

Flow Walker::run(const Define& form, Span at, Frame& frame) {
  const Function& function = frame.module[form.function];
  const Meaning callable{at, Callable{&frame.module, form.function, frame.scope, nullptr, {}}};
  assign_name(function.name, decorated(function, callable, frame), frame);
  return {};
}

Flow Walker::run(const DefineClass& form, Span at, Frame& frame) {
  const Class& value = frame.module[form.value];
  assign_name(value.name, {at, OwnClass{&frame.module, form.value, frame.scope}}, frame);
  return {};
}

Flow Walker::run(const Import& form, Span at, Frame& frame) {
  if (!form.types_only) import(form, at, frame);
  return {};
}

Flow Walker::run(const Break&, Span, Frame&) {
  return {.goes_on = false, .breaks = true};
}

Flow Walker::run(const Continue&, Span, Frame&) {
  return {.goes_on = false};
}

}  // namespace plimsoll::code
