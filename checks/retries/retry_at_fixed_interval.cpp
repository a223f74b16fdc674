#include <set>

#include "check/check.h"
#include "model/remote_call.h"

namespace plimsoll {

namespace {

// The sleep between the attempts of a loop, if it always takes equally long. Null too where any of
// the loop's sleeps is computed.
const code::Sleep* steady_sleep(const code::CodeFacts& facts, std::size_t loop) {
  const code::Sleep* found = nullptr;
  for (const code::Sleep& sleep : facts.sleeps) {
    if (sleep.when.loop != loop) continue;
    if (!sleep.seconds) return nullptr;
    if (!found) found = &sleep;
  }
  return found;
}

bool contains(const Span& outer, const Span& inner) {
  return outer.file == inner.file && outer.begin <= inner.begin && outer.end >= inner.end;
}

// The wait as the loop writes it: a helper that sleeps for as long as it is told is not to blame.
Span wait_in(const Span& loop, const code::Sleep& sleep) {
  if (contains(loop, sleep.span)) return sleep.span;
  const std::vector<Span>& way = sleep.when.way;
  const auto last = std::find_if(way.rbegin(), way.rend(),
                                 [&loop](const Span& call) { return contains(loop, call); });
  return last == way.rend() ? sleep.span : *last;
}

void report_retry(const Function& function, const code::CodeFacts& facts, const code::Retry& retry,
                  const code::Sleep& sleep, Span wait, Report& report) {
  const std::string call = name_of(facts, facts.calls[retry.call]);
  report
      .find(wait, "`{}` tries `{}` again after {} s, every time and in every instance",
            function.name, call, *sleep.seconds)
      .fails(
          "when `{}` throttles or fails, all instances try again in step, so that it goes on "
          "being overloaded",
          call)
      .note(facts.calls[retry.call].span, "tried here")
      .note(function.handler, "the handler of `{}` comes there", function.name)
      .advise("double the wait from attempt to attempt and make a random part of it");
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> seen;  // a module can be shared: the first function speaks for it
  for (const Function& function : deployment.functions) {
    const code::CodeFacts* facts = function.handler_code.facts();
    if (!facts) continue;
    for (const code::Retry& retry : facts->retries) {
      const code::Sleep* sleep = steady_sleep(*facts, retry.loop);
      const code::Client& client = facts->clients[facts->calls[retry.call].client];
      if (!sleep || client.remote == code::Remote::database) continue;
      if (!facts->loops[retry.loop].counted || retry.polls || retry.when.at_import) continue;
      const Span wait = wait_in(facts->loops[retry.loop].span, *sleep);
      if (seen.insert(wait).second) report_retry(function, *facts, retry, *sleep, wait, report);
    }
  }
}

}  // namespace

extern constinit const Check retry_at_fixed_interval = declare({
    .id = "retry-at-fixed-interval",
    .severity = Severity::warning,
    .summary = "failed calls are tried again at a fixed interval",
    .evidence = {{.url = "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/"
                         "rel_mitigate_interaction_failure_limit_retries.html",
                  .says = "use exponential backoff with jitter; retries at regular intervals can "
                          "overload the service"},
                 {.url = "https://aws.amazon.com/builders-library/"
                         "timeouts-retries-and-backoff-with-jitter/",
                  .says = "clients that retry in step make one overload after the other; jitter "
                          "spreads them"}},
    .run = run,
});

}  // namespace plimsoll
