#include <set>
#include <utility>
#include <vector>

#include "check/check.h"
#include "code/function_code.h"
#include "model/code_calls.h"
#include "model/own_calls.h"
#include "model/traffic.h"

namespace plimsoll {

namespace {

constexpr int https = 443;

// What a function connects to, and where the files say so.
struct Need {
  int port = 0;
  std::string what;
  Place place;
};

// Several functions may share a group: it is mended once.
using Said = std::set<std::pair<const SecurityGroup*, int>>;

void judge(const FunctionInVpc& placed, const Need& need, Said& said, Report& report) {
  if (lets_out(placed, need.port) != Answer::no) return;
  const SecurityGroup& group = *placed.security_groups.front();
  if (!said.insert({&group, need.port}).second) return;
  const Function& function = placed.function;
  report
      .find(group.egress ? Place(group.egress) : group.place(),
            "security group `{}` lets nothing out on port {}, but `{}` connects to {}", group.name,
            need.port, function.name, need.what)
      .fails("connections hang until the client gives up or \"Task timed out after … seconds\"")
      .note(need.place, "`{}` connects to {}", function.name, need.what)
      .note(function.vpc.security_group_ids, "the security groups of `{}`", function.name)
      .advise("add an egress rule for TCP on port {}", need.port);
}

// What the code calls is seen; without code the role tells what it may call.
std::vector<Need> https_needs(const Function& function, const Deployment& deployment) {
  std::vector<Need> needs;
  if (function.handler_code.facts()) {
    for (const ServiceUse& use : service_uses(function)) {
      needs.push_back({https, std::string(use.service.prefix), use.call.span});
    }
    for (const InternetUse& use : internet_uses(function)) {
      needs.push_back({https, use.host, use.call.span});
    }
    return needs;
  }
  for (const OwnCall& call : own_calls(function, deployment)) {
    needs.push_back({https, std::string(call.service.prefix), call.action});
  }
  return needs;
}

void run(const Deployment& deployment, Report& report) {
  Said said;
  for (const auto& [placed, store, given] : deployment.store_connections) {
    if (const int* port = store.port.known()) {
      judge(placed, {*port, fmt::format("`{}`", store.name), given}, said, report);
    }
  }
  for (const FunctionInVpc& placed : deployment.functions_in_vpcs) {
    if (lets_out(placed, https) != Answer::no) continue;
    for (const Need& need : https_needs(placed.function, deployment)) {
      judge(placed, need, said, report);
    }
  }
}

}  // namespace

extern constinit const Check security_group_blocks_egress = declare({
    .id = "security-group-blocks-egress",
    .severity = Severity::warning,
    .summary = "security group of a function lets nothing out on a port that the function needs",
    .evidence = {{.url = "https://docs.aws.amazon.com/vpc/latest/userguide/"
                         "vpc-security-groups.html",
                  .says = "only the outbound traffic that a rule allows leaves"},
                 {.url = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/"
                         "aws-resource-ec2-securitygroupegress.html",
                  .says = "a rule of its own resource takes the place of the default rule"}},
    .run = run,
});

}  // namespace plimsoll
