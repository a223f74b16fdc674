// Loops: one turn of each, what changes from turn to turn, and whether a loop tries again what
// failed.
#include "code/mentions.h"
#include "code/situation.h"
#include "code/trial.h"

namespace plimsoll::code {
namespace {

bool goes_over_records(const Meaning& over) {
  const auto* event = over.as<EventValue>();
  return event != nullptr && !event->path.empty() && event->path.back() == "Records";
}

// `range(5)` counts; anything else that a for goes over is a collection.
bool is_range(const Module& module, ExpressionId over) {
  const auto* call = std::get_if<Call>(&module[over].form);
  const auto* name = call == nullptr ? nullptr : std::get_if<Name>(&module[call->callee].form);
  return name != nullptr && name->name == "range";
}

}  // namespace

// A number that is made of itself is another one in every turn: `delay *= 2`, `i++`.
void Walker::forget_counters(const std::optional<ExpressionId>& test, const Block& body,
                             Frame& frame) {
  const auto forget = [&](ExpressionId target, ExpressionId value) {
    const auto* name = std::get_if<Name>(&frame.module[target].form);
    if (name == nullptr || !mentions(frame.module, value, name->name)) return;
    for (ScopeNode* node = frame.scope.get(); node != nullptr; node = node->outer.get()) {
      const auto known = node->names.find(name->name);
      if (known == node->names.end()) continue;
      if (known->second.as<Number>() != nullptr) known->second.form = Unknown{};
      return;
    }
  };
  if (test) each_assignment(frame.module, *test, forget);
  each_assignment(frame.module, body, forget);
}

// One turn of a loop, which may also be none.
Flow Walker::run_turn(const std::optional<ExpressionId>& test, const Block& body, Loop loop,
                      Frame& frame) {
  const Situation situation(record);
  Turn turn;
  turn.loop = record.loop(loop);
  turn.test = test;
  turn.frame = &frame;
  turn.outer = turn_;
  record.now.loop = turn.loop;
  record.now.conditional = true;
  turn_ = &turn;
  const Exits exits = exits_;
  const Names before = frame.scope->names;
  const std::size_t returned = frame.returned.size();
  Flow flow = run(body, frame);
  flow.unsure = frame.returned.size() > returned;
  frame.scope->names = merged(before, frame.scope->names, before);
  turn_ = turn.outer;
  const bool gives_up = !loop.endless || exits_.leaving() - exits.leaving() > turn.successes;
  for (Retry& retry : turn.retries) {
    retry.gives_up = gives_up;
    record.retry(std::move(retry));
  }
  exits_.breaks = exits.breaks;  // they leave this loop, and not the one around it
  exits_.turns = exits.turns;
  return flow;
}

Flow Walker::run(const ForEach& form, Span at, Frame& frame) {
  const Meaning over = value(form.over, frame);
  assign(form.target, each_of(over), frame);
  Loop loop{.span = at, .outer = {}, .over_records = goes_over_records(over)};
  loop.counted = is_range(frame.module, form.over);
  forget_counters({}, form.body, frame);
  const Flow turn = run_turn({}, form.body, loop, frame);
  return {.goes_on = true, .unsure = turn.unsure};
}

Flow Walker::run(const While& form, Span at, Frame& frame) {
  forget_counters(form.test, form.body, frame);
  if (form.test) test(*form.test, frame, false);
  const bool endless = !form.test.has_value();
  const Loop loop{
      .span = at, .outer = {}, .over_records = false, .endless = endless, .counted = true};
  const Flow flow = run_turn(form.test, form.body, loop, frame);
  return {.goes_on = !endless || flow.breaks, .unsure = flow.unsure};
}

Walker::Trial Walker::begin_trial() const {
  Trial trial;
  trial.calls_before = record.calls_made();
  trial.exits_before = exits_;
  return trial;
}

// Success ends the loop by a return or break, or by what the loop asks for: `done = True`.
void Walker::end_trial(Trial& trial, const Try& form, const Flow& flow, const Frame& frame) {
  trial.makes_a_call = record.calls_made() > trial.calls_before;
  if (!trial.makes_a_call || turn_ == nullptr || turn_->frame != &frame) return;
  trial.call = record.last_call();
  const Exits& before = trial.exits_before;
  turn_->successes += exits_.leaving() - before.leaving();
  turn_->caught += exits_.raises - before.raises;
  if (turn_->recursion != nullptr) {
    trial.ends_the_loop = true;
    trial.polls = turn_->recursion->polls;
    return;
  }
  trial.ends_the_loop = exits_.returns > before.returns || exits_.breaks > before.breaks;
  trial.polls = flow.goes_on || exits_.turns > before.turns;
  if (!turn_->test) return;
  bool says_done = false;
  each_assignment(frame.module, form.body, [&](ExpressionId target, ExpressionId) {
    const auto* name = std::get_if<Name>(&frame.module[target].form);
    says_done = says_done || (name != nullptr && mentions(frame.module, *turn_->test, name->name));
  });
  trial.ends_the_loop = trial.ends_the_loop || says_done;
}

void Walker::note_retry(const Trial& trial, const Catch& handler, bool goes_on,
                        const Frame& frame) {
  if (!trial.makes_a_call || !trial.ends_the_loop) return;
  if (turn_ == nullptr || turn_->frame != &frame) return;
  const Recursion* recursion = turn_->recursion;
  if (recursion == nullptr ? !goes_on : !recursion->catches.contains(handler.at.begin)) return;
  Retry retry;
  retry.span = frame.module.span(handler.at);
  retry.loop = turn_->loop;
  retry.call = trial.call;
  retry.polls = trial.polls;
  turn_->retries.push_back(std::move(retry));
}

}  // namespace plimsoll::code
