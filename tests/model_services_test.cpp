// The model: which services call a function, named by one of their properties.
#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/template_text.h"

namespace plimsoll::test {

namespace {

// The one invocation that there is; null when there is none or several.
const Invocation* only(const Built& built) {
  return built->invocations.size() == 1 ? &built->invocations.front() : nullptr;
}

TEST(Model, TopicsBucketsAndRulesCallAsynchronously) {
  const Built built(R"(
Ship: {Type: AWS::Lambda::Function}
Uploads:
  Type: AWS::S3::Bucket
  Properties:
    NotificationConfiguration:
      LambdaConfigurations: [{Event: 's3:ObjectCreated:*', Function: !GetAtt Ship.Arn}]
News:
  Type: AWS::SNS::Topic
  Properties: {Subscription: [{Protocol: lambda, Endpoint: !GetAtt Ship.Arn}]}
Nightly:
  Type: AWS::Events::Rule
  Properties: {ScheduleExpression: rate(1 day), Targets: [{Id: a, Arn: !GetAtt Ship.Arn}]}
)");
  std::vector<std::string> callers;
  for (const Invocation& invocation : built->invocations) {
    EXPECT_EQ(invocation.mode, Mode::asynchronous);
    EXPECT_TRUE(invocation.needs_permission());
    EXPECT_EQ(built.text(invocation.place), "!GetAtt Ship.Arn");
    callers.push_back(invocation.what);
  }
  std::ranges::sort(callers);
  EXPECT_EQ(callers,
            (std::vector<std::string>{"bucket `Uploads`", "rule `Nightly`", "topic `News`"}));
}

TEST(Model, AUserPoolWaitsFiveSecondsButNotForItsSenders) {
  const Built built(R"(
Ship: {Type: AWS::Lambda::Function}
Users:
  Type: AWS::Cognito::UserPool
  Properties:
    LambdaConfig:
      PreSignUp: !GetAtt Ship.Arn
      CustomEmailSender: {LambdaVersion: V1_0, LambdaArn: !GetAtt Ship.Arn}
)");
  ASSERT_EQ(built->invocations.size(), 2U);
  EXPECT_EQ(*built->invocations[0].limit_ms.known(), 5000);
  EXPECT_TRUE(built->invocations[1].limit_ms.is_absent());
}

// One resource of each type that names a function in a property, and the caller that it makes.
struct Service {
  const char* type;
  const char* properties;  // `F` is the function's ARN
  const char* what;
  const char* trigger;
};

class ServiceTriggers : public testing::TestWithParam<Service> {};

TEST_P(ServiceTriggers, NameTheFunctionWhereTheyDo) {
  const auto& [type, properties, what, trigger] = GetParam();
  std::string filled = properties;
  filled.replace(filled.rfind('F'), 1, "!GetAtt Ship.Arn");
  const Built built("Ship: {Type: AWS::Lambda::Function}\nX: {Type: " + std::string(type) +
                    ", Properties: " + filled + "}\n");
  ASSERT_NE(only(built), nullptr) << type;
  EXPECT_EQ(only(built)->what, std::string(what) + " `X`");
  EXPECT_EQ(only(built)->trigger->trigger, trigger);
  EXPECT_EQ(built.text(only(built)->place), "!GetAtt Ship.Arn");
}

INSTANTIATE_TEST_SUITE_P(
    Model, ServiceTriggers,
    testing::Values(
        Service{"AWS::AppSync::DataSource", "{LambdaConfig: {LambdaFunctionArn: F}}", "data source",
                "appsync-data-source"},
        Service{"AWS::AppSync::GraphQLApi", "{LambdaAuthorizerConfig: {AuthorizerUri: F}}",
                "GraphQL API", "appsync-authorizer"},
        Service{"AWS::AppSync::GraphQLApi",
                "{AdditionalAuthenticationProviders: "
                "[{LambdaAuthorizerConfig: {AuthorizerUri: F}}]}",
                "GraphQL API", "appsync-authorizer"},
        Service{"AWS::Bedrock::Agent", "{ActionGroups: [{ActionGroupExecutor: {Lambda: F}}]}",
                "agent", "bedrock-agent"},
        Service{"AWS::CodeCommit::Repository", "{Triggers: [{DestinationArn: F}]}", "repository",
                "codecommit-trigger"},
        Service{"AWS::CodePipeline::Pipeline",
                "{Stages: [{Actions: [{Configuration: {FunctionName: F}}]}]}", "pipeline",
                "codepipeline-action"},
        Service{"AWS::Cognito::UserPool",
                "{LambdaConfig: {PreTokenGenerationConfig: {LambdaArn: F}}}", "user pool",
                "cognito-trigger"},
        Service{"AWS::Config::ConfigRule", "{Source: {SourceIdentifier: F}}", "Config rule",
                "config-rule"},
        Service{"AWS::Connect::IntegrationAssociation", "{IntegrationArn: F}",
                "Connect integration", "connect-flow"},
        Service{"AWS::ElasticLoadBalancingV2::TargetGroup", "{Targets: [{Id: F}]}", "target group",
                "load-balancer"},
        Service{"AWS::IoT::Authorizer", "{AuthorizerFunctionArn: F}", "IoT authorizer",
                "iot-authorizer"},
        Service{"AWS::IoT::TopicRule",
                "{TopicRulePayload: {Actions: [{Lambda: {FunctionArn: F}}]}}", "IoT rule",
                "iot-rule"},
        Service{"AWS::IoT::TopicRule",
                "{TopicRulePayload: {ErrorAction: {Lambda: {FunctionArn: F}}}}", "IoT rule",
                "iot-rule"},
        Service{"AWS::KinesisFirehose::DeliveryStream",
                "{ExtendedS3DestinationConfiguration: {ProcessingConfiguration: {Processors: "
                "[{Parameters: [{ParameterValue: F}]}]}}}",
                "delivery stream", "firehose-transform"},
        Service{"AWS::Lex::BotAlias",
                "{BotAliasLocaleSettings: [{BotAliasLocaleSetting: {CodeHookSpecification: "
                "{LambdaCodeHook: {LambdaArn: F}}}}]}",
                "bot alias", "lex-v2"},
        Service{"AWS::Logs::SubscriptionFilter", "{DestinationArn: F}", "log subscription filter",
                "log-subscription"},
        Service{"AWS::S3ObjectLambda::AccessPoint",
                "{ObjectLambdaConfiguration: {TransformationConfigurations: "
                "[{ContentTransformation: {AwsLambda: {FunctionArn: F}}}]}}",
                "Object Lambda access point", "s3-object-lambda"},
        Service{"AWS::SES::ReceiptRule", "{Rule: {Actions: [{LambdaAction: {FunctionArn: F}}]}}",
                "receipt rule", "ses-receipt-rule"},
        Service{"AWS::SecretsManager::RotationSchedule", "{RotationLambdaARN: F}",
                "rotation schedule", "secret-rotation"},
        Service{"AWS::Transfer::Server", "{IdentityProviderDetails: {Function: F}}",
                "Transfer server", "transfer-family"},
        Service{"AWS::Transfer::Workflow", "{Steps: [{CustomStepDetails: {Target: F}}]}",
                "Transfer workflow", "transfer-family"},
        Service{"AWS::CloudFront::Distribution",
                "{DistributionConfig: {DefaultCacheBehavior: {LambdaFunctionAssociations: "
                "[{EventType: origin-request, LambdaFunctionARN: F}]}}}",
                "distribution", "lambda-edge"},
        Service{"AWS::CloudWatch::Alarm", "{OKActions: [F]}", "alarm", "cloudwatch-alarm"},
        Service{"Custom::Seed", "{ServiceToken: F}", "custom resource", "custom-resource"},
        Service{"AWS::Pipes::Pipe", "{Enrichment: F}", "pipe", "pipe"},
        Service{"AWS::Scheduler::Schedule", "{Target: {Arn: F}}", "schedule", "scheduler"},
        Service{"AWS::Lambda::Url", "{AuthType: NONE, TargetFunctionArn: F}", "function URL",
                "public-function-url"},
        Service{"AWS::Lambda::Url", "{AuthType: AWS_IAM, TargetFunctionArn: F}", "function URL",
                "iam-function-url"}));

TEST(Model, ADeliveryStreamWaitsFiveMinutesWithItsRole) {
  const Built built(R"(
Ship: {Type: AWS::Lambda::Function}
Delivery:
  Type: AWS::KinesisFirehose::DeliveryStream
  Properties:
    ExtendedS3DestinationConfiguration:
      ProcessingConfiguration:
        Processors: [{Type: Lambda, Parameters: [{ParameterValue: !GetAtt Ship.Arn}]}]
)");
  EXPECT_EQ(*only(built)->limit_ms.known(), 300'000);
  EXPECT_EQ(only(built)->right, InvokeRight::role);
}

TEST(Model, ARuleThatHasARoleNeedsNoPermission) {
  const auto needs_permission = [](std::string_view role) {
    const Built built(R"(
Ship: {Type: AWS::Lambda::Function}
Nightly:
  Type: AWS::Events::Rule
  Properties: {Targets: [{Id: a, Arn: !GetAtt Ship.Arn)" +
                      std::string(role) + "}]}\n");
    return only(built)->needs_permission();
  };
  EXPECT_TRUE(needs_permission(""));
  EXPECT_FALSE(needs_permission(", RoleArn: !Ref RoleArn"));
}

}  // namespace

}  // namespace plimsoll::test
