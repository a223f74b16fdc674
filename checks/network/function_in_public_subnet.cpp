#include "check/check.h"
#include "model/code_calls.h"

namespace plimsoll {

namespace {

const Subnet* public_subnet(const FunctionInVpc& placed) {
  for (const Subnet* subnet : placed.subnets) {
    if (subnet != nullptr && subnet->way_out == WayOut::internet_gateway) return subnet;
  }
  return nullptr;
}

void run(const Deployment& deployment, Report& report) {
  for (const FunctionInVpc& placed : deployment.functions_in_vpcs) {
    const Subnet* subnet = public_subnet(placed);
    if (subnet == nullptr || stays_in_vpc(placed, deployment)) continue;
    const Function& function = placed.function;
    Draft draft = report.find(function.vpc.subnet_ids,
                              "`{}` runs in public subnet `{}`, where it has no public address",
                              function.name, subnet->name);
    draft.fails(
        "calls to AWS and the internet hang until the client gives up or \"Task timed "
        "out\"");
    if (subnet->default_route != nullptr) {
      draft.note(*subnet->default_route, "the subnet's default route leads to an internet gateway");
    }
    draft.advise("use private subnets whose default route leads to a NAT gateway");
  }
}

}  // namespace

extern constinit const Check function_in_public_subnet = declare({
    .id = "function-in-public-subnet",
    .severity = Severity::warning,
    .summary = "function runs in a public subnet, where it cannot reach the internet",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "configuration-vpc-internet.html",
                  .says =
                      "connecting a function to a public subnet doesn't give it internet access "
                      "or a public IP address"}},
    .run = run,
});

}  // namespace plimsoll
