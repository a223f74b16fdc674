#include <algorithm>

#include "check/check.h"

namespace plimsoll {

namespace {

// The subnets all name the same zone: the same literal, or the same expression.
bool one_zone(const FunctionInVpc& placed) {
  if (!placed.subnets_known) return false;
  const Value& zone = placed.subnets.front()->availability_zone;
  if (zone.is_absent()) return false;
  return std::all_of(placed.subnets.begin(), placed.subnets.end(),
                     [&](const Subnet* subnet) { return same(subnet->availability_zone, zone); });
}

// A text that is no subnet's id stands for what the deployer gives: a parameter's empty default,
// "SUBNET_IDS".
bool is_placeholder(const Value& subnet) {
  const std::string* id = subnet.as_string();
  return id != nullptr && !id->starts_with("subnet-");
}

void run(const Deployment& deployment, Report& report) {
  for (const FunctionInVpc& placed : deployment.functions_in_vpcs) {
    const Function& function = placed.function;
    const Value& subnets = function.vpc.subnet_ids;
    if (!subnets.is_list() || std::ranges::any_of(subnets.items(), is_placeholder)) continue;
    const bool one_subnet = subnets.items().size() == 1;
    if (!one_subnet && !one_zone(placed)) continue;

    Draft draft = report.find(subnets, "`{}` runs in one availability zone only: {}", function.name,
                              one_subnet ? "it has one subnet" : "its subnets share it");
    draft.fails("the function is down whenever that zone is");
    if (!one_subnet) {
      draft.note(placed.subnets.front()->availability_zone, "the zone of all its subnets");
    }
    draft.advise("give it subnets in two availability zones or more");
  }
}

}  // namespace

extern constinit const Check single_availability_zone = declare({
    .id = "single-availability-zone",
    .severity = Severity::warning,
    .summary = "function in a VPC depends on one availability zone",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
                  .says = "multiple subnets for high availability"},
                 {.url = "https://docs.aws.amazon.com/securityhub/latest/userguide/"
                         "lambda-controls.html",
                  .says = "Lambda.5: VPC functions should operate in multiple zones"}},
    .run = run,
});

}  // namespace plimsoll
