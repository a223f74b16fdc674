#include <algorithm>
#include <set>

#include "check/check.h"
#include "code/function_code.h"
#include "model/contract.h"

namespace plimsoll {

namespace {

// The user pool that calls; null where something else does, too.
const Invocation* user_pool_of(const Function& function) {
  const bool only_pools = std::ranges::all_of(function.callers, [](const Invocation* caller) {
    return contract_of(*caller) == Contract::user_pool;
  });
  return only_pools && !function.callers.empty() ? function.callers.front() : nullptr;
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> said;
  for (const Function& function : deployment.functions) {
    const code::CodeFacts* facts = function.handler_code.facts();
    const Invocation* pool = facts ? user_pool_of(function) : nullptr;
    // Who answers through a callback returns nothing, and that says nothing.
    if (!pool || !facts->entry.wrapped_by.empty() || facts->entry.answers_later) continue;
    for (const code::Returned& answer : facts->returns) {
      if (answer.perhaps || !answer.shape.as<code::NothingShape>()) continue;
      if (!said.insert(answer.shape.span).second) continue;
      const std::string_view how = answer.falls_off ? " where it comes to its end here" : "";
      report
          .find(answer.shape.span, "`{}` does not give {} its event back{}", function.name,
                pool->what, how)
          .fails("the user sees InvalidLambdaResponseException: \"Unrecognizable lambda output\"")
          .note(pool->place, "{} reads its answer out of the event", pool->what)
          .advise("return the event on every path");
    }
  }
}

}  // namespace

extern constinit const Check cognito_trigger_returns_nothing = declare({
    .id = "cognito-trigger-returns-nothing",
    .severity = Severity::error,
    .summary = "trigger of a user pool does not return its event",
    .evidence = {{.url = "https://docs.aws.amazon.com/cognito/latest/developerguide/"
                         "cognito-user-identity-pools-working-with-aws-lambda-triggers.html",
                  .says = "the function receives an event and returns the same event object with "
                          "its response to Amazon Cognito"}},
    .run = run,
});

}  // namespace plimsoll
