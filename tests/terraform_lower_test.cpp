// From instances in the provider's terms to CloudFormation's resources.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "terraform/lower.h"

namespace plimsoll::terraform {
namespace {

using Json = nlohmann::ordered_json;

// In JSON "=aws_sqs_queue.orders#arn" is a reference, "?stage" opaque, "a=b#c=d" a text with holes
// between equal signs.
Value text_of(const std::string& written) {
  Text text;
  std::size_t begin = 0;
  for (bool hole = false; begin <= written.size(); hole = !hole) {
    const std::size_t end = std::min(written.find('=', begin), written.size());
    const std::string piece = written.substr(begin, end - begin);
    Text::Part part;
    if (hole) {
      const std::size_t mark = piece.find('#');
      part.kind = Text::Part::Kind::reference;
      part.reference = {piece.substr(0, mark), piece.substr(mark + 1)};
    } else {
      part.literal = piece;
    }
    if (hole || !piece.empty()) text.parts.push_back(std::move(part));
    begin = end + 1;
  }
  return Value::text(std::move(text), {});
}

Value value_of(const Json& json) {
  if (json.is_array()) {
    std::vector<Value> items;
    for (const Json& item : json) items.push_back(value_of(item));
    return Value::list(std::move(items), {});
  }
  if (json.is_object()) {
    std::vector<Entry> entries;
    for (const auto& [key, value] : json.items()) entries.push_back({key, {}, value_of(value)});
    return Value::map(std::move(entries), {});
  }
  if (!json.is_string()) return Value::scalar(json.dump(), {});
  const auto text = json.get<std::string>();
  return text.starts_with('?') ? Value::opaque(text.substr(1), {}) : text_of(text);
}

// "data.aws_lambda_function.x" is a data source.
Instance instance(std::string address, std::string_view attributes) {
  Instance made;
  made.is_data = address.starts_with("data.");
  const std::size_t begin = made.is_data ? 5 : 0;
  made.type = address.substr(begin, address.find('.', begin) - begin);
  made.name = address.substr(0, address.find('['));
  made.address = std::move(address);
  made.attributes = value_of(Json::parse(attributes));
  return made;
}

std::string lowered(std::vector<Instance> instances) {
  Deployment deployment;
  deployment.instances = std::move(instances);
  return print(lower(deployment));
}

TEST(Lowering, CallsPropertiesByTheRuleAndByTheTable) {
  EXPECT_EQ(lowered({instance("aws_sqs_queue.orders", R"-({
      "name": "orders", "delay_seconds": 5, "visibility_timeout_seconds": 30, "tags": {"a": "b"}})-")}),
            R"(aws_sqs_queue.orders AWS::SQS::Queue
  QueueName: "orders"
  DelaySeconds: 5
  VisibilityTimeout: 30
)");
}

TEST(Lowering, MakesABlockOfWhichThereCanBeOneAMap) {
  EXPECT_EQ(lowered({instance("aws_lambda_function.ship", R"-({
      "function_name": "ship", "memory_size": 256, "s3_bucket": "code", "s3_key": "ship.zip",
      "vpc_config": [{"subnet_ids": ["subnet-1"], "security_group_ids": []}],
      "environment": [{"variables": {"some_name": "x"}}],
      "reserved_concurrent_executions": -1})-")}),
            R"(aws_lambda_function.ship AWS::Lambda::Function
  FunctionName: "ship"
  MemorySize: 256
  Code: {S3Bucket: "code", S3Key: "ship.zip"}
  VpcConfig: {SubnetIds: ["subnet-1"], SecurityGroupIds: []}
  Environment: {Variables: {some_name: "x"}}
)");
}

TEST(Lowering, FollowsReferencesAndSpellsOutWhatTheProviderSpellsOut) {
  EXPECT_EQ(lowered({instance("aws_lambda_function.ship", R"-({"function_name": "ship"})-"),
                     instance("aws_lambda_permission.api", R"-({
      "function_name": "=aws_lambda_function.ship#function_name=",
      "source_arn": "=aws_apigatewayv2_api.web#execution_arn=/*/*"})-"),
                     instance("aws_apigatewayv2_integration.ship", R"-({
      "api_id": "=aws_apigatewayv2_api.web#id=",
      "integration_uri": "=aws_lambda_function.ship#invoke_arn=",
      "timeout_milliseconds": 29000})-"),
                     instance("aws_apigatewayv2_api.web", R"-({"name": "web"})-")}),
            R"(aws_lambda_function.ship AWS::Lambda::Function
  FunctionName: "ship"
aws_lambda_permission.api AWS::Lambda::Permission
  FunctionName: ${aws_lambda_function.ship}
  SourceArn: "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${aws_apigatewayv2_api.web}/*/*"
aws_apigatewayv2_integration.ship AWS::ApiGatewayV2::Integration
  ApiId: ${aws_apigatewayv2_api.web}
  IntegrationUri: "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${aws_lambda_function.ship.Arn}/invocations"
  TimeoutInMillis: 29000
aws_apigatewayv2_api.web AWS::ApiGatewayV2::Api
  Name: "web"
)");
}

TEST(Lowering, LeavesWhatOnlyAwsKnowsOpaque) {
  EXPECT_EQ(lowered({instance("aws_lambda_event_source_mapping.orders", R"-({
      "event_source_arn": "=data.aws_sqs_queue.orders#arn=",
      "function_name": "=aws_lambda_function.elsewhere#arn=",
      "kms_key_arn": "=data.aws_kms_key.k#arn="})-"),
                     instance("data.aws_sqs_queue.orders", R"-({"name": "orders"})-")}),
            R"(aws_lambda_event_source_mapping.orders AWS::Lambda::EventSourceMapping
  EventSourceArn: "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:orders"
  FunctionName: <aws_lambda_function.elsewhere.arn>
  KmsKeyArn: <data.aws_kms_key.k.arn>
)");
}

TEST(Lowering, PutsTargetsIntoTheirRule){EXPECT_EQ(
    lowered({instance("aws_cloudwatch_event_rule.nightly", R"-({
      "schedule_expression": "rate(1 day)", "is_enabled": false})-"),
             instance("aws_cloudwatch_event_target.ship", R"-({
      "rule": "=aws_cloudwatch_event_rule.nightly#name=", "target_id": "ship",
      "arn": "=aws_lambda_function.ship#arn=",
      "dead_letter_config": [{"arn": "=aws_sqs_queue.dead#arn="}]})-"),
             instance("aws_lambda_function.ship", "{}"), instance("aws_sqs_queue.dead", "{}")}),
    R"(aws_cloudwatch_event_rule.nightly AWS::Events::Rule
  ScheduleExpression: "rate(1 day)" IsEnabled
    : false State
    : "DISABLED" Targets
    : [ {
        Id : "ship",
        Arn : ${aws_lambda_function.ship.Arn},
        DeadLetterConfig : {Arn : ${aws_sqs_queue.dead.Arn}}
      } ] aws_lambda_function.ship AWS::Lambda::Function aws_sqs_queue.dead AWS::SQS::Queue) ");
}

