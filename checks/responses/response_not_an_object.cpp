#include <set>
#include <string_view>

#include "check/check.h"
#include "model/api_handlers.h"

namespace plimsoll {

namespace {

// Empty: it is an object, or may be one.
std::string_view kind_of(const code::Shape& answer) {
  if (answer.as<code::NothingShape>()) return "nothing";
  if (answer.as<code::TextShape>()) return "a text";
  if (answer.as<code::NumberShape>()) return "a number";
  if (answer.as<code::BooleanShape>()) return "a boolean";
  if (answer.as<code::ListShape>()) return "a list";
  return {};
}

// A handler that answers through its callback returns nothing, and that says nothing.
bool counts(const code::Returned& answer, const code::EntryPoint& entry) {
  return !entry.answers_later || !answer.shape.as<code::NothingShape>();
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> said;
  for (const ApiHandler& handler : api_handlers(deployment)) {
    // Payload format 2.0 takes whatever is returned for the body of a response.
    if (!has_payload_1(handler.contract)) continue;
    for (const code::Returned* answer : sure_answers(handler)) {
      const std::string_view kind = kind_of(answer->shape);
      if (kind.empty() || !counts(*answer, handler.facts.entry)) continue;
      if (!said.insert(answer->shape.span).second) continue;
      const Invocation& caller = *handler.callers.front();
      const std::string_view here = answer->falls_off ? " where it comes to its end here" : "";
      report
          .find(answer->shape.span, "`{}` answers with {} instead of a response{}",
                handler.function.name, kind, here)
          .fails("{}", malformed_response(handler.contract))
          .note(caller.place, "{} makes its response of it", caller.what)
          .advise("return an object with a statusCode on every path");
    }
  }
}

}  // namespace

extern constinit const Check response_not_an_object = declare({
    .id = "response-not-an-object",
    .severity = Severity::error,
    .summary = "handler answers an API with something that is no object",
    .evidence = {{.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "set-up-lambda-proxy-integrations.html",
                  .says = "output of another form than an object of statusCode, headers, "
                          "multiValueHeaders, body and isBase64Encoded is a 502 for a malformed "
                          "Lambda proxy response"},
                 {.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "http-api-develop-integrations-lambda.html",
                  .says = "with payload format 1.0 the function must return that form; with 2.0 "
                          "API Gateway infers it"},
                 {.url = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/"
                         "lambda-functions.html",
                  .says = "the response is a JSON object that includes statusCode"}},
    .run = run,
});

}  // namespace plimsoll
