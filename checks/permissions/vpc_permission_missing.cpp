#include <array>

#include "check/check.h"

namespace plimsoll {

namespace {

// Lambda checks these three when the function is created; the managed policy has more.
constexpr std::array<std::string_view, 3> required = {
    "ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DeleteNetworkInterface"};

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const Role* role = function.execution_role;
    if (role == nullptr || function.vpc.in_vpc() != Answer::yes) continue;
    for (const std::string_view action : required) {
      if (may(*role, action) != Answer::no) continue;
      report
          .find(*role, "role `{}` does not allow `{}`, which `{}` needs to run in a VPC",
                role->name, action, function.name)
          .fails(
              "deployment fails: \"The provided execution role does not have permissions to "
              "call {} on EC2\"",
              action.substr(action.find(':') + 1))
          .note(function.vpc, "`{}` is put into a VPC", function.name)
          .advise("attach the managed policy service-role/AWSLambdaVPCAccessExecutionRole");
      break;  // one missing action is enough to say it
    }
  }
}

}  // namespace

extern constinit const Check vpc_permission_missing = declare({
    .id = "vpc-permission-missing",
    .severity = Severity::error,
    .summary = "function runs in a VPC, but its role may not make network interfaces",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
                  .says = "the execution role needs CreateNetworkInterface, "
                          "DescribeNetworkInterfaces and DeleteNetworkInterface"}},
    .run = run,
});

}  // namespace plimsoll
