#include <algorithm>
#include <array>
#include <optional>

#include "check/check.h"
#include "model/api_handlers.h"

namespace plimsoll {

namespace {

using Path = std::vector<std::string>;

// Whether the routes give the handler such a part of the path when they call it.
bool may_have_parameter(const ApiHandler& handler, std::string_view beginning) {
  return std::ranges::any_of(handler.callers, [&](const Invocation* caller) {
    const std::string* path = caller->route ? caller->route->path.known() : nullptr;
    if (!path) return caller->route != nullptr;
    return path->find(beginning) != std::string::npos;
  });
}

// A header of which the API itself sees to it that it is there.
bool is_always_sent(const ApiHandler& handler, const std::string& name) {
  constexpr std::array<std::string_view, 12> always{"Host",
                                                    "User-Agent",
                                                    "X-Amzn-Trace-Id",
                                                    "X-Forwarded-For",
                                                    "X-Forwarded-Port",
                                                    "X-Forwarded-Proto",
                                                    "host",
                                                    "user-agent",
                                                    "x-amzn-trace-id",
                                                    "x-forwarded-for",
                                                    "x-forwarded-port",
                                                    "x-forwarded-proto"};
  if (std::ranges::find(always, name) != always.end()) return true;
  // Where Firehose delivers to a route, nobody else is meant to call it.
  if (name.starts_with("X-Amz-Firehose-") || name.starts_with("x-amz-firehose-")) return true;
  const bool token = name == "Authorization" || name == "authorization";
  return token && std::ranges::any_of(handler.callers, [](const Invocation* caller) {
           const std::string* asked =
               caller->route ? caller->route->authorization.known() : nullptr;
           return caller->route && (!asked || *asked != "NONE");
         });
}

// The API looks at requests itself before it hands them on.
bool validates(const ApiHandler& handler) {
  return std::ranges::any_of(handler.callers, [](const Invocation* caller) {
    return caller->route && !caller->route->validator.is_absent();
  });
}

bool asks_first(const code::CodeFacts& facts, const code::EventRead& read) {
  return std::ranges::any_of(facts.event_tests, [&](const code::EventTest& test) {
    return test.path.size() <= read.path.size() &&
           std::equal(test.path.begin(), test.path.end(), read.path.begin());
  });
}

// Reading a member of what is not there fails in both languages; in Python so does reading a member
// that is not there.
bool may_be_missing(const ApiHandler& handler, const Path& path, bool python) {
  if (path.size() == 3 && path[0] == "body" && path[1] == "{}") return python && path[2] != "[]";
  if (path.size() != 2 || path[1] == "[]") return false;
  if (path[0] == "queryStringParameters") return true;
  if (path[0] == "headers") return python && !is_always_sent(handler, path[1]);
  return path[0] == "pathParameters" &&
         !may_have_parameter(handler, python ? "{" + path[1] : std::string("{"));
}

// What a client can make fail, in words; empty where it cannot.
std::string risk(const ApiHandler& handler, const code::EventRead& read, bool python) {
  if (read.when.guarded || read.when.at_import) return {};
  if (read.parsed) {
    const bool body = read.path == Path{"body"};
    return body ? "parses the body of a request" : "";
  }
  const bool fails = !read.optional && may_be_missing(handler, read.path, python);
  if (!fails || asks_first(handler.facts, read)) return {};
  const bool parsed = read.path[1] == "{}";
  return fmt::format("reads `{}` of {}, which may be missing,", read.path.back(),
                     parsed ? "the body" : read.path.front());
}

// Methods whose requests have no body by custom.
bool has_no_body(const Invocation& caller) {
  const std::string* method = caller.route ? caller.route->method.known() : nullptr;
  return method && (*method == "GET" || *method == "HEAD" || *method == "OPTIONS");
}

// The first caller that is likely to send what is read.
const Invocation& sender_of(const ApiHandler& handler, const code::EventRead& read) {
  const bool body = read.path[0] == "body";
  const auto found = std::ranges::find_if(
      handler.callers, [&](const Invocation* caller) { return !body || !has_no_body(*caller); });
  return found == handler.callers.end() ? *handler.callers.front() : **found;
}

void run(const Deployment& deployment, Report& report) {
  for (const ApiHandler& handler : api_handlers(deployment)) {
    if (!handler.facts.entry.wrapped_by.empty() || validates(handler)) continue;
    const bool python = is_python(handler.function);
    for (const code::EventRead& read : handler.facts.event) {
      const std::string what = risk(handler, read, python);
      if (what.empty()) continue;
      const Invocation& caller = sender_of(handler, read);
      report.find(read.span, "`{}` {} outside of any try", handler.function.name, what)
          .fails(
              "{} instead of a 400: a request that is not as expected is an error of the function",
              failure_of(handler.contract))
          .note(caller.place, "{} passes on what clients send", caller.what)
          .advise("catch what a request can bring about, and answer 400");
      break;
    }
  }
}

}  // namespace

extern constinit const Check unhandled_request_error = declare({
    .id = "unhandled-request-error",
    .severity = Severity::warning,
    .summary = "what a client sends can make a handler fail",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "services-apigateway-errors.html",
                  .says = "where the function returns an error, API Gateway returns 502; to "
                          "customize the response, errors have to be caught in the code"}},
    .run = run,
});

}  // namespace plimsoll
