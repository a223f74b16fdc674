#include <cctype>

#include "check/check.h"
#include "facts/lambda_limits.h"
#include "model/managed_runtime.h"

namespace plimsoll {

namespace {

struct Defect {
  std::string what;  // "has no dot between file and function"
  std::string failure;
  std::string remedy;
};

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

constexpr auto malformed = "every invocation fails: Runtime.MalformedHandlerName";
constexpr auto not_found = "every invocation fails: Runtime.HandlerNotFound";

// `file.function`
Defect defect_of_script(std::string_view handler, Language language) {
  if (!contains(handler, ".")) {
    return {"has no dot between the file and the function", malformed,
            "write the file without its ending, a dot, and the function"};
  }
  if (handler.ends_with(".")) {
    return {"has no function behind its dot", not_found, "write the function's name"};
  }
  if (language == Language::nodejs && contains(handler, "..")) {
    return {"leads out of the package", malformed,
            "write the path from the root of the package, without `..`"};
  }
  if (contains(handler, "::")) {
    return {"has the form of another language", not_found,
            "write the file without its ending, a dot, and the function"};
  }
  return {};
}

// `package.Class::method`, or a class that implements an interface of Lambda's.
Defect defect_of_java(std::string_view handler) {
  constexpr auto form = "write `package.Class::method`";
  const std::size_t colons = handler.rfind("::");
  if (colons == 0 || handler.ends_with("::")) {
    return {colons == 0 ? "has no class before its colons" : "has no method behind its colons",
            fmt::format("every invocation fails: Invalid handler: `{}'", handler), form};
  }
  const std::string_view type = handler.substr(0, colons);
  if (type.find_first_of("/:") == std::string_view::npos) return {};
  return {contains(type, "/") ? "has a slash where the names of classes have a dot"
                              : "has one colon where a method follows two",
          fmt::format("every invocation fails: Class not found: {}", type), form};
}

// `file.method` or `file.Class.method`, of which Ruby forgets empty parts at the end.
Defect defect_of_ruby(std::string_view handler) {
  constexpr auto form = "write the file without its ending, a dot, and the method";
  const std::string_view text = handler.substr(0, handler.find_last_not_of('.') + 1);
  const auto dots = std::ranges::count(text, '.');
  if (dots == 0 || dots > 2) {
    return {dots == 0 ? "has no dot between the file and the method" : "has too many dots",
            fmt::format("every invocation fails: Init<ArgumentError>: Invalid handler {}, must be "
                        "of form FILENAME.METHOD or FILENAME.CLASS.METHOD",
                        handler),
            form};
  }
  const std::size_t first = text.find('.');
  const std::size_t last = text.rfind('.');
  const std::string_view type = text.substr(first + 1, std::max(last, first + 1) - first - 1);
  const std::string_view method = text.substr(last + 1);
  if (dots == 1 && contains(method, "::")) {
    return {"has colons between the class and the method, where the runtime wants a dot",
            fmt::format("every invocation fails: Function<NoMethodError>: undefined method '{}' "
                        "for an instance of LambdaHandler",
                        method),
            "write the file, a dot, the class, a dot, and the method"};
  }
  if (dots == 2 && !type.empty() && std::islower(static_cast<unsigned char>(type.front()))) {
    return {
        fmt::format("names `{}` where a class would be", type),
        fmt::format("every invocation fails: Function<NameError>: wrong constant name {}", type),
        "separate the folders of a path by slashes"};
  }
  return {};
}

// `Assembly::Type::Method`, or an assembly that runs by itself.
Defect defect_of_dotnet(std::string_view handler) {
  const std::size_t first = handler.find("::");
  if (first == std::string_view::npos) return {};
  const std::size_t second = handler.find("::", first + 2);
  const bool has_all = first > 0 && second != std::string_view::npos && second > first + 2 &&
                       second + 2 < handler.size();
  if (has_all) return {};
  return {"lacks one of assembly, type and method",
          fmt::format("every invocation fails: Invalid lambda function handler: '{}'", handler),
          "write `Assembly::Namespace.Type::Method`"};
}

Defect defect_of(const std::string& handler, Language language) {
  if (handler.size() > max_handler_length) {
    return {fmt::format("has {} characters", handler.size()), "deployment fails: Lambda refuses it",
            fmt::format("shorten it to {} characters or fewer", max_handler_length)};
  }
  switch (language) {
    case Language::nodejs:
    case Language::python:
      return defect_of_script(handler, language);
    case Language::java:
      return defect_of_java(handler);
    case Language::ruby:
      return defect_of_ruby(handler);
    case Language::dotnet:
      return defect_of_dotnet(handler);
    default:
      return {};
  }
}

// A layer may bring another way to start (the Lambda Web Adapter has a script for a handler), or
// the file that the handler names.
bool may_start_otherwise(const Function& function) {
  return !function.layers.is_absent() ||
         !function.environment["AWS_LAMBDA_EXEC_WRAPPER"].is_absent();
}

// A handler that is not in the file of the inline code is no defect: the code is a placeholder
// then, which is replaced as soon as the function is there.
Defect defect_of_inline(const Function& function, Language language) {
  if (!function.code["ZipFile"].as_string() && !function.code["ZipFile"].as_text()) return {};
  if (language == Language::nodejs || language == Language::python) return {};
  return {"is for inline code, which only Node.js and Python have",
          "deployment fails: Lambda takes ZipFile for runtimes of Node.js and Python only",
          "put the code into a package"};
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const Runtime* runtime = managed_runtime(function);
    const std::string* handler = function.handler.known();
    if (!runtime || !handler || may_start_otherwise(function)) continue;
    Defect defect = defect_of(*handler, runtime->language);
    if (defect.what.empty()) defect = defect_of_inline(function, runtime->language);
    if (defect.what.empty()) continue;
    report.find(function.handler, "handler `{}` {}", *handler, defect.what)
        .fails("{}", defect.failure)
        .note(function.runtime, "the runtime is `{}`", runtime->id)
        .advise("{}", defect.remedy);
  }
}

}  // namespace

extern constinit const Check handler_malformed = declare({
    .id = "handler-malformed",
    .severity = Severity::error,
    .summary = "handler is none that the runtime could find",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
                  .says = "Handler: at most 128 characters"},
                 {.url = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
                         "aws-properties-lambda-function-code.html",
                  .says = "ZipFile is for Node.js and Python"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html",
                  .says = "the handler is file name and function, with a dot between them"}},
    .run = run,
});

}  // namespace plimsoll
