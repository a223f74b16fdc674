#include <vector>

#include "check/check.h"
#include "check/nearest.h"
#include "code/function_code.h"
#include "model/handler_failures.h"
#include "model/handler_parts.h"
#include "model/managed_runtime.h"

namespace plimsoll {

namespace {

using code::Search;

// A name that is nearly the same, or the same file or class in another folder or package.
std::string similar_of(std::string_view name, const std::vector<std::string>& names) {
  const auto file_of = [](std::string_view path) {
    return path.substr(path.find_last_of(path.find('/') != path.npos ? "/" : ".") + 1);
  };
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

// `app.py` is a file's name: the runtime looks for a function `py` in a module `app`.
bool names_a_file(const HandlerParts& parts) {
  return parts.inner == "py" || parts.inner == "js" || parts.inner == "mjs" || parts.inner == "ts";
}

// Where there are few of them, which these are.
std::string outers_of(std::string_view kind, const std::vector<std::string>& names) {
  constexpr std::size_t few = 3;
  if (names.size() > few) {
    if (kind == "class") return "its package and its name";
    return kind == "type" ? "its namespace and its name"
                          : "its path from there, without the ending";
  }
  return fmt::format("`{}`", fmt::join(names, "`, `"));
}

// `com.example.App.handle`, where `com.example.App::handle` is meant.
std::string with_other_mark(const HandlerParts& parts, const std::vector<std::string>& outers) {
  const std::size_t dot = parts.outer.rfind('.');
  if (parts.between == "." || !parts.inner.empty() || dot == std::string::npos) return {};
  const std::string outer = parts.outer.substr(0, dot);
  if (std::ranges::find(outers, outer) == outers.end()) return {};
  return fmt::format("{}{}{}", outer, parts.between, parts.outer.substr(dot + 1));
}

std::string meant_without_outer(const HandlerParts& parts, const std::vector<std::string>& outers) {
  if (std::string meant = with_other_mark(parts, outers); !meant.empty()) return meant;
  const std::string outer = similar_of(parts.outer, outers);
  return outer.empty() ? outer : parts.with_outer(outer);
}

void report_outer(const Function& function, const HandlerParts& parts, Language language,
                  Report& report) {
  const code::FunctionCode& code = *function.handler_code.code;
  const std::string meant = meant_without_outer(parts, code.beside);
  Draft finding = report.find(
      function.handler, "handler `{}` of `{}` names {} `{}`, and there is none in {}",
      *function.handler.known(), function.name, parts.is_outer, parts.outer, folder_of(function));
  finding.fails("every invocation fails: {}", failure_without_outer(parts, language))
      .note(function.handler_code.package->written, "the package is made of this folder");
  if (names_a_file(parts)) {
    finding.advise("write a function's name behind the dot, and not the file's ending");
  } else if (!meant.empty()) {
    finding.advise("write `{}`, if that is meant", meant);
  } else {
    finding.advise("name {} {} of the package: {}", parts.is_outer == "assembly" ? "the" : "a",
                   parts.is_outer, outers_of(parts.is_outer, code.beside));
  }
}

void report_inner(const Function& function, const HandlerParts& parts, Language language,
                  Report& report) {
  const code::FunctionCode& code = *function.handler_code.code;
  const std::string meant = similar_of(parts.inner, code.beside);
  Draft finding = report.find(
      function.handler, "handler `{}` of `{}` names `{}`, which {} `{}` does not have",
      *function.handler.known(), function.name, parts.inner, parts.is_outer, parts.outer);
  finding.fails("every invocation fails: {}", failure_without_inner(parts, language, code.name));
  if (language == Language::java) {
    finding.note(*code.file_at, "it has no public `{}`", parts.inner);
  } else {
    finding.note(*code.file_at, "there is no `{}` in this file", parts.inner);
  }
  if (names_a_file(parts)) {
    finding.advise("write a function's name behind the dot, and not the file's ending");
  } else if (!meant.empty()) {
    finding.advise("write `{}`, if that is meant", parts.with_inner(meant));
  } else {
    finding.advise("name a function that the {} has, or give it this one", parts.is_outer);
  }
}

// A program of Go has no handler: it is one, and starts Lambda itself.
void report_program(const Function& function, Report& report) {
  const code::FunctionCode& code = *function.handler_code.code;
  if (code.name == "main") {
    report
        .find(function, "`{}` is made of Go's package `{}`, and only `main` becomes a program",
              function.name, code.beside.front())
        .fails(
            "every invocation fails: Runtime.InvalidEntrypoint: fork/exec /var/task/bootstrap: "
            "exec format error")
        .note(*code.file_at, "the package that is built")
        .advise("call it `main`, or name the folder of the program in CodeUri");
  } else {
    report.find(function, "`{}` is a program of Go that never starts Lambda", function.name)
        .fails(
            "every invocation fails: Runtime.ExitError: Runtime exited without providing a reason")
        .note(*code.file_at, "it is over when this `main` returns")
        .advise("call `lambda.Start` of github.com/aws/aws-lambda-go/lambda in `main`");
  }
}

bool is_program(Language language) {
  return language == Language::custom || language == Language::go;
}

// A handler of Java without a method is asked for the one of Lambda's interfaces; one of .NET may
// be wrong in its first part.
HandlerParts named_parts(const Function& function, Language language) {
  HandlerParts parts = parts_of_handler(*function.handler.known(), language);
  const code::FunctionCode& code = *function.handler_code.code;
  if (language == Language::dotnet && code.search == Search::no_file && code.name != parts.outer) {
    return assembly_of_handler(*function.handler.known());
  }
  if (code.search == Search::no_function && parts.inner.empty()) parts.inner = code.name;
  return parts;
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const code::FunctionCode* code = function.handler_code.code;
    const Runtime* runtime = managed_runtime(function);
    if (code == nullptr || !runtime || may_come_from_elsewhere(function)) continue;
    if (is_program(runtime->language)) {
      if (code->search == Search::no_function) report_program(function, report);
      continue;
    }
    const bool inlined = !function.code["ZipFile"].is_absent();
    const HandlerParts parts = named_parts(function, runtime->language);
    if (parts.inner.empty() && !code->outlined) continue;
    // Without any source, the project is elsewhere, or it is still to be built.
    if (code->search == Search::no_file && !inlined && !code->beside.empty()) {
      report_outer(function, parts, runtime->language, report);
    } else if (code->search == Search::no_function && code->facts.complete &&
               !is_placeholder(function)) {
      report_inner(function, parts, runtime->language, report);
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
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/java-handler.html",
                  .says = "package.Class::method, or package.Class of one that implements a "
                          "handler interface"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "troubleshooting-invocation.html",
                  .says = "Runtime.ImportModuleError, Runtime.HandlerNotFound and their causes"}},
    .run = run,
});

}  // namespace plimsoll
