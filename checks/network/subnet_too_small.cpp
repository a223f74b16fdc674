#include <optional>

#include "check/check.h"

namespace plimsoll {

namespace {

constexpr int reserved_by_aws = 5;
constexpr int fewest_addresses = 12;

// Addresses that are free in an IPv4 block "10.0.0.0/28"; none when it is not known.
std::optional<int> usable_addresses(const Value& cidr) {
  const std::string* text = cidr.as_string();
  const std::size_t slash = text == nullptr ? std::string::npos : text->find('/');
  if (slash == std::string::npos) return std::nullopt;
  const auto prefix = Value::scalar(text->substr(slash + 1), cidr.span()).as_int();
  if (!prefix || *prefix < 16 || *prefix > 28) return std::nullopt;  // what a subnet may have
  return (1 << (32 - *prefix)) - reserved_by_aws;
}

void run(const Deployment& deployment, Report& report) {
  for (const FunctionInVpc& placed : deployment.functions_in_vpcs) {
    for (const Subnet* subnet : placed.subnets) {
      if (subnet == nullptr) continue;
      const std::optional<int> usable = usable_addresses(subnet->cidr);
      if (!usable || *usable >= fewest_addresses) continue;
      report
          .find(subnet->cidr, "subnet `{}` has {} addresses for `{}` and whatever else is in it",
                subnet->name, *usable, placed.function.name)
          .fails("502 with SubnetIPAddressLimitReachedException or ENILimitReached under load")
          .note(placed.function.vpc.subnet_ids, "`{}` runs in it", placed.function.name)
          .advise("give functions subnets of /24 or larger");
    }
  }
}

}  // namespace

extern constinit const Check subnet_too_small = declare({
    .id = "subnet-too-small",
    .severity = Severity::warning,
    .summary = "subnet of a function has room for few network interfaces",
    .evidence = {{.url = "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
                  .says =
                      "the first four addresses and the last one of a subnet are not available"}},
    .run = run,
});

}  // namespace plimsoll
