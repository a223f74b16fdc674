// The handler itself: how Lambda enters it, and in which ways it answers.
#include "code/kept_errors.h"
#include "code/swallowed_errors.h"
#include "code/walker.h"

namespace plimsoll::code {
namespace {

Returned answered(const Meaning& meaning) {
  Returned returned;
  returned.shape = shape_of(meaning);
  returned.perhaps = meaning.perhaps;
  return returned;
}

}  // namespace

void Walker::answer_by(const CallbackValue& callback, const Passing& passing, Span at) {
  using Kind = CallbackValue::Kind;
  EntryPoint& entry = record.facts().entry;
  entry.answers_later = true;
  if (callback.kind == Kind::parameter && !entry.callback_used) entry.callback_used = at;
  if (callback.kind == Kind::fail) return;
  const Meaning* error = callback.kind == Kind::succeed ? nullptr : by_position(passing, 0);
  if (error != nullptr && error->as<Nothing>() == nullptr) {
    // An error is thrown; where it is not one after all, what is answered is not clear.
    record.returned(answered({at, Unknown{}}));
    return;
  }
  const Meaning* result = by_position(passing, callback.kind == Kind::succeed ? 0 : 1);
  if (result == nullptr) {
    record.returned(answered({at, Nothing{}}));
    return;
  }
  for (const Meaning& each : alternatives_of(*result)) {
    record.returned(answered(each));
  }
}

// What becomes of the event, and who may answer, where code that is not known gets them.
void Walker::hand_on(const Meaning& meaning, Span at) {
  EntryPoint& entry = record.facts().entry;
  const auto* event = meaning.as<EventValue>();
  if (event != nullptr && event->path.empty()) record.facts().event_passed_on = true;
  const bool context = meaning.as<ContextValue>() != nullptr && !entry.is_async && !python_;
  if (!context && meaning.as<CallbackValue>() == nullptr) return;
  entry.answers_later = true;
  record.returned(answered({at, Unknown{}}));
}

bool Walker::enter_handler(const Meaning& handler) {
  const auto* callable = handler.as<Callable>();
  if (callable == nullptr) return false;
  const Module& module = *callable->module;
  const Function& function = module[callable->function];
  EntryPoint& entry = record.facts().entry;
  const bool has_name = function.name_at.end > function.name_at.begin;
  entry.span = module.span(has_name ? function.name_at : function.at);
  entry.is_async = function.is_async;
  entry.is_generator = function.is_generator;
  entry.wrapped_by = callable->wrapped_by;
  for (const Parameter& parameter : function.parameters) {
    if (parameter.rest || parameter.keywords || parameter.default_value) break;
    ++entry.required_parameters;
  }
  const Span at = entry.span;
  const Passing passing{
      {"", {at, EventValue{}}}, {"", {at, ContextValue{}}}, {"", {at, CallbackValue{}}}};
  stack_.push_back(&function);
  module_ = &module;
  Frame frame{module, scope_in(callable->scope), {}, false};
  bind(*callable, passing, frame);
  frame.awaited = true;
  const Flow flow = run(function.body, frame);
  stack_.pop_back();
  record.facts().swallowed_errors = swallowed_errors(module, function, record.facts());
  record.facts().kept_errors = kept_errors(module, function, record.facts());
  record.facts().raised_for_record = raised_for_record(module, function, record.facts());
  for (const Meaning& returned : frame.returned) {
    for (const Meaning& each : alternatives_of(returned)) {
      record.returned(answered(each));
    }
  }
  if (flow.goes_on) {
    Returned end = answered({flow.caught.value_or(at), Nothing{}});
    end.falls_off = true;
    end.perhaps = flow.unsure;
    record.returned(std::move(end));
  }
  called_back_.emplace(&module, callable->function);
  follow_what_is_called_later();
  return true;
}

}  // namespace plimsoll::code
