#include <algorithm>

#include "check/check.h"
#include "model/own_calls.h"

namespace plimsoll {

namespace {

bool leads_to(const std::string& name, const ServiceEndpoint& service) {
  return std::ranges::any_of(service.endpoints, [&](std::string_view endpoint) {
    return name.ends_with(fmt::format(".{}", endpoint));
  });
}

// Whether the VPC has an endpoint for the service. One whose service is not known may be it.
Answer has_endpoint(const Vpc* vpc, const ServiceEndpoint& service, const Deployment& deployment) {
  Answer answer = Answer::no;
  for (const VpcEndpoint& candidate : deployment.vpc_endpoints) {
    if (candidate.vpc != nullptr && candidate.vpc != vpc) continue;
    if (candidate.service.parts.empty()) return Answer::unknown;
    const Text::Part& last = candidate.service.parts.back();
    if (last.kind != Text::Part::Kind::literal) return Answer::unknown;
    if (leads_to(last.literal, service)) answer = Answer::yes;
  }
  return answer;
}

void run(const Deployment& deployment, Report& report) {
  for (const FunctionInVpc& placed : deployment.functions_in_vpcs) {
    if (placed.way_out != WayOut::none) continue;
    const Function& function = placed.function;
    const auto calls = own_calls(function, deployment);
    const auto call = std::ranges::find_if(calls, [&](const OwnCall& one) {
      return has_endpoint(placed.vpc, one.service, deployment) == Answer::no;
    });
    if (call == calls.end()) continue;
    report
        .find(function.vpc,
              "`{}` may call {}, but its subnets have no way out and no endpoint for it",
              function.name, call->service.prefix)
        .fails("calls hang until the client gives up or \"Task timed out after … seconds\"")
        .note(call->action, "the role grants `{}`", *call->action.as_string())
        .note(*placed.subnets.front(), "no default route leads out of `{}`",
              placed.subnets.front()->name)
        .advise("add a VPC endpoint for {}, or a default route to a NAT gateway",
                call->service.prefix);
  }
}

}  // namespace

extern constinit const Check vpc_without_nat = declare({
    .id = "vpc-without-nat",
    .severity = Severity::warning,
    .summary = "function in a VPC has no way to a service that it may call",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "configuration-vpc-internet.html",
                  .says = "a function in a VPC reaches the internet only through a NAT gateway"},
                 {.url = "https://docs.aws.amazon.com/vpc/latest/privatelink/"
                         "aws-services-privatelink-support.html",
                  .says = "which services have VPC endpoints, and their names"}},
    .run = run,
});

}  // namespace plimsoll
