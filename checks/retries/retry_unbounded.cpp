#include <set>

#include "check/check.h"
#include "model/remote_call.h"

namespace plimsoll {

namespace {

void report_retry(const Function& function, const code::CodeFacts& facts, const code::Retry& retry,
                  Report& report) {
  const code::RemoteCall& call = facts.calls[retry.call];
  Draft finding =
      report.find(facts.loops[retry.loop].span, "`{}` tries `{}` again for as long as it fails",
                  function.name, name_of(facts, call));
  finding.note(call.span, "tried here");
  if (facts.loops[retry.loop].calls_itself) {
    finding.note(retry.span, "whatever is raised, it calls itself again");
  } else {
    finding.note(retry.span, "whatever is raised, the loop goes on");
  }
  if (const int* timeout_s = function.timeout_s.known()) {
    finding.fails("Task timed out after {}.00 seconds, all of them billed, while `{}` fails",
                  *timeout_s, name_of(facts, call));
  } else {
    finding.fails("Task timed out, while `{}` fails", name_of(facts, call));
  }
  finding.note(function.timeout_s, "only this ends it for `{}`", function.name)
      .advise("give up after a number of attempts, and raise what was raised last");
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> seen;  // a module can be shared: the first function speaks for it
  for (const Function& function : deployment.functions) {
    const code::CodeFacts* facts = function.handler_code.facts();
    if (!facts || facts->remaining_time) continue;
    for (const code::Retry& retry : facts->retries) {
      const Span& loop = facts->loops[retry.loop].span;
      if (retry.gives_up || !seen.insert(loop).second) continue;
      report_retry(function, *facts, retry, report);
    }
  }
}

}  // namespace

extern constinit const Check retry_unbounded = declare({
    .id = "retry-unbounded",
    .severity = Severity::warning,
    .summary = "failed call is tried again without end",
    .evidence = {{.url = "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/"
                         "rel_mitigate_interaction_failure_limit_retries.html",
                  .says = "limit the maximum number of retries"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html",
                  .says = "when the timeout value is reached, Lambda stops the function"}},
    .run = run,
});

}  // namespace plimsoll
