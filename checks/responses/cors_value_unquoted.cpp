#include <algorithm>
#include <array>
#include <set>

#include "check/check.h"
#include "resource/flat.h"

namespace plimsoll {

namespace {

constexpr std::string_view cors_header = "method.response.header.Access-Control-";

// What else than a fixed value a header can be mapped from.
constexpr std::array<std::string_view, 4> sources = {"'", "integration.response.", "context.",
                                                     "stageVariables."};

// A text that begins with something unknown may begin with the quote.
bool is_unquoted(const Text& text) {
  if (text.parts.empty() || text.parts.front().kind != Text::Part::Kind::literal) return false;
  const std::string& begin = text.parts.front().literal;
  return !begin.empty() && std::ranges::none_of(sources, [&](std::string_view source) {
    return begin.starts_with(source);
  });
}

void run(const Deployment& deployment, Report& report) {
  // SAM puts the same value on every path of an API.
  std::set<Span> said;
  for (const Route& route : deployment.routes) {
    for (const Value& parameters : route.integration.response_parameters) {
      for (const Entry& parameter : parameters.entries()) {
        const Text text = parameter.value.to_text();
        if (!parameter.key.starts_with(cors_header) || !is_unquoted(text)) continue;
        if (!said.insert(parameter.value.span()).second) continue;
        const std::string value = readable(flat(text));
        const std::string header = parameter.key.substr(parameter.key.rfind('.') + 1);
        Draft draft = report.find(
            parameter.value, "header `{}` of `{}` is `{}`, without the quotes of a fixed value",
            header, route.name, value);
        draft
            .fails(
                "deployment fails: \"Invalid mapping expression specified: Validation Result: "
                "warnings : [], errors : [Invalid mapping expression specified: {}]\"",
                value)
            .advise("put single quotes inside the double ones: \"'{}'\"", value);
        if (parameter.value.as_string()) {
          draft.rewrite(parameter.value, Value::scalar(fmt::format("'{}'", value), {}, true));
        }
      }
    }
  }
}

}  // namespace

extern constinit const Check cors_value_unquoted = declare({
    .id = "cors-value-unquoted",
    .severity = Severity::error,
    .summary = "value of a CORS header lacks the single quotes that make it a fixed value",
    .evidence = {{.url = "https://docs.aws.amazon.com/serverless-application-model/latest/"
                         "developerguide/sam-property-api-corsconfiguration.html",
                  .says =
                      "origins, methods, headers and age are written with single quotes inside"},
                 {.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "request-response-data-mappings.html",
                  .says = "a fixed value of a mapping is enclosed in single quotes"}},
    .run = run,
});

}  // namespace plimsoll
