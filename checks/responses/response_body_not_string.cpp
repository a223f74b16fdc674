#include <set>
#include <string_view>

#include "check/check.h"
#include "model/api_handlers.h"

namespace plimsoll {

namespace {

// What is no text, nor a number, which a REST API writes out itself.
std::string_view kind_of(const code::Shape& body) {
  if (body.as<code::ObjectShape>()) return "an object";
  if (body.as<code::ListShape>()) return "a list";
  return {};
}

std::string_view to_text(const Function& function) {
  return is_python(function) ? "json.dumps" : "JSON.stringify";
}

// Of a function URL it is not documented what becomes of such a body.
bool wants_text(const ApiHandler& handler) {
  return handler.contract != Contract::function_url;
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> said;
  for (const ApiHandler& handler : api_handlers(deployment)) {
    if (!wants_text(handler)) continue;
    for (const auto& [span, object] : object_answers(handler)) {
      const code::MemberShape* body = object->find("body");
      // Without a statusCode it is a response only where format 2.0 takes all of it for the body.
      if (!body || !object->find("statusCode")) continue;
      const std::string_view kind = kind_of(body->shape);
      if (kind.empty() || !said.insert(body->name_span).second) continue;
      const Invocation& caller = *handler.callers.front();
      report
          .find(body->name_span, "`{}` answers with a body that is {}", handler.function.name, kind)
          .fails("{}", malformed_response(handler.contract))
          .note(body->shape.span, "the body, {} and no text", kind)
          .note(caller.place, "{} takes only a text for the body", caller.what)
          .advise("make a text of it with {}", to_text(handler.function));
    }
  }
}

}  // namespace

extern constinit const Check response_body_not_string = declare({
    .id = "response-body-not-string",
    .severity = Severity::error,
    .summary = "body of a response is an object or a list",
    .evidence = {{.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "set-up-lambda-proxy-integrations.html",
                  .says = "the body of the output of a proxy function is a string; where the "
                          "output is of another form, API Gateway answers 502"},
                 {.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "http-api-develop-integrations-lambda.html",
                  .says = "the body of a response that has a statusCode is a string in both "
                          "formats"},
                 {.url = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/"
                         "lambda-functions.html",
                  .says = "the body is a text; a malformed response is a 502"}},
    .run = run,
});

}  // namespace plimsoll