TEST(Lowering, PutsQueuePoliciesWhereCloudFormationHasThem) {
  EXPECT_EQ(lowered({instance("aws_sqs_queue.orders", R"-({"policy": {"Statement": []}})-"),
                     instance("aws_sqs_queue_redrive_policy.orders", R"-({
      "queue_url": "=aws_sqs_queue.orders#id=", "redrive_policy": {"maxReceiveCount": 3}})-"),
                     instance("aws_sqs_queue_policy.orders", R"-({
      "queue_url": "=aws_sqs_queue.orders#url=", "policy": {"Statement": []}})-")}),
            R"(aws_sqs_queue.orders AWS::SQS::Queue
  RedrivePolicy: {maxReceiveCount: 3}
aws_sqs_queue.orders.policy AWS::SQS::QueuePolicy from aws_sqs_queue.orders
  Queues: [${aws_sqs_queue.orders}]
  PolicyDocument: {Statement: []}
aws_sqs_queue_policy.orders AWS::SQS::QueuePolicy
  Queues: [${aws_sqs_queue.orders}]
  PolicyDocument: {Statement: []}
)");
}

TEST(Lowering, AttachesPoliciesToRoles) {
  EXPECT_EQ(lowered({instance("aws_iam_role.ship", R"-({
      "name": "ship", "assume_role_policy": {"Statement": []},
      "inline_policy": [{"name": "logs", "policy": {"Statement": []}}]})-"),
                     instance("aws_iam_role_policy_attachment.basic", R"-({
      "role": "=aws_iam_role.ship#name=",
      "policy_arn": "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"})-"),
                     instance("aws_iam_role_policy_attachment.own", R"-({
      "role": "ship", "policy_arn": "=aws_iam_policy.own#arn="})-"),
                     instance("aws_iam_policy.own", R"-({"policy": {"Statement": []}})-"),
                     instance("aws_iam_role_policy.more", R"-({
      "role": "=aws_iam_role.ship#id=", "policy": {"Statement": []}})-")}),
            R"(aws_iam_role.ship AWS::IAM::Role
  RoleName: "ship"
  AssumeRolePolicyDocument: {Statement: []}
  Policies: [{PolicyName: "logs", PolicyDocument: {Statement: []}}]
  ManagedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole", ${aws_iam_policy.own}]
