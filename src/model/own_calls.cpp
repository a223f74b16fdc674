#include "model/own_calls.h"

#include <algorithm>
#include <array>

#include "model/deployment.h"

namespace plimsoll {

namespace {

// Lambda itself does these for the function, outside its VPC; and a key is mostly granted for what
// other services encrypt with it, which ask for it themselves.
constexpr std::array<std::string_view, 5> done_by_others = {"logs", "ec2", "xray", "cloudwatch",
                                                            "kms"};

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

// The service of an action ("dynamodb:GetItem"), when the function calls it over the network.
const ServiceEndpoint* called(const Function& function, const Deployment& deployment,
                              const Value& action) {
  const std::string* text = action.as_string();
  if (text == nullptr) return nullptr;
  const std::string_view service = std::string_view(*text).substr(0, text->find(':'));
  const ServiceEndpoint* endpoint = find_service_endpoint(service);
  if (endpoint == nullptr || endpoint->inside_vpc) return nullptr;
  if (std::ranges::count(done_by_others, service) != 0) return nullptr;
  return wired_by_lambda(function, deployment, service) ? nullptr : endpoint;
}

}  // namespace

std::vector<OwnCall> own_calls(const Function& function, const Deployment& deployment) {
  std::vector<OwnCall> calls;
  const Role* role = function.execution_role;
  if (role == nullptr || role->functions.size() != 1) return calls;
  for (const Policy& policy : role->policies) {
    if (policy.kind != Policy::Kind::written) continue;
    for (const Statement& statement : policy.statements) {
      if (statement.effect != Effect::allow || statement.not_action) continue;
      for (const Value& action : statement.actions) {
        const ServiceEndpoint* service = called(function, deployment, action);
        if (service) calls.push_back({*service, action});
      }
    }
  }
  return calls;
}

}  // namespace plimsoll
