#include <algorithm>
#include <array>
#include <set>

#include "check/check.h"
#include "model/api_handlers.h"

namespace plimsoll {

namespace {

// A REST API answers 200 to an object with nothing but these.
const code::MemberShape* foreign_member(const code::ObjectShape& object) {
  constexpr std::array<std::string_view, 5> allowed{"statusCode", "headers", "multiValueHeaders",
                                                    "body", "isBase64Encoded"};
  const auto found = std::ranges::find_if(object.members, [&](const code::MemberShape& member) {
    return std::ranges::find(allowed, member.name) == allowed.end();
  });
  return found == object.members.end() ? nullptr : &*found;
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> said;
  for (const ApiHandler& handler : api_handlers(deployment)) {
    // Payload format 2.0 takes any object without a statusCode for the body of a response.
    if (!has_payload_1(handler.contract)) continue;
    for (const auto& [span, object] : object_answers(handler)) {
      if (object->find("statusCode") != nullptr) continue;
      if (handler.contract == Contract::rest && !foreign_member(*object)) continue;
      if (!said.insert(span).second) continue;
      const Invocation& caller = *handler.callers.front();
      report.find(span, "`{}` answers with an object that has no statusCode", handler.function.name)
          .fails("{}", malformed_response(handler.contract))
          .note(caller.place, "{} makes its response of it", caller.what)
          .advise("answer with a statusCode, and put what is meant for the client into its body");
    }
  }
}

}  // namespace

extern constinit const Check response_without_status_code = declare({
    .id = "response-without-status-code",
    .severity = Severity::error,
    .summary = "handler answers an API with an object that is no response",
    .evidence = {{.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "set-up-lambda-proxy-integrations.html",
                  .says = "a proxy integration needs an object of statusCode, headers, "
                          "multiValueHeaders, body and isBase64Encoded; anything else is a 502 for "
                          "a malformed Lambda proxy response"},
                 {.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "http-api-develop-integrations-lambda.html",
                  .says = "with payload format 1.0 the function must return that form; with 2.0 "
                          "API Gateway infers it"},
                 {.url = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/"
                         "lambda-functions.html",
                  .says = "the response must include statusCode"}},
    .run = run,
});

}  // namespace plimsoll
