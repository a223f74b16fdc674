#include <algorithm>

#include "check/check.h"
#include "code/function_code.h"
#include "model/code_calls.h"
#include "model/own_calls.h"

namespace plimsoll {

namespace {

constexpr const char* hangs =
    "calls hang until the client gives up or \"Task timed out after … seconds\"";

Draft note_subnet(Draft draft, const FunctionInVpc& placed) {
  const Subnet& subnet = *placed.subnets.front();
  return draft.note(subnet, "no default route leads out of `{}`", subnet.name);
}

// What the code calls is seen; services of AWS are the matter of vpc-endpoint-missing.
void judge_by_code(const FunctionInVpc& placed, Report& report) {
  const Function& function = placed.function;
  const auto uses = internet_uses(function);
  if (uses.empty()) return;
  const InternetUse& use = uses.front();
  Draft draft = report.find(function.vpc, "`{}` calls {}, but its subnets have no way out",
                            function.name, use.host);
  draft.fails("{}", hangs).note(use.call.span, "called here");
  note_subnet(draft, placed).advise("add a default route to a NAT gateway");
}

// Without code the role tells what the function may call.
void judge_by_role(const FunctionInVpc& placed, const Deployment& deployment, Report& report) {
  const Function& function = placed.function;
  const auto calls = own_calls(function, deployment);
  const auto call = std::ranges::find_if(calls, [&](const OwnCall& one) {
    return has_endpoint(placed.vpc, one.service, deployment) == Answer::no;
  });
  if (call == calls.end()) return;
  Draft draft = report.find(
      function.vpc, "`{}` may call {}, but its subnets have no way out and no endpoint for it",
      function.name, call->service.prefix);
  draft.fails("{}", hangs).note(call->action, "the role grants `{}`", *call->action.as_string());
  note_subnet(draft, placed)
      .advise("add a VPC endpoint for {}, or a default route to a NAT gateway",
              call->service.prefix);
}

void run(const Deployment& deployment, Report& report) {
  for (const FunctionInVpc& placed : deployment.functions_in_vpcs) {
    if (placed.way_out != WayOut::none) continue;
    if (placed.function.handler_code.facts()) {
      judge_by_code(placed, report);
    } else {
      judge_by_role(placed, deployment, report);
    }
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
