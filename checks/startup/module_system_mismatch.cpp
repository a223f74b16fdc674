#include "check/check.h"
#include "code/function_code.h"
#include "model/node_code.h"

namespace plimsoll {

namespace {

// Later runtimes look at the text of a file before they decide.
constexpr int last_version_that_goes_by_name = 22;

// Whether options of Node may make it look at the text, too.
bool may_detect(const Function& function) {
  const Value options = function.environment["NODE_OPTIONS"];
  if (options.is_absent()) return false;
  const std::string* text = options.as_string();
  return !text || text->find("detect-module") != std::string::npos;
}

// The name of a source that stands in the template cannot be chosen.
std::string_view remedy_of(const Function& function) {
  return function.code["ZipFile"].is_absent()
             ? "name the file .mjs, or say `\"type\": \"module\"` in the package.json beside it"
             : "write `require` and `exports`, or put the source into a file of its own";
}

void report_import(const Function& function, const code::ModuleClash& clash, int version,
                   Report& report) {
  report
      .find(clash.span, "this is the syntax of ES modules, but the file is loaded as CommonJS: {}",
            clash.by_manifest ? "package.json does not say `\"type\": \"module\"`"
                              : "no package.json says otherwise")
      .fails("every invocation fails: Runtime.UserCodeSyntaxError: SyntaxError: {}",
             clash.is_export ? "Unexpected token 'export'"
                             : "Cannot use import statement outside a module")
      .note(function.handler, "`{}` runs it on nodejs{}.x", function.name, version)
      .advise("{}", remedy_of(function));
}

void report_require(const Function& function, const code::ModuleClash& clash, Report& report) {
  report
      .find(clash.span, "`require` does not exist here: {} makes an ES module of this file",
            clash.by_manifest ? "package.json" : "its name")
      .fails("ReferenceError: require is not defined in ES module scope, as soon as this line runs")
      .note(function.handler, "`{}` runs it", function.name)
      .advise("write `import`, or make a `require` with createRequire of node:module");
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const std::optional<int> version = node_version(function);
    const code::FunctionCode* code = function.handler_code.code;
    if (!version || code == nullptr || is_bundled(function)) continue;
    for (const code::ModuleClash& clash : code->facts.module_clashes) {
      if (clash.is_required) {
        report_require(function, clash, report);
      } else if (*version <= last_version_that_goes_by_name && !may_detect(function)) {
        report_import(function, clash, *version, report);
      }
    }
  }
}

}  // namespace

extern constinit const Check module_system_mismatch = declare({
    .id = "module-system-mismatch",
    .severity = Severity::error,
    .summary = "source is written for the other one of Node's systems of modules",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html",
                  .says = "files are CommonJS unless they end in .mjs or package.json says "
                          "\"type\": \"module\""},
                 {.url = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
                         "aws-properties-lambda-function-code.html",
                  .says = "ZipFile becomes a file index.js, which is CommonJS"}},
    .run = run,
});

}  // namespace plimsoll
