#include <algorithm>
#include <set>

#include "check/check.h"
#include "model/async_invocations.h"
#include "model/batch_answers.h"
#include "model/contract.h"

namespace plimsoll {

namespace {

// Only who is tried again when it fails loses something: an event, a message, a record.
bool is_tried_again(const Invocation& caller) {
  const Contract contract = contract_of(caller);
  return contract == Contract::queue || contract == Contract::stream || contract == Contract::event;
}

// One of its callers; null where anybody reads the answer, or waits for word of the function.
const Invocation* caller_of(const Function& function) {
  if (function.callers.empty() || !std::ranges::all_of(function.callers, [](const auto* caller) {
        return is_tried_again(*caller);
      })) {
    return nullptr;
  }
  const Invocation* caller = function.callers.front();
  const bool asynchronous = contract_of(*caller) == Contract::event;
  return asynchronous && async_invocations(function).empty() ? nullptr : caller;
}

bool does_something(const code::CodeFacts& facts) {
  return std::ranges::any_of(facts.calls, [](const code::RemoteCall& call) {
    return call.when.guarded && !call.when.at_import;
  });
}

// A mapping that waits for the records that failed is another check's.
bool is_asked_for_failures(const Invocation& caller) {
  const bool* asked = caller.mapping ? caller.mapping->reports_item_failures.known() : nullptr;
  return asked && *asked;
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> said;
  for (const Function& function : deployment.functions) {
    const code::CodeFacts* facts = function.handler_code.facts();
    if (!facts || !facts->swallowed_errors || names_failures(*facts)) continue;
    const Invocation* caller = caller_of(function);
    if (!caller || is_asked_for_failures(*caller)) continue;
    if (!facts->entry.wrapped_by.empty() || !does_something(*facts)) continue;
    if (!said.insert(*facts->swallowed_errors).second) continue;
    report.find(*facts->swallowed_errors, "`{}` only logs whatever goes wrong", function.name)
        .fails(
            "a failed event counts as handled: it is not tried again, reaches no dead-letter "
            "queue, and the Errors metric stays at 0")
        .note(caller->place, "{} would try again if the function failed", caller->what)
        .advise("raise the error again after it is logged");
  }
}

}  // namespace

extern constinit const Check error_swallowed = declare({
    .id = "error-swallowed",
    .severity = Severity::warning,
    .summary = "handler of events catches every error and only logs it",
    .evidence =
        {{.url =
              "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html",
          .says = "Lambda retries an asynchronous invocation, and sends it to a "
                  "dead-letter queue or destination, when the function returns an error"},
         {.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                 "services-sqs-errorhandling.html",
          .says = "a message whose invocation succeeds is deleted from the queue"}},
    .run = run,
});

}  // namespace plimsoll
