#include "check/check.h"

namespace plimsoll {

namespace {

void judge(const Function& function, Report& report) {
  const auto refuse = [&](const Setting<std::string>& setting, std::string_view property) {
    if (!setting.is_written()) return;
    report
        .find(setting, "`{}` is a container image, and `{}` is for zip packages", function.name,
              property)
        .fails(
            "deployment fails: \"Please don't provide Handler or Runtime or Layer when the "
            "intended function PackageType is Image\"")
        .note(function.package_type, "the package is an image")
        .advise("remove {}, and say it in the image", property);
  };
  refuse(function.handler, "Handler");
  refuse(function.runtime, "Runtime");
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const std::string* package = function.package_type.known();
    if (package != nullptr && *package == "Image") judge(function, report);
  }
}

}  // namespace

extern constinit const Check image_with_zip_settings = declare({
    .id = "image-with-zip-settings",
    .severity = Severity::error,
    .summary = "container image has settings that only a zip package may have",
    .evidence =
        {{.url = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/"
                 "aws-resource-lambda-function.html",
          .says = "Handler and Runtime are required if the deployment package is a zip archive"},
         {.url = "https://docs.aws.amazon.com/lambda/latest/dg/images-create.html",
          .says = "an image brings handler and runtime with it"}},
    .run = run,
});

}  // namespace plimsoll
