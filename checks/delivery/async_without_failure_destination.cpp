#include <algorithm>

#include "check/check.h"
#include "model/async_invocations.h"
#include "model/durable.h"

namespace plimsoll {

namespace {

// Whether an event that fails is kept nowhere. A configuration that may be another qualifier's
// decides nothing, and one without retries loses events at once: that is said of the retries.
bool drops_events(const AsyncInvocations& invoked) {
  if (!invoked.function->dead_letter.is_absent() || !invoked.served_by.sure) return false;
  const AsyncConfig* config = invoked.served_by.config;
  if (!config) return true;
  const int* retries = config->retry_attempts.known();
  return config->on_failure.is_absent() && retries && *retries != 0;
}

int tries(const AsyncConfig* config) {
  return 1 + (config ? *config->retry_attempts.known() : default_async_retry_attempts);
}

// Called again and again, with nothing in the event but that it is time.
bool is_periodic(const Invocation& caller) {
  if (!caller.source) return false;
  const std::string* schedule = caller.source->properties["ScheduleExpression"].as_string();
  return schedule && !schedule->starts_with("at(");
}

// What is lost: of a schedule a run, of anything else what happened.
void say_what_is_lost(const AsyncInvocations& invoked, Draft& finding) {
  if (is_durable(*invoked.function)) {
    finding.fails(
        "the event is dropped when the durable execution has failed: nothing is left to "
        "start it again with");
  } else if (std::ranges::all_of(invoked.callers,
                                 [](const Invocation* caller) { return is_periodic(*caller); })) {
    finding.fails("the run is given up after {} tries: nothing happens until the next one is due",
                  tries(invoked.served_by.config));
  } else {
    finding.fails("the event is dropped after {} tries: nothing is left to handle it again with",
                  tries(invoked.served_by.config));
  }
}

// Of a failed durable execution AWS documents a dead-letter queue alone.
void advise_keeping(const Function& function, Draft& finding) {
  if (is_durable(function)) {
    finding.advise("give `{}` a dead-letter queue", function.name);
  } else {
    finding.advise("give `{}` an OnFailure destination or a dead-letter queue", function.name);
  }
}

void report_dropped(const AsyncInvocations& invoked, Report& report) {
  const Function& function = *invoked.function;
  const AsyncConfig* config = invoked.served_by.config;
  const Invocation& caller = *invoked.callers.front();
  Draft finding =
      report.find(config ? config->place() : function.place(),
                  "{} invokes `{}` asynchronously, and an event that fails is kept nowhere",
                  caller.what, function.name);
  say_what_is_lost(invoked, finding);
  for (const Invocation* trigger : invoked.callers) {
    finding.note(trigger->place, "invoked here by {}", trigger->what);
  }
  for (const AsyncConfig* other : function.async_configs) {
    if (other != config) {
      finding.note(*other, "this one serves `{}`, which is not what is invoked",
                   other->qualifier.text);
    }
  }
  advise_keeping(function, finding);
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    for (const AsyncInvocations& invoked : async_invocations(function)) {
      if (drops_events(invoked)) report_dropped(invoked, report);
    }
  }
}

}  // namespace

extern constinit const Check async_without_failure_destination = declare({
    .id = "async-without-failure-destination",
    .severity = Severity::warning,
    .summary = "function is invoked asynchronously, and an event that it fails on is kept nowhere",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "invocation-async-error-handling.html",
                  .says = "Lambda tries a failed event two more times"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "invocation-async-retain-records.html",
                  .says = "to retain discarded events, add a destination or a dead-letter queue"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/durable-best-practices.html",
                  .says = "a dead-letter queue captures the events of durable executions that "
                          "failed for good"}},
    .run = run,
});

}  // namespace plimsoll
