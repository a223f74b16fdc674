#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "check/check.h"
#include "model/api_handlers.h"

namespace plimsoll {

namespace {

enum class Format { either, first, second };

// Which format has the member; the other one lacks it.
Format format_of(const std::vector<std::string>& path) {
  constexpr std::array<std::string_view, 3> first{"httpMethod", "path", "resource"};
  constexpr std::array<std::string_view, 3> second{"rawPath", "rawQueryString", "routeKey"};
  if (path.size() == 1 && std::ranges::find(first, path[0]) != first.end()) return Format::first;
  if (path.size() == 1 && std::ranges::find(second, path[0]) != second.end()) return Format::second;
  if (path.size() < 2 || path[0] != "requestContext") return Format::either;
  if (path[1] == "http") return Format::second;
  return path[1] == "httpMethod" || path[1] == "resourcePath" ? Format::first : Format::either;
}

bool has_choice(const code::CodeFacts& facts) {
  const bool asks = std::ranges::any_of(facts.event_tests, [](const code::EventTest& test) {
    return test.path.empty() || test.path[0] == "version" || !test.compared;
  });
  return asks || facts.event_passed_on || !facts.entry.wrapped_by.empty();
}

// Whether the handler cannot do with the member missing: Python raises; JavaScript does where it
// reads on, and goes the wrong way where it compares.
bool needs(const code::CodeFacts& facts, const code::EventRead& read, bool python) {
  if (read.optional || read.when.guarded) return false;
  if (python || read.path.size() > 2) return true;
  return std::ranges::any_of(facts.event_tests, [&](const code::EventTest& test) {
    return test.compared && test.path == read.path;
  });
}

// The first member of the wrong format that is read as if it were there; null where members of the
// right format are read, too.
const code::EventRead* wrong_read(const code::CodeFacts& facts, Format wrong, bool python) {
  const code::EventRead* found = nullptr;
  for (const code::EventRead& read : facts.event) {
    const Format format = format_of(read.path);
    if (format == Format::either) continue;
    if (format != wrong) return nullptr;
    if (!found && needs(facts, read, python)) found = &read;
  }
  return found;
}

std::string dotted(const std::vector<std::string>& path) {
  std::string text;
  for (const std::string& each : path) text += (text.empty() ? "" : ".") + each;
  return text;
}

// Where the other format can be chosen.
std::string remedy(const ApiHandler& handler, Format wrong) {
  if (handler.contract == Contract::http_2 || handler.contract == Contract::http_1) {
    return fmt::format("set PayloadFormatVersion to {}, or read what this format has",
                       wrong == Format::first ? "1.0" : "2.0");
  }
  return wrong == Format::first ? "read requestContext.http.method and rawPath"
                                : "read httpMethod and path";
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> said;
  for (const ApiHandler& handler : api_handlers(deployment)) {
    const bool second = has_payload_2(handler.contract);
    const Format wrong = second ? Format::first : Format::second;
    if (has_choice(handler.facts)) continue;
    const bool python = is_python(handler.function);
    const code::EventRead* read = wrong_read(handler.facts, wrong, python);
    if (!read || !said.insert(read->span).second) continue;
    const Invocation& caller = *handler.callers.front();
    report
        .find(read->span, "`{}` reads `{}`, which events of payload format {} do not have",
              handler.function.name, dotted(read->path), second ? "2.0" : "1.0")
        .fails("{} on every request", python ? fmt::format("KeyError: '{}', {}", read->path.back(),
                                                           failure_of(handler.contract))
                                             : std::string("it is undefined"))
        .note(caller.place, "{} sends events of that format", caller.what)
        .advise("{}", remedy(handler, wrong));
  }
}

}  // namespace

extern constinit const Check payload_version_mismatch = declare({
    .id = "payload-version-mismatch",
    .severity = Severity::error,
    .summary = "handler reads the event of another payload format",
    .evidence = {{.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "http-api-develop-integrations-lambda.html",
                  .says = "format 1.0 has resource, path and httpMethod, format 2.0 routeKey, "
                          "rawPath and requestContext.http"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html",
                  .says = "function URLs send events of format 2.0"}},
    .run = run,
});

}  // namespace plimsoll
