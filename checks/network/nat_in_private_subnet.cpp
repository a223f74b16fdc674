#include "check/check.h"

namespace plimsoll {

namespace {

bool is_public(const NatGateway& gateway) {
  const std::string* connectivity = gateway.connectivity.known();
  return connectivity != nullptr && *connectivity == "public";
}

bool leads_elsewhere(const Subnet& subnet) {
  return subnet.way_out == WayOut::none || subnet.way_out == WayOut::other;
}

void run(const Deployment& deployment, Report& report) {
  for (const NatGateway& gateway : deployment.nat_gateways) {
    const Subnet* subnet = gateway.subnet;
    if (subnet == nullptr || !is_public(gateway) || !leads_elsewhere(*subnet)) continue;
    Draft draft = report.find(gateway,
                              "gateway `{}` stands in subnet `{}`, which has no route to an "
                              "internet gateway",
                              gateway.name, subnet->name);
    draft.fails("nothing behind it reaches the internet: calls hang until \"Task timed out\"");
    if (subnet->default_route != nullptr) {
      draft.note(*subnet->default_route, "the subnet's default route leads elsewhere");
    }
    draft.note(*subnet, "the gateway's subnet").advise("put it into a public subnet");
  }
}

}  // namespace

extern constinit const Check nat_in_private_subnet = declare({
    .id = "nat-in-private-subnet",
    .severity = Severity::error,
    .summary = "NAT gateway stands in a subnet without a way to the internet",
    .evidence = {{.url = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html",
                  .says = "a public NAT gateway is created in a public subnet"}},
    .run = run,
});

}  // namespace plimsoll
