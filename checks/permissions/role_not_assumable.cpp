#include "check/check.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const Role& role : deployment.roles) {
    if (role.functions.empty() || trusts(role, "lambda.amazonaws.com") != Answer::no) continue;
    const Function& function = *role.functions.front();
    report
        .find(role.resource->properties["AssumeRolePolicyDocument"],
              "role `{}` does not let `lambda.amazonaws.com` assume it", role.name)
        .fails(
            "deployment fails: \"The role defined for the function cannot be assumed by "
            "Lambda.\"")
        .note(function, "`{}` runs with it", function.name)
        .advise("allow sts:AssumeRole to Service lambda.amazonaws.com in its trust policy");
  }
}

}  // namespace

extern constinit const Check role_not_assumable = declare({
    .id = "role-not-assumable",
    .severity = Severity::error,
    .summary = "execution role does not let Lambda assume it",
    .evidence =
        {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html",
          .says = "the trust policy must let the lambda.amazonaws.com principal assume the role"}},
    .run = run,
});

}  // namespace plimsoll
