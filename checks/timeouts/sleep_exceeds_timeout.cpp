#include <map>

#include "check/check.h"
#include "code/function_code.h"
#include "facts/callers.h"
#include "model/deadline.h"

namespace plimsoll {

namespace {

// A function in which a sleep is too long.
struct Sleeper {
  const code::Sleep& sleep;
  Deadline deadline;
};

// In the order of the places where they sleep: a module can be shared.
using Sleepers = std::map<Span, std::vector<Sleeper>>;

void collect(const Function& function, const code::CodeFacts& facts, Sleepers& sleepers) {
  const std::optional<Deadline> deadline = deadline_of(function);
  if (!deadline) return;
  for (const code::Sleep& sleep : facts.sleeps) {
    if (!sleep.seconds || *sleep.seconds < deadline->after_s || sleep.when.at_import) continue;
    sleepers[sleep.span].push_back({sleep, *deadline});
  }
}

// The call that leads to the place from elsewhere; a promise's own function stands around it.
Span called_from(const code::Sleep& sleep) {
  const auto& way = sleep.when.way;
  const auto around = [&](const Span& call) {
    return call.file == sleep.span.file && call.begin <= sleep.span.begin &&
           call.end >= sleep.span.end;
  };
  const auto from = std::find_if_not(way.rbegin(), way.rend(), around);
  return from == way.rend() ? Span{} : *from;
}

Draft begin(const Sleeper& sleeper, Report& report) {
  const auto& [sleep, deadline] = sleeper;
  const std::string& name = deadline.function.name;
  if (!deadline.caller) {
    return report
        .find(sleep.span, "`{}` sleeps for {} s here, but is stopped after {} s", name,
              *sleep.seconds, deadline.after_s)
        .fails("Task timed out after {:.2f} seconds, whenever this is reached", deadline.after_s)
        .note(deadline.place(), "`{}` may run for {} s", name, deadline.after_s)
        .advise("set Timeout of `{}` to more than {}, or do not wait inside a function", name,
                *sleep.seconds);
  }
  const Caller* known = find_caller(deadline.caller->caller);
  return report
      .find(sleep.span, "`{}` sleeps for {} s here, but {} waits {} s for its answer", name,
            *sleep.seconds, deadline.caller->what, deadline.after_s)
      .fails("{} after {} s, whenever this is reached", known ? known->failure : "a timeout",
             deadline.after_s)
      .note(deadline.place(), "called here by {}", deadline.caller->what)
      .advise("answer at once, and let what has to wait be done asynchronously");
}

void run(const Deployment& deployment, Report& report) {
  Sleepers sleepers;
  for (const Function& function : deployment.functions) {
    if (const auto* facts = function.handler_code.facts()) collect(function, *facts, sleepers);
  }
  for (const auto& [place, here] : sleepers) {
    Draft finding = begin(here.front(), report);
    finding.note(called_from(here.front().sleep), "called from here");
    for (std::size_t i = 1; i < here.size(); ++i) {
      finding.note(here[i].deadline.place(), "`{}` comes here, too, and has {} s",
                   here[i].deadline.function.name, here[i].deadline.after_s);
    }
  }
}

}  // namespace

extern constinit const Check sleep_exceeds_timeout = declare({
    .id = "sleep-exceeds-timeout",
    .severity = Severity::error,
    .summary = "function sleeps longer than it may run",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html",
                  .says = "when the timeout value is reached, Lambda stops the function"},
                 {.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "api-gateway-execution-service-limits-table.html",
                  .says = "integration timeout of a REST API: 29 seconds unless raised"}},
    .run = run,
});

}  // namespace plimsoll
