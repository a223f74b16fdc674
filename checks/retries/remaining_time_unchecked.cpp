#include <set>

#include "check/check.h"
#include "model/remote_call.h"

namespace plimsoll {

namespace {

constexpr int long_s = 60;

// The loop over the event's records in which the call stands, at whatever depth.
const code::Loop* records_loop(const code::CodeFacts& facts, const code::RemoteCall& call) {
  std::optional<std::size_t> loop = call.when.loop;
  while (loop) {
    const code::Loop& around = facts.loops[*loop];
    if (around.over_records) return around.side_by_side ? nullptr : &around;
    loop = around.outer;
  }
  return nullptr;
}

// Of a bucket or topic one record comes at a time.
bool gets_batches(const Function& function) {
  return std::ranges::any_of(function.callers, [](const Invocation* caller) {
    if (!caller->mapping) return false;
    const int* size = caller->mapping->batch_size.known();
    return !size || *size > 1;
  });
}

void report_loop(const Function& function, const code::CodeFacts& facts,
                 const code::RemoteCall& call, const code::Loop& loop, Report& report) {
  report
      .find(loop.span,
            "`{}` calls `{}` for one record after the other and never asks how much "
            "time is left",
            function.name, name_of(facts, call))
      .fails(
          "Task timed out after {}.00 seconds in the middle of a batch: what was done is not "
          "known, and all of it is done again",
          *function.timeout_s.known())
      .note(call.span, "called here, once for each record")
      .note(function.timeout_s, "the whole batch has {} s", *function.timeout_s.known())
      .advise(
          "stop when the remaining time is short, and report the records that are left as failed");
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> seen;  // a module can be shared: the first function speaks for it
  for (const Function& function : deployment.functions) {
    const code::CodeFacts* facts = function.handler_code.complete();
    const int* timeout_s = function.timeout_s.known();
    if (!facts || !timeout_s || *timeout_s < long_s || facts->remaining_time) continue;
    if (facts->batch_failures) continue;  // a library goes through the records
    if (!gets_batches(function)) continue;
    for (const code::RemoteCall& call : facts->calls) {
      const code::Loop* loop = records_loop(*facts, call);
      if (!loop || !seen.insert(loop->span).second) continue;
      report_loop(function, *facts, call, *loop, report);
    }
  }
}

}  // namespace

extern constinit const Check remaining_time_unchecked = declare({
    .id = "remaining-time-unchecked",
    .severity = Severity::advice,
    .summary = "batch is worked through without a look at the time that is left",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/python-context.html",
                  .says = "get_remaining_time_in_millis returns the milliseconds left before the "
                          "execution times out"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling."
                         "html",
                  .says = "when a function does not finish a batch, all its messages become "
                          "visible again"}},
    .run = run,
});

}  // namespace plimsoll
