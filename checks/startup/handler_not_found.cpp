#include <vector>

#include "check/check.h"
#include "check/nearest.h"
#include "code/function_code.h"
#include "model/managed_runtime.h"

namespace plimsoll {

namespace {

using code::Search;

// What the runtime looks for: `src/app` and `handler` of `src/app.handler`.
struct Parts {
  std::string module;
  std::string name;
};

Parts parts_of(const std::string& handler, Language language) {
  const std::size_t slash = handler.rfind('/');
  const std::size_t dot = language == Language::python
                              ? handler.rfind('.')
                              : handler.find('.', slash == std::string::npos ? 0 : slash);
  return {handler.substr(0, dot), handler.substr(dot + 1)};
}

// A name that is nearly the same, or the same file in another folder.
std::string similar_of(std::string_view name, const std::vector<std::string>& names) {
  const auto file_of = [](std::string_view path) { return path.substr(path.rfind('/') + 1); };
  const auto moved = std::ranges::find(names, file_of(name), file_of);
  if (moved != names.end()) return *moved;
  const std::vector<std::string_view> views(names.begin(), names.end());
  return std::string(similar(name, views));
}

// Code that only takes the place of what will be uploaded later.
bool is_placeholder(const Function& function) {
  const std::string* source = function.code["ZipFile"].as_string();
  return source && std::count(source->begin(), source->end(), '\n') < 4;
}

// A layer may bring the module, or another way to start.
bool may_come_from_elsewhere(const Function& function) {
  return function.handler_code.package->has_other_layers ||
         !function.environment["AWS_LAMBDA_EXEC_WRAPPER"].is_absent();
}

std::string folder_of(const Function& function) {
  const std::string* path = function.handler_code.package->written.as_string();
  return path ? fmt::format("`{}`", *path) : "the folder of the template";
}

// Where there are few modules, which these are.
std::string modules_of(const std::vector<std::string>& names) {
  constexpr std::size_t few = 3;
  if (names.size() > few) return "its path from there, without the ending";
  return fmt::format("`{}`", fmt::join(names, "`, `"));
}

void report_module(const Function& function, const Parts& parts, Language language,
                   Report& report) {
  const code::FunctionCode& code = *function.handler_code.code;
  const std::string meant = similar_of(parts.module, code.beside);
  Draft finding = report.find(
      function.handler, "handler `{}` of `{}` names module `{}`, and there is none in {}",
      *function.handler.known(), function.name, parts.module, folder_of(function));
  if (language == Language::python) {
    finding.fails(
        "every invocation fails: Runtime.ImportModuleError: Unable to import module '{}': No "
        "module named '{}'",
        parts.module, parts.module.substr(0, parts.module.find_first_of("./")));
  } else {
    finding.fails(
        "every invocation fails: Runtime.ImportModuleError: Error: Cannot find module '{}'",
        parts.module.substr(parts.module.rfind('/') + 1));
  }
  finding.note(function.handler_code.package->written, "the package is made of this folder");
  if (!meant.empty()) {
    finding.advise("write `{}.{}`, if that is meant", meant, parts.name);
  } else {
    finding.advise("name a module of the package: {}", modules_of(code.beside));
  }
}

void report_name(const Function& function, const Parts& parts, Language language, Report& report) {
  const code::FunctionCode& code = *function.handler_code.code;
  const std::string meant = similar_of(parts.name, code.beside);
  Draft finding = report.find(function.handler,
                              "handler `{}` of `{}` names `{}`, which module `{}` does not have",
                              *function.handler.known(), function.name, parts.name, parts.module);
  if (language == Language::python) {
    finding.fails(
        "every invocation fails: Runtime.HandlerNotFound: Handler '{}' missing on module '{}'",
        parts.name, parts.module);
  } else {
    finding.fails(
        "every invocation fails: Runtime.HandlerNotFound: {} is undefined or not exported",
        *function.handler.known());
  }
  finding.note(*code.file_at, "there is no `{}` in this file", parts.name);
  if (!meant.empty()) {
    finding.advise("write `{}.{}`, if that is meant", parts.module, meant);
  } else {
    finding.advise("name a function that the module has, or give it this one");
  }
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const code::FunctionCode* code = function.handler_code.code;
    const Runtime* runtime = managed_runtime(function);
    if (code == nullptr || !runtime || may_come_from_elsewhere(function)) continue;
    const bool inlined = !function.code["ZipFile"].is_absent();
    const Parts parts = parts_of(*function.handler.known(), runtime->language);
    if (parts.name.empty() || parts.module == *function.handler.known()) continue;
    // Without any source, the project is elsewhere, or it is still to be built.
    if (code->search == Search::no_file && !inlined && !code->beside.empty()) {
      report_module(function, parts, runtime->language, report);
    } else if (code->search == Search::no_function && code->facts.complete &&
               !is_placeholder(function)) {
      report_name(function, parts, runtime->language, report);
    }
  }
}

}  // namespace

extern constinit const Check handler_not_found = declare({
    .id = "handler-not-found",
    .severity = Severity::error,
    .summary = "handler names a module or a function that the package does not have",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html",
                  .says =
                      "the handler is the file's name and the function's, and it must be there"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "troubleshooting-invocation.html",
                  .says = "Runtime.ImportModuleError, Runtime.HandlerNotFound and their causes"}},
    .run = run,
});

}  // namespace plimsoll
