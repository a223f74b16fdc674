#include "check/check.h"
#include "model/yaml_reading.h"

namespace plimsoll {

namespace {

void judge(const Value& value, Report& report) {
  const std::string& text = value.as_scalar()->text;
  const auto read = read_as_yaml(text);
  report.find(value, "`{}` is meant as a text, and without quotes YAML reads `{}`", text, *read)
      .fails("the value that is deployed is `{}`", *read)
      .advise("write it in quotes: \"{}\"", text);
}

void run(const Deployment& deployment, Report& report) {
  for (const SchemaMisfit& misfit : deployment.schema_misfits) {
    if (misfit.kind == SchemaMisfit::Kind::misread) judge(misfit.value, report);
  }
}

}  // namespace

extern constinit const Check number_misread = declare({
    .id = "number-misread",
    .severity = Severity::warning,
    .summary = "text without quotes is read as a number or a truth value",
    .evidence = {{.url = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
                         "template-formats.html",
                  .says = "CloudFormation supports YAML 1.1, with a few exceptions"}},
    .run = run,
});

}  // namespace plimsoll
