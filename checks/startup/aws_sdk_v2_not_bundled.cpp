#include "check/check.h"
#include "code/function_code.h"
#include "model/node_code.h"

namespace plimsoll {

namespace {

// Runtimes up to nodejs16.x have version 2 of the SDK, later ones only version 3.
constexpr int first_version_without = 18;

bool is_sdk(const code::ImportedModule& module) {
  return module.name == "aws-sdk" || module.name.starts_with("aws-sdk/");
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const std::optional<int> version = node_version(function);
    const code::CodeFacts* facts = function.handler_code.facts();
    if (!version || *version < first_version_without || !facts || is_bundled(function)) continue;
    for (const code::ImportedModule& module : facts->imports) {
      if (!is_sdk(module) || !module.undeclared || module.guarded) continue;
      const bool may_be_in_layer = function.handler_code.package->has_other_layers;
      Draft finding =
          report.find(module.span, "`{}` is neither in the package nor in the runtime nodejs{}.x",
                      module.name, *version);
      finding
          .fails(
              "every invocation fails: Runtime.ImportModuleError: Error: Cannot find module '{}'",
              module.name)
          .note(function.runtime, "runtime of `{}`", function.name);
      if (may_be_in_layer) {
        finding.as(Severity::warning)
            .note(function.layers, "unless one of these layers has it")
            .advise("use @aws-sdk/client-… of version 3, which the runtime has");
      } else {
        finding.advise(
            "use @aws-sdk/client-… of version 3, which the runtime has, or name aws-sdk among the "
            "dependencies in package.json");
      }
    }
  }
}

}  // namespace

extern constinit const Check aws_sdk_v2_not_bundled = declare({
    .id = "aws-sdk-v2-not-bundled",
    .severity = Severity::error,
    .summary = "code loads version 2 of the AWS SDK, which the runtime does not have",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html",
                  .says = "runtimes from nodejs18.x on contain version 3 of the SDK"}},
    .run = run,
});

}  // namespace plimsoll
