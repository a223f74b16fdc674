#include "model/arn_forms.h"

#include <algorithm>
#include <tuple>

namespace plimsoll {

namespace {

// Sorted by type, then attribute.
constexpr ArnForm arn_forms[] = {
    {"AWS::ApiGateway::Authorizer", "", "{}"},
    {"AWS::ApiGateway::Authorizer", "AuthorizerId", "{}"},
    {"AWS::ApiGateway::RestApi", "", "{}"},
    {"AWS::ApiGateway::RestApi", "RestApiId", "{}"},
    {"AWS::ApiGatewayV2::Api", "", "{}"},
    {"AWS::ApiGatewayV2::Api", "ApiId", "{}"},
    {"AWS::ApiGatewayV2::Authorizer", "", "{}"},
    {"AWS::ApiGatewayV2::Authorizer", "AuthorizerId", "{}"},
    {"AWS::AppSync::GraphQLApi", "", "arn:{P}:appsync:{R}:{A}:apis/{ApiId}"},
    {"AWS::AppSync::GraphQLApi", "Arn", "arn:{P}:appsync:{R}:{A}:apis/{ApiId}"},
    {"AWS::CloudFront::Distribution", "", "{}"},
    {"AWS::CloudFront::Distribution", "Id", "{}"},
    {"AWS::CloudWatch::Alarm", "", "{N}"},
    {"AWS::CloudWatch::Alarm", "Arn", "arn:{P}:cloudwatch:{R}:{A}:alarm:{N}"},
    {"AWS::Cognito::UserPool", "", "{}"},
    {"AWS::Cognito::UserPool", "Arn", "arn:{P}:cognito-idp:{R}:{A}:userpool/{}"},
    {"AWS::Cognito::UserPool", "UserPoolId", "{}"},
    {"AWS::Config::ConfigRule", "", "{N}"},
    {"AWS::Config::ConfigRule", "Arn", "arn:{P}:config:{R}:{A}:config-rule/{ConfigRuleId}"},
    {"AWS::DynamoDB::GlobalTable", "", "{N}"},
    {"AWS::DynamoDB::GlobalTable", "Arn", "arn:{P}:dynamodb:{R}:{A}:table/{N}"},
    {"AWS::DynamoDB::GlobalTable", "StreamArn",
     "arn:{P}:dynamodb:{R}:{A}:table/{N}/stream/{StreamLabel}"},
    {"AWS::DynamoDB::Table", "", "{N}"},
    {"AWS::DynamoDB::Table", "Arn", "arn:{P}:dynamodb:{R}:{A}:table/{N}"},
    {"AWS::DynamoDB::Table", "StreamArn",
     "arn:{P}:dynamodb:{R}:{A}:table/{N}/stream/{StreamLabel}"},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", "",
     "arn:{P}:elasticloadbalancing:{R}:{A}:targetgroup/{TargetGroupName}/{TargetGroupId}"},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", "TargetGroupArn",
     "arn:{P}:elasticloadbalancing:{R}:{A}:targetgroup/{TargetGroupName}/{TargetGroupId}"},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", "TargetGroupFullName",
     "targetgroup/{TargetGroupName}/{TargetGroupId}"},
    {"AWS::Events::EventBus", "", "{N}"},
    {"AWS::Events::EventBus", "Arn", "arn:{P}:events:{R}:{A}:event-bus/{N}"},
    {"AWS::Events::EventBus", "Name", "{N}"},
    {"AWS::Events::Rule", "Arn", "arn:{P}:events:{R}:{A}:rule/{bus}{N}"},
    {"AWS::IAM::ManagedPolicy", "", "arn:{P}:iam::{A}:policy{path}{N}"},
    {"AWS::IAM::ManagedPolicy", "PolicyArn", "arn:{P}:iam::{A}:policy{path}{N}"},
    {"AWS::IAM::Role", "", "{N}"},
    {"AWS::IAM::Role", "Arn", "arn:{P}:iam::{A}:role{path}{N}"},
    {"AWS::IoT::TopicRule", "", "{N}"},
    {"AWS::IoT::TopicRule", "Arn", "arn:{P}:iot:{R}:{A}:rule/{N}"},
    {"AWS::KMS::Key", "", "{}"},
    {"AWS::KMS::Key", "Arn", "arn:{P}:kms:{R}:{A}:key/{}"},
    {"AWS::KMS::Key", "KeyId", "{}"},
    {"AWS::Kinesis::Stream", "", "{N}"},
    {"AWS::Kinesis::Stream", "Arn", "arn:{P}:kinesis:{R}:{A}:stream/{N}"},
    {"AWS::KinesisFirehose::DeliveryStream", "", "{N}"},
    {"AWS::KinesisFirehose::DeliveryStream", "Arn", "arn:{P}:firehose:{R}:{A}:deliverystream/{N}"},
    {"AWS::Lambda::Alias", "", "{function}:{N}"},
    {"AWS::Lambda::Alias", "AliasArn", "{function}:{N}"},
    {"AWS::Lambda::Function", "", "{N}"},
    {"AWS::Lambda::Function", "Arn", "arn:{P}:lambda:{R}:{A}:function:{N}"},
    {"AWS::Lambda::Version", "", "{function}:{Version}"},
    {"AWS::Lambda::Version", "FunctionArn", "{function}:{Version}"},
    {"AWS::Logs::LogGroup", "", "{N}"},
    {"AWS::Logs::LogGroup", "Arn", "arn:{P}:logs:{R}:{A}:log-group:{N}:*"},
    {"AWS::MSK::Cluster", "", "arn:{P}:kafka:{R}:{A}:cluster/{N}/{ClusterId}"},
    {"AWS::MSK::Cluster", "Arn", "arn:{P}:kafka:{R}:{A}:cluster/{N}/{ClusterId}"},
    {"AWS::S3::Bucket", "", "{N}"},
    {"AWS::S3::Bucket", "Arn", "arn:{P}:s3:::{N}"},
    {"AWS::SNS::Topic", "", "arn:{P}:sns:{R}:{A}:{N}"},
    {"AWS::SNS::Topic", "TopicArn", "arn:{P}:sns:{R}:{A}:{N}"},
    {"AWS::SNS::Topic", "TopicName", "{N}"},
    {"AWS::SQS::Queue", "", "https://sqs.{R}.amazonaws.com/{A}/{N}"},
    {"AWS::SQS::Queue", "Arn", "arn:{P}:sqs:{R}:{A}:{N}"},
    {"AWS::SQS::Queue", "QueueName", "{N}"},
    {"AWS::SQS::Queue", "QueueUrl", "https://sqs.{R}.amazonaws.com/{A}/{N}"},
    {"AWS::SecretsManager::Secret", "", "arn:{P}:secretsmanager:{R}:{A}:secret:{SecretName}"},
    {"AWS::SecretsManager::Secret", "Id", "arn:{P}:secretsmanager:{R}:{A}:secret:{SecretName}"},
    {"AWS::StepFunctions::StateMachine", "", "arn:{P}:states:{R}:{A}:stateMachine:{N}"},
    {"AWS::StepFunctions::StateMachine", "Arn", "arn:{P}:states:{R}:{A}:stateMachine:{N}"},
    {"AWS::StepFunctions::StateMachine", "Name", "{N}"},
};

