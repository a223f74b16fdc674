#include <algorithm>
#include <cmath>
#include <set>

#include "check/check.h"
#include "model/api_handlers.h"

namespace plimsoll {

namespace {

constexpr double lowest_status = 100;
constexpr double highest_status = 599;

bool is_status(double number) {
  return std::floor(number) == number && number >= lowest_status && number <= highest_status;
}

// A text of digits is read as the number.
bool is_status(const std::string& text) {
  const bool digits =
      text.size() == 3 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  return digits && text[0] >= '1' && text[0] <= '5';
}

// What is written as the status, where it certainly is none; else empty.
std::string wrong_status(const code::Shape& status) {
  if (const auto* number = status.as<code::NumberShape>()) {
    const bool wrong = number->value && !is_status(*number->value);
    return wrong ? fmt::format("{}", *number->value) : std::string();
  }
  const auto* text = status.as<code::TextShape>();
  const std::optional<std::string> literal = text ? text->literal() : std::nullopt;
  return literal && !is_status(*literal) ? fmt::format("\"{}\"", *literal) : std::string();
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> said;
  for (const ApiHandler& handler : api_handlers(deployment)) {
    for (const auto& [span, object] : object_answers(handler)) {
      const code::MemberShape* status = object->find("statusCode");
      const std::string written = status ? wrong_status(status->shape) : std::string();
      if (written.empty() || !said.insert(status->shape.span).second) continue;
      const Invocation& caller = *handler.callers.front();
      report
          .find(status->shape.span, "`{}` answers with the statusCode {}", handler.function.name,
                written)
          .fails("{}", malformed_response(handler.contract))
          .note(caller.place, "{} makes its response of it", caller.what)
          .advise("answer with an integer from {} to {}", lowest_status, highest_status);
    }
  }
}

}  // namespace

extern constinit const Check response_status_not_integer = declare({
    .id = "response-status-not-integer",
    .severity = Severity::error,
    .summary = "statusCode of a response is no HTTP status",
    .evidence = {{.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "set-up-lambda-proxy-integrations.html",
                  .says = "statusCode is the HTTP status code of the response, an integer"},
                 {.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "http-api-develop-integrations-lambda.html",
                  .says = "statusCode is an HTTP status code in both formats"}},
    .run = run,
});

}  // namespace plimsoll
