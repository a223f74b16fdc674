#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "check/check.h"
#include "model/api_handlers.h"

namespace plimsoll {

namespace {

// A part of a response that the API cannot take for headers.
struct Misshapen {
  Span span;
  std::string what;  // "`headers` that are a list"
  std::string remedy;
};

bool is_known(const code::Shape& shape) {
  return !shape.is_opaque() && !shape.as<code::NothingShape>();
}

bool is_scalar(const code::Shape& shape) {
  return !shape.as<code::ObjectShape>() && !shape.as<code::ListShape>();
}

std::optional<Misshapen> in_headers(const code::MemberShape& headers) {
  const auto* map = headers.shape.as<code::ObjectShape>();
  if (map == nullptr) {
    return Misshapen{headers.shape.span, "`headers` that are no map",
                     "give each header a name and a value"};
  }
  for (const code::MemberShape& each : map->members) {
    if (is_scalar(each.shape)) continue;
    return Misshapen{each.shape.span,
                     fmt::format("a value of the header `{}` that is no text", each.name),
                     "give the header one text; several values belong into multiValueHeaders"};
  }
  return std::nullopt;
}

std::optional<Misshapen> in_multi_value_headers(const code::MemberShape& headers) {
  const auto* map = headers.shape.as<code::ObjectShape>();
  if (map == nullptr) {
    return Misshapen{headers.shape.span, "`multiValueHeaders` that are no map",
                     "give each header a name and a list of values"};
  }
  for (const code::MemberShape& each : map->members) {
    if (!is_known(each.shape) || each.shape.as<code::ListShape>()) continue;
    return Misshapen{each.shape.span,
                     fmt::format("a value of the header `{}` in `multiValueHeaders` that is no "
                                 "list",
                                 each.name),
                     "put the value into a list, or the header into headers"};
  }
  return std::nullopt;
}

// Only a REST API refuses what it does not know.
std::optional<Misshapen> unknown_member(const code::ObjectShape& response) {
  constexpr std::array<std::string_view, 5> known{"statusCode", "headers", "multiValueHeaders",
                                                  "body", "isBase64Encoded"};
  for (const code::MemberShape& each : response.members) {
    if (std::ranges::find(known, each.name) != known.end()) continue;
    return Misshapen{
        each.name_span, fmt::format("a member `{}` that no REST API takes", each.name),
        each.name == "cookies" ? "set cookies with a Set-Cookie header" : "put it into the body"};
  }
  return std::nullopt;
}

// What a load balancer takes depends on a setting of its target group.
std::optional<Misshapen> misshapen(const ApiHandler& handler, const code::ObjectShape& response) {
  if (handler.contract == Contract::load_balancer) return std::nullopt;
  const code::MemberShape* headers = response.find("headers");
  if (headers && is_known(headers->shape)) {
    if (auto found = in_headers(*headers)) return found;
  }
  const code::MemberShape* lists = response.find("multiValueHeaders");
  if (lists && is_known(lists->shape) && has_payload_1(handler.contract)) {
    if (auto found = in_multi_value_headers(*lists)) return found;
  }
  return handler.contract == Contract::rest ? unknown_member(response) : std::nullopt;
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> said;
  for (const ApiHandler& handler : api_handlers(deployment)) {
    for (const auto& [span, response] : object_answers(handler)) {
      if (!response->find("statusCode")) continue;
      const auto found = misshapen(handler, *response);
      if (!found || !said.insert(found->span).second) continue;
      const Invocation& caller = *handler.callers.front();
      report.find(found->span, "`{}` answers with {}", handler.function.name, found->what)
          .fails("{}", malformed_response(handler.contract))
          .note(caller.place, "{} makes its response of it", caller.what)
          .advise("{}", found->remedy);
    }
  }
}

}  // namespace

extern constinit const Check response_headers_malformed = declare({
    .id = "response-headers-malformed",
    .severity = Severity::error,
    .summary = "headers of a response have a form that its API does not take",
    .evidence = {{.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "set-up-lambda-proxy-integrations.html",
                  .says = "headers map names to single values, multiValueHeaders to lists; other "
                          "output than statusCode, headers, multiValueHeaders, body and "
                          "isBase64Encoded is a 502"},
                 {.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "http-api-develop-integrations-lambda.html",
                  .says = "headers map names to values; cookies are a member of format 2.0 only"}},
    .run = run,
});

}  // namespace plimsoll