constexpr NameForm name_forms[] = {
    {"AWS::CloudWatch::Alarm", "AlarmName", ""},
    {"AWS::Config::ConfigRule", "ConfigRuleName", ""},
    {"AWS::DynamoDB::GlobalTable", "TableName", ""},
    {"AWS::DynamoDB::Table", "TableName", ""},
    {"AWS::Events::EventBus", "Name", ""},
    {"AWS::Events::Rule", "Name", ""},
    {"AWS::IAM::ManagedPolicy", "ManagedPolicyName", "PolicyName"},
    {"AWS::IAM::Role", "RoleName", ""},
    {"AWS::IoT::TopicRule", "RuleName", ""},
    {"AWS::Kinesis::Stream", "Name", ""},
    {"AWS::KinesisFirehose::DeliveryStream", "DeliveryStreamName", ""},
    {"AWS::Lambda::Alias", "Name", ""},
    {"AWS::Lambda::Function", "FunctionName", ""},
    {"AWS::Logs::LogGroup", "LogGroupName", ""},
    {"AWS::MSK::Cluster", "ClusterName", "ClusterName"},
    {"AWS::S3::Bucket", "BucketName", ""},
    {"AWS::SNS::Topic", "TopicName", "TopicName"},
    {"AWS::SQS::Queue", "QueueName", "QueueName"},
    {"AWS::StepFunctions::StateMachine", "StateMachineName", "Name"},
};

constexpr auto key(const ArnForm& form) {
  return std::tuple(form.type, form.attribute);
}

static_assert(std::ranges::is_sorted(arn_forms, {}, key));
static_assert(std::ranges::is_sorted(name_forms, {}, &NameForm::type));

}  // namespace

const ArnForm* arn_form(std::string_view type, std::string_view attribute) {
  const std::tuple wanted(type, attribute);
  const auto* found = std::ranges::lower_bound(arn_forms, wanted, {}, key);
  return found != std::end(arn_forms) && key(*found) == wanted ? found : nullptr;
}

const NameForm* name_form(std::string_view type) {
  const auto* found = std::ranges::lower_bound(name_forms, type, {}, &NameForm::type);
  return found != std::end(name_forms) && found->type == type ? found : nullptr;
}

const ArnForm* own_arn_form(std::string_view type) {
  for (const std::string_view attribute : {"Arn", ""}) {
    const ArnForm* form = arn_form(type, attribute);
    if (form && form->shape.starts_with("arn:")) return form;
  }
  return nullptr;
}

}  // namespace plimsoll
