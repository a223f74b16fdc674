#include "check/check.h"
#include "facts/lambda_limits.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const std::size_t layers = function.layers.items().size();
    const std::string* package = function.package_type.known();
    if (package != nullptr && *package == "Image" && layers > 0) {
      report
          .find(function.layers, "`{}` is a container image, and layers are for zip packages",
                function.name)
          .fails(
              "deployment fails: layers are not supported for functions created with container "
              "images")
          .advise("copy what the layers hold into the image");
    } else if (layers > max_layers) {
      report
          .find(function.layers, "`{}` has {} layers, and Lambda takes {}", function.name, layers,
                max_layers)
          .fails("deployment fails: the function cannot have more than {} layers", max_layers)
          .advise("join layers, or put what they hold into the package");
    }
  }
}

}  // namespace

extern constinit const Check too_many_layers = declare({
    .id = "too-many-layers",
    .severity = Severity::error,
    .summary = "function has more layers than Lambda takes",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html",
                  .says = "up to five layers; not for functions packaged as container images"}},
    .run = run,
});

}  // namespace plimsoll
