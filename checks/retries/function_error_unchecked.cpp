#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "check/check.h"
#include "code/function_code.h"
#include "model/code_invokes.h"

namespace plimsoll {

namespace {

// What of a payload tells a failure: what Lambda puts there when a function throws, and what
// functions put there themselves, which is missing then.
bool tells_of_failure(const std::string& member) {
  constexpr std::array<std::string_view, 10> telling{"Payload.*",         "Payload.errorMessage",
                                                     "Payload.errorType", "Payload.error",
                                                     "Payload.errors",    "Payload.stackTrace",
                                                     "Payload.status",    "Payload.statusCode",
                                                     "Payload.success",   "Payload.ok"};
  return member == "FunctionError" || member == "*" ||
         std::ranges::find(telling, member) != telling.end();
}

// The payload is used, and nothing that would tell a thrown error from an answer.
bool takes_errors_for_answers(const code::RemoteCall& call) {
  const auto& members = call.result_members;
  return std::ranges::find(members, "Payload") != members.end() &&
         std::ranges::none_of(members, tells_of_failure);
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> said;  // a module may be shared
  for (const CodeInvoke& invoke : code_invokes(deployment)) {
    if (invoke.mode != Mode::synchronous || !invoke.mode_known) continue;
    const code::RemoteCall& call = invoke.call.call;
    if (!takes_errors_for_answers(call) || !said.insert(call.span).second) continue;
    const Function* callee = invoke.target.function;
    Draft draft = report.find(
        call.span, "`{}` uses what {} answers without looking at `FunctionError`",
        invoke.call.function.name,
        callee ? fmt::format("`{}`", callee->name) : std::string("the invoked function"));
    draft.fails(
        "when it throws, Invoke answers 200 with an errorMessage, which is taken for its result");
    if (callee) draft.note(*callee, "invoked, and waited for");
    draft.note(invoke.call.function, "`{}` runs this code", invoke.call.function.name)
        .advise("raise an error of your own when the answer has `FunctionError`");
  }
}

}  // namespace

extern constinit const Check function_error_unchecked = declare({
    .id = "function-error-unchecked",
    .severity = Severity::warning,
    .summary = "code takes the error of a function that it invokes for an answer",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html",
                  .says = "when the function returns an error, the status stays 200 and "
                          "FunctionError is set"}},
    .run = run,
});

}  // namespace plimsoll