aws_iam_policy.own AWS::IAM::ManagedPolicy
  PolicyDocument: {Statement: []}
aws_iam_role_policy.more AWS::IAM::RolePolicy
  RoleName: ${aws_iam_role.ship}
  PolicyDocument: {Statement: []}
)");
}

TEST(Lowering, TakesARoleForUnknownWhereAnAttachmentMayBeToAnyRole) {
  EXPECT_EQ(lowered({instance("aws_iam_role.ship", "{}"),
                     instance("aws_iam_role_policy_attachment.each", R"-({
      "role": "?each.value", "policy_arn": "arn:aws:iam::aws:policy/ReadOnlyAccess"})-")}),
            R"(aws_iam_role.ship AWS::IAM::Role
  ManagedPolicyArns: [<?>]
)");
}

TEST(Lowering, MakesTheVersionThatAFunctionPublishes) {
  EXPECT_EQ(
      lowered({instance("aws_lambda_function.ship", R"-({"publish": true})-"),
               instance("aws_lambda_alias.live", R"-({
      "name": "live", "function_name": "=aws_lambda_function.ship#function_name=",
      "function_version": "=aws_lambda_function.ship#version="})-"),
               instance("aws_lambda_provisioned_concurrency_config.live", R"-({
      "function_name": "=aws_lambda_alias.live#function_name=",
      "qualifier": "=aws_lambda_alias.live#name=", "provisioned_concurrent_executions": 2})-"),
               instance("aws_lambda_function.plain", "{}"), instance("aws_lambda_alias.plain", R"-({
      "function_version": "=aws_lambda_function.plain#version="})-")}),
      R"(aws_lambda_function.ship AWS::Lambda::Function
aws_lambda_function.ship.version AWS::Lambda::Version from aws_lambda_function.ship
  FunctionName: ${aws_lambda_function.ship}
aws_lambda_alias.live AWS::Lambda::Alias
  Name: "live"
  FunctionName: ${aws_lambda_function.ship}
  FunctionVersion: ${aws_lambda_function.ship.version.Version}
  ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 2}
aws_lambda_function.plain AWS::Lambda::Function
aws_lambda_alias.plain AWS::Lambda::Alias
  FunctionVersion: "$LATEST"
)");
}

TEST(Lowering, KeepsATypeThatNoTableKnows) {
  EXPECT_EQ(
      lowered({instance("aws_chatbot_slack_channel_configuration.ops", R"-({
      "sns_topic_arns": ["=aws_sns_topic.ops#arn="]})-"),
               instance("aws_sns_topic.ops", "{}")}),
      R"(aws_chatbot_slack_channel_configuration.ops Terraform::aws_chatbot_slack_channel_configuration
  sns_topic_arns: [${aws_sns_topic.ops}]
aws_sns_topic.ops AWS::SNS::Topic
)");
}

}  // namespace
}  // namespace plimsoll::terraform
