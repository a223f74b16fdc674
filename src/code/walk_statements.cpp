#include <algorithm>

#include "code/answers.h"
#include "code/situation.h"
#include "code/trial.h"

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

bool joins_tests(Operator operation) {
  return operation == Operator::both || operation == Operator::either ||
         operation == Operator::default_;
}

// One of a row of comparisons (with methods, paths, kinds) may be the last that can hold, so that
// nobody ever comes past it.
bool may_be_exhaustive(const Module& module, ExpressionId test) {
  const auto* binary = std::get_if<Binary>(&module[test].form);
  if (binary == nullptr) return std::holds_alternative<Call>(module[test].form);
  if (joins_tests(binary->operation)) {
    return may_be_exhaustive(module, binary->left) || may_be_exhaustive(module, binary->right);
  }
  return binary->operation == Operator::equal || binary->operation == Operator::in ||
         binary->operation == Operator::other;
}

// What holds behind two ways of which one is taken.
Flow either_way(const Flow& one, const Flow& other) {
  Flow flow;
  flow.goes_on = one.goes_on || other.goes_on;
  flow.breaks = one.breaks || other.breaks;
  flow.unsure = (!one.goes_on || one.unsure) && (!other.goes_on || other.unsure);
  flow.caught = one.goes_on && other.goes_on ? std::nullopt
                : one.goes_on                ? one.caught
                                             : other.caught;
  return flow;
}

}  // namespace

Flow Walker::run(const Block& block, Frame& frame) {
  Flow so_far;
  for (const StatementId id : block) {
    Flow flow = run(id, frame);
    flow.breaks = flow.breaks || so_far.breaks;
    if (!flow.goes_on) return flow;
    so_far.unsure = so_far.unsure || flow.unsure;
    so_far.breaks = flow.breaks;
    if (!so_far.caught) so_far.caught = flow.caught;
  }
  return so_far;
}

Flow Walker::run(StatementId id, Frame& frame) {
  if (out_of_steps()) return {};
  const Statement& statement = frame.module[id];
  const Span at = frame.module.span(statement.at);
  return std::visit([&](const auto& form) { return run(form, at, frame); }, statement.form);
}

Flow Walker::run(const Evaluate& form, Span, Frame& frame) {
  if (python_) {
    value(form.value, frame);
  } else {
    evaluate_alone(form.value, frame);
  }
  const auto* await = std::get_if<Await>(&frame.module[form.value].form);
  const Expression& last = frame.module[await != nullptr ? await->value : form.value];
  const bool ends_here = never_returns_ && std::holds_alternative<Call>(last.form);
  return {.goes_on = !ends_here};
}

Flow Walker::run(const Assign& form, Span, Frame& frame) {
  assign(form.target, value(form.value, frame), frame);
  return {};
}

Flow Walker::run(const Return& form, Span at, Frame& frame) {
  const bool waiting = std::exchange(waiting_, frame.awaited);
  frame.returned.push_back(form.value ? value(*form.value, frame) : Meaning{at, Nothing{}});
  waiting_ = waiting;
  ++exits_.returns;
  return {.goes_on = false};
}

Flow Walker::run(const Raise& form, Span, Frame& frame) {
  if (form.value) value(*form.value, frame);
  ++exits_.raises;
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
    note_payload_tested(record.facts(), each);
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
  const Span at = frame.module.span(expression.at);
  const auto* binary = std::get_if<Binary>(&expression.form);
  if (binary != nullptr && joins_tests(binary->operation)) {
    test(binary->left, frame, ends_badly);
    test(binary->right, frame, ends_badly);
  } else if (binary != nullptr) {
    const Meaning left = value(binary->left, frame);
    const Meaning right = value(binary->right, frame);
    mark_tested(left, ends_badly);
    mark_tested(right, ends_badly);
    note_comparison(binary->operation, left, right, at);
  } else {
    const Meaning meaning = value(id, frame);
    mark_tested(meaning, ends_badly);
    note_event_test(meaning, at, false);
  }
}

void Walker::note_event_test(const Meaning& meaning, Span at, bool compared) {
  const auto* event = meaning.as<EventValue>();
  if (event == nullptr) return;
  EventTest test{event->path, at, compared};
  std::vector<EventTest>& tests = record.facts().event_tests;
  if (std::ranges::find(tests, test) == tests.end()) tests.push_back(std::move(test));
}

void Walker::note_comparison(Operator operation, const Meaning& left, const Meaning& right,
                             Span at) {
  note_payload_tested(record.facts(), left);
  note_payload_tested(record.facts(), right);
  const std::optional<std::string> name = literal(left);
  const auto* event = right.as<EventValue>();
  if (operation == Operator::in && name && right.as<EnvironmentValue>() != nullptr) {
    environment_read(*name, at, false, true);
  } else if (operation == Operator::in && name && event != nullptr) {
    EventValue part = *event;
    part.path.push_back(*name);
    note_event_test({at, std::move(part)}, at, false);
  } else if (operation == Operator::in && name && right.as<Answer>() != nullptr) {
    member(right, *name, at, true);
  } else {
    note_event_test(left, at, right.as<Nothing>() == nullptr);
    note_event_test(right, at, left.as<Nothing>() == nullptr);
  }
}

