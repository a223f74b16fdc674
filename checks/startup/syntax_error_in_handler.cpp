#include "check/check.h"
#include "code/function_code.h"
#include "model/managed_runtime.h"

namespace plimsoll {

namespace {

std::string module_of(const std::string& handler) {
  return handler.substr(0, handler.rfind('.'));
}

// How the language is called; empty where a compiler looks at it before Lambda does.
std::string_view name_of(Language language) {
  switch (language) {
    case Language::python:
      return "Python";
    case Language::nodejs:
      return "JavaScript";
    case Language::ruby:
      return "Ruby";
    default:
      return {};
  }
}

std::string failure_in(Language language, const std::string& handler) {
  switch (language) {
    case Language::python:
      return fmt::format(
          "every invocation fails: Runtime.UserCodeSyntaxError: Syntax error in module '{}'",
          module_of(handler));
    case Language::ruby:
      return "every invocation fails: Init<SyntaxError>";
    default:
      return "every invocation fails: Runtime.UserCodeSyntaxError: SyntaxError";
  }
}

// Any words that take the place of what will be uploaded later.
bool is_placeholder(const Function& function) {
  const std::string* source = function.code["ZipFile"].as_string();
  return source && source->find(function.handler_code.code->name) == std::string::npos;
}

// Said of the file, not of the function: all functions that use it fail in the same way.
void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const code::FunctionCode* code = function.handler_code.code;
    const Runtime* runtime = managed_runtime(function);
    if (code == nullptr || !runtime || code->search != code::Search::broken) continue;
    const std::string_view language = name_of(runtime->language);
    if (language.empty() || is_placeholder(function)) continue;
    report.find(*code->file_at, "the handler's file is no {} here", language)
        .fails("{}", failure_in(runtime->language, *function.handler.known()))
        .note(function.handler, "`{}` begins in this file", function.name)
        .advise("mend the line, or the one before it, and run the file once before it is deployed");
  }
}

}  // namespace

extern constinit const Check syntax_error_in_handler = declare({
    .id = "syntax-error-in-handler",
    .severity = Severity::error,
    .summary = "file of the handler is no program",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "troubleshooting-invocation.html",
                  .says = "the runtime loads the file before the first invocation"}},
    .run = run,
});

}  // namespace plimsoll
