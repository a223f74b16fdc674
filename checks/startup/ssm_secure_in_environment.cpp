#include <algorithm>

#include "check/check.h"

namespace plimsoll {

namespace {

bool is_secure(const Value& value) {
  return std::ranges::any_of(value.to_text().parts, [](const Text::Part& part) {
    return part.opaque.identity.find("resolve:ssm-secure:") != std::string::npos;
  });
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    for (const Entry& variable : function.environment.entries()) {
      if (!is_secure(variable.value)) continue;
      report
          .find(variable.value,
                "`{}` of `{}` is a secure parameter, which CloudFormation does not "
                "resolve in an environment",
                variable.key, function.name)
          .fails(
              "deployment fails: \"SSM Secure reference is not supported in: "
              "[AWS::Lambda::Function/Properties/Environment/Variables/{}]\"",
              variable.key)
          .advise("pass the parameter's name, and read it in the function");
    }
  }
}

}  // namespace

extern constinit const Check ssm_secure_in_environment = declare({
    .id = "ssm-secure-in-environment",
    .severity = Severity::error,
    .summary =
        "environment refers to a secure parameter that CloudFormation does not resolve there",
    .evidence = {{.url = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
                         "dynamic-references-ssm-secure-strings.html",
                  .says = "which resource properties take ssm-secure; none of Lambda does"}},
    .run = run,
});

}  // namespace plimsoll
