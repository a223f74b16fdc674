#include <charconv>
#include <set>
#include <string_view>

#include "check/check.h"
#include "code/function_code.h"

namespace plimsoll {

namespace {

constexpr int first_without_callbacks = 24;
constexpr int callback_position = 3;

// "nodejs24.x"; 0 of another runtime.
int node_version(const Function& function) {
  const std::string* runtime = function.runtime.known();
  constexpr std::string_view node = "nodejs";
  if (!runtime || !runtime->starts_with(node)) return 0;
  int version = 0;
  std::from_chars(runtime->data() + node.size(), runtime->data() + runtime->size(), version);
  return version;
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> said;
  for (const Function& function : deployment.functions) {
    const code::CodeFacts* facts = function.handler_code.facts();
    if (!facts || node_version(function) < first_without_callbacks) continue;
    // Middleware makes a function of its own of it; a streaming handler has three by design.
    if (!facts->entry.wrapped_by.empty()) continue;
    if (facts->entry.required_parameters < callback_position) continue;
    if (!said.insert(facts->entry.span).second) continue;
    report
        .find(facts->entry.span,
              "handler of `{}` has {} parameters, but {} calls none with a callback", function.name,
              facts->entry.required_parameters, *function.runtime.known())
        .fails("Runtime.CallbackHandlerDeprecated when the function starts: every call fails")
        .note(function.runtime, "{} takes async handlers only", *function.runtime.known())
        .advise("make it an async function of event and context that returns its answer");
  }
}

}  // namespace

extern constinit const Check callback_handler_unsupported = declare({
    .id = "callback-handler-unsupported",
    .severity = Severity::error,
    .summary = "handler with a callback in a runtime that has none",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html",
                  .says = "callback-based function handlers are only supported up to Node.js 22; "
                          "from Node.js 24 on asynchronous tasks need async handlers"}},
    .run = run,
});

}  // namespace plimsoll
