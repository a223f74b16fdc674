#include "check/check.h"

namespace plimsoll {

namespace {

// Surely not there: not written, or an empty list.
bool is_missing(const Value& list) {
  return list.is_absent() || (list.is_list() && list.items().empty());
}

bool is_there(const Value& list) {
  return list.is_list() && !list.items().empty();
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const VpcConfig& vpc = function.vpc;
    const bool no_groups = is_there(vpc.subnet_ids) && is_missing(vpc.security_group_ids);
    const bool no_subnets = is_there(vpc.security_group_ids) && is_missing(vpc.subnet_ids);
    if (!no_groups && !no_subnets) continue;
    report
        .find(vpc.written, "`{}` has {}", function.name,
              no_groups ? "subnets but no security group" : "security groups but no subnet")
        .fails(
            "deployment fails: \"SubnetIds and SecurityIds must coexist or be both empty "
            "list.\"")
        .advise("add {}", no_groups ? "SecurityGroupIds" : "SubnetIds");
  }
}

}  // namespace

extern constinit const Check vpc_config_incomplete = declare({
    .id = "vpc-config-incomplete",
    .severity = Severity::error,
    .summary = "function has subnets without security groups, or the reverse",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/api/API_VpcConfig.html",
                  .says = "a list of subnet ids and a list of security group ids"}},
    .run = run,
});

}  // namespace plimsoll
