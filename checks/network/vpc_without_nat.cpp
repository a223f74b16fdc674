#include <algorithm>
#include <array>

#include "check/check.h"
#include "facts/service_endpoints.h"

namespace plimsoll {

namespace {

// Lambda itself does these for the function, outside its VPC; and a key is mostly granted for what
// other services encrypt with it, which ask for it themselves.
constexpr std::array<std::string_view, 5> done_by_others = {"logs", "ec2", "xray", "cloudwatch",
                                                            "kms"};

// A service that the role grants actions of, and which the function therefore calls.
struct Grant {
  std::string_view service;  // IAM prefix
  const Value* action;
};

// Polling a source, and sending to a failure destination, are Lambda's own calls as well: services
// that the function is wired to are not counted.
bool wired_by_lambda(const Function& function, const Deployment& deployment,
                     std::string_view service) {
  const auto of_service = [&](const Target& target) {
    if (target.resource == nullptr) return !target.is_absent();
    return (service == "sqs" && target.resource->type == "AWS::SQS::Queue") ||
           (service == "sns" && target.resource->type == "AWS::SNS::Topic") ||
           (service == "kinesis" && target.resource->type == "AWS::Kinesis::Stream") ||
           (service == "dynamodb" && target.resource->type == "AWS::DynamoDB::Table") ||
           (service == "lambda" && target.resource->type == "AWS::Lambda::Function") ||
           (service == "events" && target.resource->type == "AWS::Events::EventBus") ||
           (service == "s3" && target.resource->type == "AWS::S3::Bucket");
  };
  if (of_service(function.dead_letter)) return true;
  for (const AsyncConfig* config : function.async_configs) {
    if (of_service(config->on_failure) || of_service(config->on_success)) return true;
  }
  return std::any_of(deployment.mappings.begin(), deployment.mappings.end(),
                     [&](const Mapping& mapping) {
                       return mapping.function == &function &&
                              (of_service(mapping.source) || of_service(mapping.on_failure));
                     });
}

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

// The first service that the role grants and that cannot be reached.
const Value* unreachable(const FunctionInVpc& placed, const Deployment& deployment,
                         std::string& service) {
  const Function& function = placed.function;
  for (const Policy& policy : function.execution_role->policies) {
    if (policy.kind != Policy::Kind::written) continue;
    for (const Statement& statement : policy.statements) {
      if (statement.effect != Effect::allow || statement.not_action) continue;
      for (const Value& action : statement.actions) {
        const std::string* text = action.as_string();
        if (text == nullptr) continue;
        service = text->substr(0, text->find(':'));
        const ServiceEndpoint* endpoint = find_service_endpoint(service);
        if (endpoint == nullptr || endpoint->inside_vpc) continue;
        if (std::ranges::count(done_by_others, service) != 0) continue;
        if (wired_by_lambda(function, deployment, service)) continue;
        if (has_endpoint(placed.vpc, *endpoint, deployment) == Answer::no) return &action;
      }
    }
  }
  return nullptr;
}

void run(const Deployment& deployment, Report& report) {
  for (const FunctionInVpc& placed : deployment.functions_in_vpcs) {
    const Function& function = placed.function;
    if (placed.way_out != WayOut::none || function.execution_role == nullptr) continue;
    // A role that several functions share does not tell what this one calls.
    if (function.execution_role->functions.size() != 1) continue;
    std::string service;
    const Value* action = unreachable(placed, deployment, service);
    if (action == nullptr) continue;
    report
        .find(function.vpc,
              "`{}` may call {}, but its subnets have no way out and no endpoint for it",
              function.name, service)
        .fails("calls hang until the client gives up or \"Task timed out after … seconds\"")
        .note(*action, "the role grants `{}`", *action->as_string())
        .note(*placed.subnets.front(), "no default route leads out of `{}`",
              placed.subnets.front()->name)
        .advise("add a VPC endpoint for {}, or a default route to a NAT gateway", service);
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
