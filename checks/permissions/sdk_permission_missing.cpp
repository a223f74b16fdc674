#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/ranges.h>

#include "check/check.h"
#include "code/function_code.h"
#include "model/missing_grants.h"

namespace plimsoll {

namespace {

constexpr std::size_t most_calls_shown = 3;

// All that one role lacks for what one function does to one thing: mended in one place.
struct Lack {
  const MissingGrant* first;
  std::vector<const SdkCall*> calls;
  std::vector<std::string> actions;
};

bool belongs_to(const Lack& lack, const MissingGrant& missing) {
  const SdkCall& known = lack.first->call;
  const SdkCall& call = missing.call;
  return &known.function == &call.function && known.asks.iam_prefix == call.asks.iam_prefix &&
         known.resource == call.resource && lack.first->elsewhere == missing.elsewhere;
}

void add(Lack& lack, const MissingGrant& missing) {
  lack.calls.push_back(&missing.call);
  for (const std::string& action : missing.actions) {
    if (std::ranges::find(lack.actions, action) == lack.actions.end()) {
      lack.actions.push_back(action);
    }
  }
}

std::vector<Lack> lacks(const std::vector<MissingGrant>& all) {
  // A role and a module that several functions share are mended once.
  std::set<std::tuple<const Role*, Span, std::string>> said;
  std::vector<Lack> found;
  for (const MissingGrant& missing : all) {
    const SdkCall& call = missing.call;
    const Role* role = call.function.execution_role;
    if (!said.emplace(role, call.call.span, call.call.operation).second) continue;
    const auto known =
        std::ranges::find_if(found, [&](const Lack& lack) { return belongs_to(lack, missing); });
    if (known != found.end()) {
      add(*known, missing);
    } else {
      found.push_back({&missing, {}, {}});
      add(found.back(), missing);
    }
  }
  return found;
}

// What the SDK raises, as its log line begins.
std::string_view error_of(std::string_view prefix) {
  if (prefix == "s3" || prefix == "sqs" || prefix == "cloudformation") return "AccessDenied";
  if (prefix == "sns") return "AuthorizationError";
  return prefix == "ec2" ? "UnauthorizedOperation" : "AccessDeniedException";
}

std::string failure_of(const SdkCall& call, const std::string& action) {
  if (call.call.signs_only) return "403 AccessDenied for whoever uses the signed URL";
  return fmt::format("{} at run time: \"… is not authorized to perform: {}\"",
                     error_of(call.asks.iam_prefix), action);
}

// As the code says it: v3's commands and document clients by the operation behind them.
const std::string& shown(const SdkCall& call) {
  const std::string& written = call.call.operation;
  const bool is_command = !written.empty() && written.front() >= 'A' && written.front() <= 'Z';
  return is_command || written.empty() ? call.asks.operation : written;
}

// SAM's own roles have no name that the reader would know.
std::string named(const Role& role) {
  return role.resource->generated_by.empty() ? fmt::format("its role `{}`", role.name) : "its role";
}

void report_lack(const Lack& lack, const Deployment& deployment, Report& report) {
  const MissingGrant& missing = *lack.first;
  const SdkCall& call = missing.call;
  const Function& function = call.function;
  const std::string& action = lack.actions.front();
  const std::string target = call.resource ? fmt::format(" on `{}`", call.resource->name) : "";
  Draft draft =
      report.find(closest_statement(missing, deployment), "`{}` {} `{}`{}, but {} {} `{}`{}",
                  function.name, call.call.signs_only ? "signs" : "calls", shown(call), target,
                  named(*function.execution_role), missing.elsewhere ? "allows" : "does not allow",
                  action, missing.elsewhere ? " on other resources only" : "");
  draft.fails("{}", failure_of(call, action));
  for (std::size_t i = 0; i < std::min(lack.calls.size(), most_calls_shown); ++i) {
    draft.note(lack.calls[i]->call.span, "needs `{}`", lack.calls[i]->asks.actions.front());
  }
  if (!call.variable.empty()) {
    draft.note(call.given, "`{}`, by which the code knows it", call.variable);
  }
  draft.advise("allow {} on {}", fmt::format("{}", fmt::join(lack.actions, ", ")),
               call.resource ? fmt::format("`{}`", call.resource->name) : "what it acts on");
}

void run(const Deployment& deployment, Report& report) {
  const std::vector<MissingGrant> missing = missing_grants(deployment);
  for (const Lack& lack : lacks(missing)) report_lack(lack, deployment, report);
}

}  // namespace

extern constinit const Check sdk_permission_missing = declare({
    .id = "sdk-permission-missing",
    .severity = Severity::warning,
    .summary = "code of a function calls what the function's role does not allow",
    .evidence =
        {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html",
          .says = "the execution role gives the function its permission to access AWS services"},
         {.url = "https://docs.aws.amazon.com/IAM/latest/UserGuide/"
                 "reference_policies_evaluation-logic_policy-eval-basics.html",
          .says = "what no policy allows is denied"}},
    .run = run,
});

}  // namespace plimsoll
