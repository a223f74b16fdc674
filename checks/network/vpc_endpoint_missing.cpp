#include <set>
#include <string_view>
#include <utility>

#include "check/check.h"
#include "code/function_code.h"
#include "model/code_calls.h"

namespace plimsoll {

namespace {

// The endpoint to add, in the words of CloudFormation; of a service with several, the one that is
// called like the client.
std::string_view endpoint_for(const ServiceUse& use, const Function& function) {
  const code::CodeFacts& facts = *function.handler_code.facts();
  const std::string& client = facts.clients[use.call.client].service;
  for (const std::string_view endpoint : use.service.endpoints) {
    if (endpoint == client) return endpoint;
  }
  return use.service.endpoints.front();
}

void report_missing(const FunctionInVpc& placed, const ServiceUse& use, Report& report) {
  const Function& function = placed.function;
  const std::string_view endpoint = endpoint_for(use, function);
  report
      .find(use.call.span,
            "`{}` calls {}, but its subnets have no way out and their VPC has no endpoint for it",
            function.name, endpoint)
      .fails("the call hangs until the client gives up or \"Task timed out after … seconds\"")
      .note(function.vpc, "`{}` runs in subnets without a default route", function.name)
      .note(*placed.subnets.front(), "no default route leads out of `{}`",
            placed.subnets.front()->name)
      .advise("add a VPC endpoint for com.amazonaws.REGION.{}, or a default route to a NAT gateway",
              endpoint);
}

void run(const Deployment& deployment, Report& report) {
  // Functions that share a module lack the same endpoint.
  std::set<std::pair<Span, std::string_view>> said;
  for (const FunctionInVpc& placed : deployment.functions_in_vpcs) {
    if (placed.way_out != WayOut::none) continue;
    for (const ServiceUse& use : service_uses(placed.function)) {
      if (use.service.endpoints.empty()) continue;
      if (has_endpoint(placed.vpc, use.service, deployment) != Answer::no) continue;
      if (!said.emplace(use.call.span, use.service.prefix).second) continue;
      report_missing(placed, use, report);
    }
  }
}

}  // namespace

extern constinit const Check vpc_endpoint_missing = declare({
    .id = "vpc-endpoint-missing",
    .severity = Severity::warning,
    .summary = "code calls an AWS service that the function's VPC has no way to",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "configuration-vpc-endpoints.html",
                  .says =
                      "a function in a VPC without internet access reaches AWS services through "
                      "VPC endpoints"},
                 {.url = "https://docs.aws.amazon.com/vpc/latest/privatelink/"
                         "aws-services-privatelink-support.html",
                  .says = "which services have VPC endpoints, and their names"}},
    .run = run,
});

}  // namespace plimsoll
