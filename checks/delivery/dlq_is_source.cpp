#include <algorithm>
#include <array>

#include "check/check.h"
#include "model/function_target.h"

namespace plimsoll {

namespace {

void look_at(const Queue& queue, Report& report) {
  if (queue.redrive.queue != &queue) return;
  report.find(queue.redrive.dead_letter, "queue `{}` is its own dead-letter queue", queue.name)
      .fails("a message that nobody can handle goes back to the queue that it came from")
      .advise("name another queue as deadLetterTargetArn");
}

// What became of failed events of one qualifier of a function.
struct Outcome {
  const Function& function;
  const Target& target;
  const Qualifier* qualifier;  // null: of every qualifier
};

bool comes_back_as(const Outcome& outcome, const FunctionTarget& invoked) {
  return invoked.function == &outcome.function &&
         (!outcome.qualifier || same(invoked.qualifier, *outcome.qualifier) == Answer::yes);
}

// The subscription by which a topic gives everything that it gets to the function; a filter may
// keep the failures out.
Place way_back(const Outcome& outcome, const Topic& topic, const Deployment& deployment) {
  for (const Subscription& subscription : deployment.subscriptions) {
    const bool unfiltered = subscription.of == &topic && !subscription.filter;
    if (unfiltered &&
        comes_back_as(outcome, function_target(deployment, subscription.endpoint.value))) {
      return subscription;
    }
  }
  return Span{};
}

bool admits(const Value& accepted, std::string_view word) {
  return accepted.is_absent() || std::ranges::any_of(accepted.items(), [&](const Value& one) {
           return one.as_string() && *one.as_string() == word;
         });
}

// A rule that takes what Lambda reports as failed, whatever else is in it.
bool takes_failures(const EventRule& rule) {
  const Value& pattern = rule.event_pattern;
  const bool nothing_else = std::ranges::all_of(pattern.entries(), [](const Entry& entry) {
    return entry.key == "source" || entry.key == "detail-type";
  });
  return pattern.is_map() && !pattern.is_open() && nothing_else &&
         admits(pattern["source"], "lambda") &&
         admits(pattern["detail-type"], "Lambda Function Invocation Result - Failure");
}

Place way_back_by_rule(const Outcome& outcome, const Deployment& deployment) {
  for (const EventRule& rule : deployment.rules) {
    const Resource* bus = deployment.names.named(rule.event_bus, "AWS::Events::EventBus");
    if (bus != outcome.target.resource || !takes_failures(rule)) continue;
    for (const RuleTarget& target : rule.targets) {
      if (comes_back_as(outcome, function_target(deployment, target.target.value))) return rule;
    }
  }
  return Span{};
}

void look_at(const Outcome& outcome, const Deployment& deployment, Report& report) {
  const Resource* target = outcome.target.resource;
  if (target == nullptr) return;
  Place back = Span{};
  if (const Topic* topic = declared_by(target, deployment.topics)) {
    back = way_back(outcome, *topic, deployment);
  } else if (target->type == "AWS::Events::EventBus") {
    back = way_back_by_rule(outcome, deployment);
  }
  const bool itself = comes_back_as(outcome, function_target(deployment, outcome.target.value));
  if (!itself && !back.exists()) return;
  report
      .find(outcome.target, "what `{}` fails on is sent to `{}`, which invokes `{}` again",
            outcome.function.name, target->name, outcome.function.name)
      .fails(
          "each failure causes another invocation, until Lambda's loop detection drops the event")
      .note(back, "comes back here")
      .advise("send what failed to a queue that does not feed `{}`", outcome.function.name);
}

void run(const Deployment& deployment, Report& report) {
  for (const Queue& queue : deployment.queues) look_at(queue, report);
  for (const Function& function : deployment.functions) {
    look_at({function, function.dead_letter, nullptr}, deployment, report);
    for (const AsyncConfig* config : function.async_configs) {
      look_at({function, config->on_failure, &config->qualifier}, deployment, report);
    }
  }
}

}  // namespace

extern constinit const Check dlq_is_source = declare({
    .id = "dlq-is-source",
    .severity = Severity::error,
    .summary = "what failed is sent back to where it failed",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "invocation-async-retain-records.html",
                  .says = "what failed is sent to the destination as a new message or invocation"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html",
                  .says = "Lambda stops a recursive loop after about 16 invocations"}},
    .run = run,
});

}  // namespace plimsoll
