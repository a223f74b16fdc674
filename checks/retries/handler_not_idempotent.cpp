#include <set>

#include "check/check.h"
#include "model/durable.h"
#include "model/lasting_effect.h"

namespace plimsoll {

namespace {

// Who may deliver an event twice: everything but a caller that waits for the answer.
const Invocation* repeating_caller(const Function& function) {
  const auto found = std::ranges::find_if(function.callers, [](const Invocation* caller) {
    return caller->mode != Mode::synchronous && !caller->disabled;
  });
  return found == function.callers.end() ? nullptr : *found;
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> seen;  // a module can be shared: the first function speaks for it
  for (const Function& function : deployment.functions) {
    const code::CodeFacts* facts = function.handler_code.complete();
    const Invocation* caller = repeating_caller(function);
    if (!facts || !caller || facts->idempotency || is_durable(function)) continue;
    for (const code::RemoteCall& call : facts->calls) {
      const std::string_view what = lasting_effect(*facts, call);
      if (what.empty() || !seen.insert(call.span).second) continue;
      report
          .find(call.span, "`{}` {} for each delivery, and an event may be delivered twice",
                function.name, what)
          .fails("duplicates, after a retry or when {} delivers an event again", caller->what)
          .note(caller->place, "delivers at least once")
          .advise(
              "take the id from the event and write on the condition that it is new, or use "
              "Powertools' idempotency");
    }
  }
}

}  // namespace

extern constinit const Check handler_not_idempotent = declare({
    .id = "handler-not-idempotent",
    .severity = Severity::advice,
    .summary = "handler of events that may come twice does something that must not be done twice",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html",
                  .says = "a function might receive the same event multiple times: make sure that "
                          "it handles duplicates"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html",
                  .says = "event source mappings process each event at least once, and duplicates "
                          "can occur: make function code idempotent"}},
    .run = run,
});

}  // namespace plimsoll
