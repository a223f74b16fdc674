#include <set>

#include "check/check.h"
#include "code/function_code.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  std::set<Span> said;
  for (const Function& function : deployment.functions) {
    const code::CodeFacts* facts = function.handler_code.facts();
    if (!facts || !facts->entry.is_async || !facts->entry.wrapped_by.empty()) continue;
    const std::optional<Span>& called = facts->entry.callback_used;
    if (!called || !said.insert(*called).second) continue;
    report.find(*called, "`{}` is async and calls its callback, too", function.name)
        .fails(
            "whichever comes first is the answer: what is returned or what the callback gets; "
            "the other one is lost")
        .note(facts->entry.span, "async: what it returns is its answer")
        .advise("return the answer, and throw errors; leave the callback out");
  }
}

}  // namespace

extern constinit const Check handler_mixes_callback_and_promise = declare({
    .id = "handler-mixes-callback-and-promise",
    .severity = Severity::warning,
    .summary = "async handler answers through its callback as well",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html",
                  .says = "async handlers answer with return and throw; callbacks are the form of "
                          "handlers that are not async, and not to be mixed with it"}},
    .run = run,
});

}  // namespace plimsoll
