#include <map>
#include <set>

#include "check/check.h"
#include "model/deadline.h"
#include "model/remote_call.h"

namespace plimsoll {

namespace {

// How long a call may take until its client gives up, as it is written.
struct Patience {
  double timeout_s = 0;
  int attempts = 1;
  Span written;

  double total_s() const { return timeout_s * attempts; }
};

std::optional<Patience> patience_of(const code::Client& client, const code::RemoteCall& call) {
  const int attempts = client.attempts.value_or(1);
  if (call.timeout_s) return Patience{*call.timeout_s, attempts, call.span};
  if (call.timeout_unclear) return std::nullopt;
  if (client.read_timeout_s) return Patience{*client.read_timeout_s, attempts, client.span};
  if (client.connect_timeout_s) return Patience{*client.connect_timeout_s, attempts, client.span};
  return std::nullopt;
}

struct Waiter {
  Patience patience;
  std::string call;
  Span called;
  Deadline deadline;
};

using Waiters = std::map<Span, std::vector<Waiter>>;

void collect(const Function& function, const code::CodeFacts& facts, Waiters& waiters) {
  const std::optional<Deadline> deadline = deadline_of(function);
  if (!deadline) return;
  std::set<Span> seen;
  for (const code::RemoteCall& call : facts.calls) {
    const std::optional<Patience> patience = patience_of(facts.clients[call.client], call);
    if (!patience || call.when.at_import || call.signs_only) continue;
    if (patience->total_s() < deadline->after_s) continue;
    if (!seen.insert(patience->written).second) continue;
    waiters[patience->written].push_back({*patience, name_of(facts, call), call.span, *deadline});
  }
}

std::string words(const Patience& patience) {
  if (patience.attempts == 1) return fmt::format("{} s", patience.timeout_s);
  return fmt::format("{} times {} s", patience.attempts, patience.timeout_s);
}

Draft begin(const Waiter& waiter, Report& report) {
  const auto& [patience, call, called, deadline] = waiter;
  const std::string& name = deadline.function.name;
  const std::string wait = words(patience);
  if (deadline.caller) {
    return report
        .find(patience.written, "`{}` may wait {} for `{}`, but {} waits {} s for its answer", name,
              wait, call, deadline.caller->what, deadline.after_s)
        .fails("a timeout for the caller after {} s, instead of an error that `{}` can handle",
               deadline.after_s, name)
        .note(deadline.place(), "called here by {}", deadline.caller->what);
  }
  return report
      .find(patience.written, "`{}` may wait {} for `{}`, but is stopped after {} s", name, wait,
            call, deadline.after_s)
      .fails("Task timed out after {:.2f} seconds, instead of an error that `{}` can handle",
             deadline.after_s, name)
      .note(deadline.place(), "`{}` may run for {} s", name, deadline.after_s);
}

void run(const Deployment& deployment, Report& report) {
  Waiters waiters;
  for (const Function& function : deployment.functions) {
    if (const auto* facts = function.handler_code.facts()) collect(function, *facts, waiters);
  }
  for (const auto& [place, here] : waiters) {
    const Waiter& first = here.front();
    Draft finding = begin(first, report);
    finding.advise("let the client give up well before {} s have passed", first.deadline.after_s);
    if (first.called != place) finding.note(first.called, "called here");
    for (std::size_t i = 1; i < here.size(); ++i) {
      finding.note(here[i].deadline.place(), "`{}` comes here, too, and has {} s",
                   here[i].deadline.function.name, here[i].deadline.after_s);
    }
  }
}

}  // namespace

extern constinit const Check client_timeout_exceeds_function = declare({
    .id = "client-timeout-exceeds-function",
    .severity = Severity::warning,
    .summary = "client in a function waits longer than the function may run",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html",
                  .says = "when the timeout value is reached, Lambda stops the function"},
                 {.url = "https://docs.aws.amazon.com/wellarchitected/latest/framework/"
                         "rel05-bp05.html",
                  .says = "set connection and request timeouts on every call and verify them; one "
                          "that is too high holds resources while the client waits"}},
    .run = run,
});

}  // namespace plimsoll