// What a name meant before the branches is only perhaps what it means behind them.
Walker::Names Walker::merged(Names both, const Names& right, const Names& before) {
  for (const auto& [name, meaning] : right) {
    const auto known = both.find(name);
    if (known == both.end()) {
      both.emplace(name, meaning);
      continue;
    }
    join_into(known->second, meaning);
    const auto old = before.find(name);
    if (old != before.end()) doubt(known->second, old->second);
  }
  return both;
}

Flow Walker::run(const If& form, Span, Frame& frame) {
  if (only_for_the_console(form.test, frame)) return {};
  test(form.test, frame, always_raises(frame.module, form.then));
  const Situation situation(record);
  record.now.conditional = record.now.branched = true;
  Names before = frame.scope->names;
  const Flow then = run(form.then, frame);
  Flow otherwise;
  if (form.otherwise.empty()) {
    frame.scope->names =
        then.goes_on ? merged(std::move(frame.scope->names), before, before) : std::move(before);
  } else {
    Names after_then = std::exchange(frame.scope->names, before);
    otherwise = run(form.otherwise, frame);
    if (!otherwise.goes_on) {
      frame.scope->names = std::move(after_then);
    } else if (then.goes_on) {
      frame.scope->names = merged(std::move(after_then), frame.scope->names, before);
    }
  }
  const bool alone = form.otherwise.empty() && !then.goes_on;
  otherwise.unsure = otherwise.unsure || (alone && may_be_exhaustive(frame.module, form.test));
  return either_way(then, otherwise);
}

Flow Walker::run(const Branches& form, Span, Frame& frame) {
  const Meaning subject = value(form.subject, frame);
  note_event_test(subject, subject.span, true);
  const Situation situation(record);
  record.now.conditional = record.now.branched = true;
  const Names before = frame.scope->names;
  Flow flow{.goes_on = !form.complete, .unsure = true};
  Names after = form.complete ? Names{} : before;
  bool some = !form.complete;
  for (const Block& branch : form.branches) {
    frame.scope->names = before;
    const Flow its_flow = run(branch, frame);
    // A `break` of JavaScript leaves the switch, one of Python the loop around the match.
    flow.breaks = flow.breaks || (its_flow.breaks && python_);
    if (!its_flow.goes_on && (python_ || !its_flow.breaks)) continue;
    flow.goes_on = true;
    after = some ? merged(std::move(after), frame.scope->names, before) : frame.scope->names;
    some = true;
  }
  if (!some) after = before;
  frame.scope->names = std::move(after);
  return flow;
}

// Whether errors still leave the function in which this catch stands.
bool Walker::lets_pass(const Catch& handler, const Module& module) const {
  return always_raises(module, handler.body);
}

Flow Walker::run(const Try& form, Span, Frame& frame) {
  const bool catches = std::ranges::any_of(
      form.catches, [&](const Catch& handler) { return !lets_pass(handler, frame.module); });
  const Names before = frame.scope->names;
  Trial trial = begin_trial();
  Flow flow;
  {
    const Situation situation(record);
    record.now.guarded = record.now.guarded || catches;
    flow = run(form.body, frame);
    if (flow.goes_on) flow = run(form.otherwise, frame);
  }
  end_trial(trial, form, flow, frame);
  Names after = frame.scope->names;
  const Names thrown = merged(before, after, before);
  for (const Catch& handler : form.catches) {
    const Situation situation(record);
    record.now.conditional = record.now.branched = true;
    frame.scope->names = thrown;
    for (const ExpressionId type : handler.types) {
      if (!is_any_error(frame.module, type)) value(type, frame);
    }
    if (!handler.name.empty()) {
      assign_name(handler.name, {frame.module.span(handler.at), Unknown{}}, frame);
    }
    const Exits exits = exits_;
    const Flow its_flow = run(handler.body, frame);
    note_retry(trial, handler, its_flow.goes_on || exits_.turns > exits.turns, frame);
    if (its_flow.goes_on) {
      after =
          flow.goes_on ? merged(std::move(after), frame.scope->names, before) : frame.scope->names;
    }
    const bool only_after_this = !flow.goes_on && its_flow.goes_on;
    flow = either_way(flow, its_flow);
    if (only_after_this && !flow.caught) flow.caught = frame.module.span(handler.at);
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
  ++exits_.breaks;
  return {.goes_on = false, .breaks = true};
}

Flow Walker::run(const Continue&, Span, Frame&) {
  ++exits_.turns;
  return {.goes_on = false};
}

}  // namespace plimsoll::code
