#include <optional>
#include <set>

#include "check/check.h"
#include "code/function_code.h"
#include "facts/client_timeouts.h"
#include "model/code_invokes.h"

namespace plimsoll {

namespace {

// How long the client waits for an answer; nothing when it waits for ever, or nobody can tell.
std::optional<double> patience_s(const code::Client& client) {
  if (client.read_timeout_s) return client.read_timeout_s;
  const ClientTimeout* own = client.opaque_options ? nullptr : find_client_timeout(client.library);
  return own && own->timeout_s ? std::optional<double>(*own->timeout_s) : std::nullopt;
}

void report_client(const CodeInvoke& invoke, double patience, int callee_timeout, Report& report) {
  const Function& callee = *invoke.target.function;
  const SdkCall& call = invoke.call;
  Draft draft = report.find(call.call.span, "`{}` waits {} s for `{}`, which may work for {} s",
                            call.function.name, patience, callee.name, callee_timeout);
  if (call.client.attempts == 1) {
    draft.fails("the SDK gives up after {} s, while `{}` works on for nobody", patience,
                callee.name);
  } else {
    draft.fails("the SDK gives up after {} s and tries again: `{}` runs two or more times",
                patience, callee.name);
  }
  draft.note(callee.timeout_s, "timeout of `{}`", callee.name)
      .note(call.client.span, "made here")
      .note(call.function, "`{}` runs this code", call.function.name)
      .advise("invoke it with InvocationType Event, or let the client wait longer and try once");
}

void report_caller(const CodeInvoke& invoke, int own_timeout, int callee_timeout, Report& report) {
  const Function& callee = *invoke.target.function;
  const Function& caller = invoke.call.function;
  report
      .find(invoke.call.call.span, "`{}` waits for `{}`, which may work for {} s, but has {} s",
            caller.name, callee.name, callee_timeout, own_timeout)
      .fails("Task timed out after {}.00 seconds, while `{}` works on for nobody", own_timeout,
             callee.name)
      .note(caller.timeout_s, "timeout of `{}`", caller.name)
      .note(callee.timeout_s, "timeout of `{}`", callee.name)
      .advise("invoke it with InvocationType Event, or give `{}` more time than `{}`", caller.name,
              callee.name);
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> said;  // a module may be shared
  for (const CodeInvoke& invoke : code_invokes(deployment)) {
    if (invoke.mode != Mode::synchronous || !invoke.mode_known || !invoke.target.function) continue;
    const int* callee = invoke.target.function->timeout_s.known();
    const int* own = invoke.call.function.timeout_s.known();
    const std::optional<double> patience = patience_s(invoke.call.client);
    if (!callee || !own) continue;
    // Whichever gives up first.
    const bool client_first = patience && *patience < *own;
    const bool outlived = client_first ? *callee > *patience : *callee > *own;
    if (!outlived || !said.insert(invoke.call.call.span).second) continue;
    if (client_first) {
      report_client(invoke, *patience, *callee, report);
    } else {
      report_caller(invoke, *own, *callee, report);
    }
  }
}

}  // namespace

extern constinit const Check sync_invoke_outlives_client = declare({
    .id = "sync-invoke-outlives-client",
    .severity = Severity::warning,
    .summary = "code waits for a function that may work longer than anyone waits",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html",
                  .says = "for functions with a long timeout, the client might disconnect during "
                          "synchronous invocation while it waits for a response"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "invocation-retries.html",
                  .says = "the client and SDK retry on client timeouts"}},
    .run = run,
});

}  // namespace plimsoll
