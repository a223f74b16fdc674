#include "graph/kinds.h"

#include <algorithm>
#include <array>

namespace plimsoll::graph {
namespace {

struct Row {
  std::string_view type;
  std::string_view name;
  Shape shape;
};

constexpr auto rows = std::to_array<Row>({
    {"AWS::ApiGateway::RestApi", "REST API", Shape::gate},
    {"AWS::ApiGatewayV2::Api", "API", Shape::gate},
    {"AWS::AppSync::DataSource", "GraphQL data source", Shape::gate},
    {"AWS::AppSync::GraphQLApi", "GraphQL API", Shape::gate},
    {"AWS::Cognito::UserPool", "user pool", Shape::gate},
    {"AWS::DynamoDB::GlobalTable", "table", Shape::store},
    {"AWS::DynamoDB::Table", "table", Shape::store},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", "target group", Shape::gate},
    {"AWS::Events::EventBus", "event bus", Shape::topic},
    {"AWS::Events::Rule", "rule", Shape::clock},
    {"AWS::Kinesis::Stream", "stream", Shape::queue},
    {"AWS::KinesisFirehose::DeliveryStream", "delivery stream", Shape::queue},
    {"AWS::Lambda::Function", "function", Shape::function},
    {"AWS::Lambda::Url", "function URL", Shape::gate},
    {"AWS::Logs::LogGroup", "log group", Shape::store},
    {"AWS::Logs::SubscriptionFilter", "subscription filter", Shape::topic},
    {"AWS::Pipes::Pipe", "pipe", Shape::topic},
    {"AWS::S3::Bucket", "bucket", Shape::store},
    {"AWS::SNS::Subscription", "subscription", Shape::topic},
    {"AWS::SNS::Topic", "topic", Shape::topic},
    {"AWS::SQS::Queue", "queue", Shape::queue},
    {"AWS::SSM::Parameter", "parameter", Shape::store},
    {"AWS::Scheduler::Schedule", "schedule", Shape::clock},
    {"AWS::SecretsManager::Secret", "secret", Shape::store},
    {"AWS::StepFunctions::StateMachine", "state machine", Shape::machine},
});
static_assert(std::ranges::is_sorted(rows, {}, &Row::type));

}  // namespace

Kind kind_of(std::string_view type) {
  const auto row = std::ranges::lower_bound(rows, type, {}, &Row::type);
  if (row != rows.end() && row->type == type) return {std::string(row->name), row->shape};
  return {std::string(type.substr(type.rfind(':') + 1)), Shape::other};
}

}  // namespace plimsoll::graph
