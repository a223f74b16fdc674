// Promises: who waits for them, who should, and timers that keep somebody waiting.
#include <algorithm>
#include <array>

#include "code/libraries.h"
#include "code/options.h"
#include "code/walker.h"

namespace plimsoll::code {
namespace {

const Callable* async_function(const Passing& passing) {
  const Meaning* given = by_position(passing, 0);
  const auto* function = given == nullptr ? nullptr : given->as<Callable>();
  const bool async = function != nullptr && (*function->module)[function->function].is_async;
  return async ? function : nullptr;
}

// Node's own http calls back; version 2 of AWS's SDK makes a promise only of `.promise()`.
bool makes_a_promise(const Client& client, const RemoteCall& call, std::string_view callee) {
  if (call.calls_back || client.remote == Remote::database) return false;
  if (client.library == "aws-sdk") return callee == "promise";
  return client.library != "http" && client.library != "https";
}

std::string_view name_of(const Module& module, ExpressionId callee) {
  if (const auto* member = std::get_if<Member>(&module[callee].form)) return member->name;
  const auto* name = std::get_if<Name>(&module[callee].form);
  return name == nullptr ? std::string_view() : name->name;
}

}  // namespace

// A statement by itself: of a promise that it makes nobody knows afterwards.
void Walker::evaluate_alone(ExpressionId id, Frame& frame) {
  const std::size_t calls_before = record.calls_made();
  const Meaning meaning = value(id, frame);
  const auto* call = std::get_if<Call>(&frame.module[id].form);
  if (call == nullptr) return;  // awaited, assigned, or `void`
  const Span at = frame.module.span(frame.module[id].at);
  const std::string_view callee = name_of(frame.module, call->callee);
  if (callee == "then" || callee == "catch" || callee == "finally") return;  // looked after
  CodeFacts& facts = record.facts();
  if (const auto* answer = meaning.as<Answer>()) {
    RemoteCall& made = facts.calls[answer->call];
    const bool here = made.span.file == at.file && made.span.begin >= at.begin &&
                      made.span.end <= at.end && answer->path.empty();
    if (here && makes_a_promise(facts.clients[made.client], made, callee)) {
      made.result_ignored = true;
      return;
    }
  }
  const bool own = ended_ != nullptr && ended_at_ == at && ended_->is_async;
  if (own && callee != "forEach" && record.calls_made() > calls_before) {
    record.loose_promise({at, std::string(callee), false, {}});
  }
}

// `forEach` throws away what its function returns.
void Walker::note_for_each(const Passing& passing, std::size_t calls_before, Span at) {
  if (async_function(passing) == nullptr || record.calls_made() == calls_before) return;
  record.loose_promise({at, "forEach", true, {}});
}

// A promise in a race with others keeps nobody waiting by itself.
Passing Walker::pass_to(const Meaning& object, const Call& form, std::string_view name,
                        Frame& frame) {
  const auto* library = object.as<Library>();
  const bool race = library != nullptr && library->dotted() == "Promise" && name == "race";
  const bool waiting = std::exchange(waiting_, waiting_ && !race);
  Passing passing = pass(form.arguments, frame);
  waiting_ = waiting;
  return passing;
}

Meaning Walker::start_promise(const Meaning& executor, Span at) {
  using Settled = std::vector<std::pair<std::string, Meaning>>;
  const auto settled = std::make_shared<Settled>();
  const Meaning resolve{at, Library{{"Promise", "settle"}, settled, false}};
  const Meaning reject{at, Library{{"Promise", "refuse"}, nullptr, false}};
  const bool before = std::exchange(promise_waited_for_, waiting_);
  if (executor.as<Callable>() != nullptr) call(executor, {{"", resolve}, {"", reject}}, at);
  promise_waited_for_ = before;
  if (settled->empty()) return {at, Unknown{}};
  Meaning all = settled->front().second;
  for (const auto& [keyword, each] : *settled) all = join(all, each);
  return all;
}

void Walker::sleep(const Meaning* seconds, double unit_s, Span at) {
  Sleep sleep;
  sleep.span = at;
  sleep.seconds_span = seconds == nullptr ? at : seconds->span;
  const std::optional<double> known = seconds == nullptr ? std::nullopt : number(*seconds);
  if (known) sleep.seconds = in_seconds(*known, unit_s);
  if (python_ || waiting_) record.sleep(std::move(sleep));
}

// `setTimeout(resolve, ms)` and `setTimeout(() => resolve(answer), ms)`; any other function is
// called later, while nobody waits.
void Walker::sleep_until_settled(const Meaning& later, const Meaning* seconds, double unit_s,
                                 Span at) {
  const auto* library = later.as<Library>();
  bool settles = library != nullptr && library->dotted() == "Promise.settle";
  if (settles) settle_promise(*library, {at, Nothing{}});
  if (later.as<Callable>() != nullptr) {
    const bool before = std::exchange(settled_, false);
    call(later, {}, at);
    settles = settled_;
    settled_ = before;
  }
  const bool waiting = std::exchange(waiting_, promise_waited_for_);
  if (settles) sleep(seconds, unit_s, at);
  waiting_ = waiting;
}

}  // namespace plimsoll::code
