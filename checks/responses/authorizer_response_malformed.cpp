#include <algorithm>
#include <optional>
#include <set>

#include "check/check.h"
#include "code/function_code.h"
#include "model/contract.h"

namespace plimsoll {

namespace {

// What of an answer its caller cannot take.
struct Misfit {
  Span span;
  std::string what;
  std::string remedy;
};

// The context of a policy is a map of scalars, but for HTTP APIs.
const code::MemberShape* nested_context(const code::ObjectShape& answer) {
  const code::MemberShape* context = answer.find("context");
  const auto* map = context ? context->shape.as<code::ObjectShape>() : nullptr;
  if (map == nullptr) return nullptr;
  const auto found = std::ranges::find_if(map->members, [](const code::MemberShape& each) {
    return each.shape.as<code::ObjectShape>() || each.shape.as<code::ListShape>();
  });
  return found == map->members.end() ? nullptr : &*found;
}

std::optional<Misfit> misfit(const code::Shape& shape, Contract contract) {
  const auto* answer = shape.as<code::ObjectShape>();
  if (!answer || answer->open) return std::nullopt;
  const bool simple = answer->find("isAuthorized") && !answer->find("policyDocument");
  if (contract == Contract::http_policy) {
    if (!simple) return std::nullopt;
    return Misfit{shape.span, "isAuthorized, but simple responses are off",
                  "set EnableSimpleResponses to true, or answer with a policy"};
  }
  const std::string remedy = "answer with a principalId and a policyDocument";
  if (!answer->find("policyDocument")) return Misfit{shape.span, "no policyDocument", remedy};
  if (!answer->find("principalId")) return Misfit{shape.span, "no principalId", remedy};
  const code::MemberShape* nested = nested_context(*answer);
  if (!nested) return std::nullopt;
  return Misfit{nested->name_span,
                fmt::format("`{}` in its context, which is no scalar", nested->name),
                "make a text of it: the context takes texts, numbers and booleans"};
}

// The authorizer that calls with a contract that has rules; null where others call as well.
const Invocation* authorizer_of(const Function& function) {
  const Invocation* first = nullptr;
  for (const Invocation* caller : function.callers) {
    const Contract contract = contract_of(*caller);
    if (contract != Contract::policy && contract != Contract::http_policy) return nullptr;
    if (first && contract_of(*first) != contract) return nullptr;
    if (!first) first = caller;
  }
  return first;
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> said;
  for (const Function& function : deployment.functions) {
    const code::CodeFacts* facts = function.handler_code.facts();
    const Invocation* caller = facts ? authorizer_of(function) : nullptr;
    if (!caller || !facts->entry.wrapped_by.empty()) continue;
    for (const code::Returned& answer : facts->returns) {
      if (answer.perhaps) continue;
      const auto wrong = misfit(answer.shape, contract_of(*caller));
      if (!wrong || !said.insert(wrong->span).second) continue;
      report.find(wrong->span, "`{}` authorizes with {}", function.name, wrong->what)
          .fails(
              "500 Internal Server Error on every request that it decides: "
              "AUTHORIZER_CONFIGURATION_ERROR")
          .note(caller->place, "{} reads the answer", caller->what)
          .advise("{}", wrong->remedy);
    }
  }
}

}  // namespace

extern constinit const Check authorizer_response_malformed = declare({
    .id = "authorizer-response-malformed",
    .severity = Severity::error,
    .summary = "authorizer answers in a form that its API does not take",
    .evidence = {{.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "api-gateway-lambda-authorizer-output.html",
                  .says = "the output must include principalId and policyDocument; the context "
                          "cannot hold a JSON object or array"},
                 {.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "http-api-lambda-authorizer.html",
                  .says = "isAuthorized is the simple response of format 2.0, which has to be "
                          "enabled; else the authorizer returns an IAM policy"}},
    .run = run,
});

}  // namespace plimsoll
