// Functions that try again what failed by calling themselves.
#include "code/recursion.h"
#include "code/trial.h"

namespace plimsoll::code {

// The promise of a call that is made again when it fails: `call().catch(() => again())`.
void Walker::note_retry_of_promise(const Call& form, std::size_t calls_before, const Frame& frame) {
  if (turn_ == nullptr || turn_->recursion == nullptr || record.calls_made() == calls_before)
    return;
  const ExpressionId* failed = given_to_catch(frame.module, form);
  if (failed == nullptr || &turn_->frame->module != &frame.module) return;
  const Range at = frame.module[*failed].at;
  if (!turn_->recursion->catches.contains(at.begin)) return;
  Retry retry;
  retry.span = frame.module.span(at);
  retry.loop = turn_->loop;
  retry.call = record.last_call();
  retry.polls = turn_->recursion->polls;
  turn_->retries.push_back(std::move(retry));
}

// Whether a function calls itself in a catch: by its name, or as a method of the same object.
const Recursion* Walker::recursion_of(const Callable& callee) {
  const Function& function = (*callee.module)[callee.function];
  const auto [known, is_new] = recursions_.try_emplace(&function);
  if (!is_new) return known->second ? &*known->second : nullptr;
  const Module& module = *callee.module;
  known->second = recursion_in(module, function, [&](ExpressionId id) {
    if (const auto* member = std::get_if<Member>(&module[id].form)) {
      const auto* object = std::get_if<Name>(&module[member->object].form);
      const bool own = object != nullptr && (object->name == "this" || object->name == "self");
      return own && callee.self != nullptr && member->name == function.name;
    }
    const auto* name = std::get_if<Name>(&module[id].form);
    const Meaning* meant = name == nullptr ? nullptr : find(callee.scope, name->name);
    const auto* called = meant == nullptr ? nullptr : meant->as<Callable>();
    return called != nullptr && called->module == &module && called->function == callee.function;
  });
  return known->second ? &*known->second : nullptr;
}

// One attempt of a function that calls itself again after a failure: a turn of a loop.
Flow Walker::run_attempt(const Callable& callee, const Recursion& recursion, Frame& frame) {
  for (const std::string_view name : recursion.changed) {
    const auto known = frame.scope->names.find(name);
    if (known != frame.scope->names.end() && known->second.as<Number>() != nullptr) {
      known->second.form = Unknown{};
    }
  }
  const Function& function = frame.module[callee.function];
  Loop loop{.span = frame.module.span(function.at), .outer = {}};
  loop.counted = loop.calls_itself = true;
  Turn turn;
  turn.loop = record.loop(loop);
  turn.frame = &frame;
  turn.outer = turn_;
  turn.recursion = &recursion;
  record.now.loop = turn.loop;
  turn_ = &turn;
  const int raises = exits_.raises;
  const Flow flow = run(function.body, frame);
  turn_ = turn.outer;
  const bool gives_up = !recursion.endless || exits_.raises - raises > turn.caught;
  for (Retry& retry : turn.retries) {
    retry.gives_up = gives_up;
    record.retry(std::move(retry));
  }
  return flow;
}

}  // namespace plimsoll::code
