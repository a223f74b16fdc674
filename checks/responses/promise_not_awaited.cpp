#include <set>

#include "check/check.h"
#include "model/remote_call.h"

namespace plimsoll {

namespace {

// A handler that calls back is ended by that, and Lambda waits for what still runs.
bool ends_with_its_promise(const code::EntryPoint& entry) {
  return entry.is_async && !entry.callback_used;
}

// Functions of which one speaks for all that share a module.
using Seen = std::set<Span>;

void say_what_is_lost(Draft finding, const Function& function) {
  finding
      .fails(
          "the handler returns first: the call is frozen half done, goes on in a later invocation "
          "or never, and its error is seen by nobody")
      .note(function.handler, "the handler of `{}` is async, and over when its promise is",
            function.name);
}

void report_call(const Function& function, const code::CodeFacts& facts,
                 const code::RemoteCall& call, Report& report) {
  say_what_is_lost(report
                       .find(call.span, "`{}` calls `{}` here and does not wait for it",
                             function.name, name_of(facts, call))
                       .advise("await it, or collect it for a Promise.all"),
                   function);
}

void report_function(const Function& function, const code::LoosePromise& loose, Report& report) {
  if (loose.for_each) {
    say_what_is_lost(
        report
            .find(loose.span,
                  "`{}` starts an async function for each element here and waits for "
                  "none of them",
                  function.name)
            .advise("write `await Promise.all(list.map(…))`, or a `for` with `await` in it"),
        function);
    return;
  }
  say_what_is_lost(report
                       .find(loose.span, "`{}` calls the async `{}` here and does not wait for it",
                             function.name, loose.name)
                       .advise("await it, or collect it for a Promise.all"),
                   function);
}

void look_at(const Function& function, const code::CodeFacts& facts, Seen& seen, Report& report) {
  for (const code::RemoteCall& call : facts.calls) {
    if (!call.result_ignored || call.when.at_import || !seen.insert(call.span).second) continue;
    report_call(function, facts, call, report);
  }
  for (const code::LoosePromise& loose : facts.loose_promises) {
    if (loose.when.at_import || !seen.insert(loose.span).second) continue;
    report_function(function, loose, report);
  }
}

void run(const Deployment& deployment, Report& report) {
  Seen seen;
  for (const Function& function : deployment.functions) {
    const code::CodeFacts* facts = function.handler_code.facts();
    if (facts && ends_with_its_promise(facts->entry)) look_at(function, *facts, seen, report);
  }
}

}  // namespace

extern constinit const Check promise_not_awaited = declare({
    .id = "promise-not-awaited",
    .severity = Severity::warning,
    .summary = "async handler starts work and returns without waiting for it",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html",
                  .says = "an async handler must await its asynchronous calls: the execution "
                          "environment is frozen when it returns"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment."
                         "html",
                  .says = "background work that did not complete when the function ended resumes "
                          "if the environment is reused"}},
    .run = run,
});

}  // namespace plimsoll
