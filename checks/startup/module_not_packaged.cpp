#include <set>

#include "check/check.h"
#include "code/function_code.h"
#include "facts/runtime_modules.h"
#include "model/managed_runtime.h"
#include "model/node_code.h"

namespace plimsoll {

namespace {

// What is said of version 2 of the SDK is said by a check of its own.
bool is_sdk_v2(std::string_view module) {
  return module == "aws-sdk" || module.starts_with("aws-sdk/");
}

// The core software of IoT Greengrass, whose functions run on devices, has it.
bool is_on_devices(std::string_view module) {
  return module == "greengrasssdk" || module.starts_with("greengrasssdk.");
}

// Types are for the compiler alone: nothing loads a package that has only these.
bool is_only_types(std::string_view module) {
  return module == "aws-lambda" || module.starts_with("@types/");
}

// CloudFormation puts this one beside code that stands in the template.
bool is_beside_inline_code(const Function& function, std::string_view module) {
  return function.handler_code.package->state == HandlerPackage::State::inlined &&
         (module == "cfnresponse" || module == "cfn-response");
}

bool is_missing(const Function& function, const Runtime& runtime,
                const code::ImportedModule& module) {
  return module.undeclared && !module.guarded && !module.conditional &&
         !runtime_brings(runtime, module.name) && !is_sdk_v2(module.name) &&
         !is_on_devices(module.name) && !is_only_types(module.name) &&
         !is_beside_inline_code(function, module.name);
}

std::string_view manifest_of(const Runtime& runtime) {
  return runtime.language == Language::python ? "requirements.txt" : "package.json";
}

// Of Python, where several modules come in one package, the package.
std::string_view package_name(const Runtime& runtime, std::string_view module) {
  return runtime.language == Language::python ? module.substr(0, module.find('.')) : module;
}

// "No module named 'requests'", "Cannot find module 'axios'".
std::string error_of(const Runtime& runtime, std::string_view module) {
  return runtime.language == Language::python
             ? fmt::format("No module named '{}'", package_name(runtime, module))
             : fmt::format("Cannot find module '{}'", module);
}

void judge(const Function& function, const Runtime& runtime, Report& report) {
  std::set<std::string_view> said;
  for (const code::ImportedModule& module : function.handler_code.facts()->imports) {
    if (!is_missing(function, runtime, module)) continue;
    if (!said.insert(package_name(runtime, module.name)).second) continue;
    report
        .find(module.span, "`{}` is imported, but neither the package of `{}` nor {} has it",
              module.name, function.name, runtime.id)
        .fails("Runtime.ImportModuleError: {}: every invocation fails",
               error_of(runtime, module.name))
        .note(function.handler_code.package->written, "the package of `{}`", function.name)
        .advise("name it in {} in the package's folder, or bring it in a layer",
                manifest_of(runtime));
  }
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const Runtime* runtime = managed_runtime(function);
    // Layers and bundlers may bring anything.
    if (runtime == nullptr || function.handler_code.facts() == nullptr) continue;
    if (function.layers || is_bundled(function)) continue;
    // Its standard library has other names, which nobody needs to know any more.
    if (runtime->id == "python2.7") continue;
    judge(function, *runtime, report);
  }
}

}  // namespace

extern constinit const Check module_not_packaged = declare({
    .id = "module-not-packaged",
    .severity = Severity::warning,
    .summary = "code imports a module that nothing puts into the package",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/python-package.html",
                  .says = "dependencies other than the SDK must be in the package or in a layer"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/nodejs-package.html",
                  .says = "the same for Node.js"}},
    .run = run,
});

}  // namespace plimsoll
