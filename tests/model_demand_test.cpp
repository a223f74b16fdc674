// The model: what callers ask for, how long they wait, and where dead letters go.
#include <gtest/gtest.h>

#include "model/async_invocations.h"
#include "model/deadline.h"
#include "model/demand.h"
#include "model/patience.h"
#include "model/throttling.h"
#include "support/template_text.h"

namespace plimsoll::test {

namespace {

int demand_of(std::string_view settings, std::string_view queue = "{}") {
  const Built built{std::string("Ship: {Type: AWS::Lambda::Function}\n"
                                "Orders: {Type: AWS::SQS::Queue, Properties: ") +
                    std::string(queue) +
                    "}\n"
                    "Poll:\n"
                    "  Type: AWS::Lambda::EventSourceMapping\n"
                    "  Properties: {EventSourceArn: !GetAtt Orders.Arn, FunctionName: !Ref Ship" +
                    std::string(settings) + "}\n"};
  return demand(built->mappings.front());
}

TEST(Demand, AQueueAsksForWhatItsMappingSays) {
  EXPECT_EQ(demand_of(""), 5);
  EXPECT_EQ(demand_of(", ScalingConfig: {MaximumConcurrency: 40}"), 40);
  EXPECT_EQ(demand_of(", ProvisionedPollerConfig: {MinimumPollers: 3}"), 30);
  EXPECT_EQ(demand_of(", ProvisionedPollerConfig: {MinimumPollers: 3, MaximumPollers: 7}"), 70);
  EXPECT_EQ(demand_of(", Enabled: false"), 0);
}

TEST(Demand, AFifoQueueAsksForAsManyAsItHasMessageGroups) {
  EXPECT_EQ(demand_of("", "{FifoQueue: true}"), 0);
  EXPECT_EQ(demand_of(", ScalingConfig: {MaximumConcurrency: 3}", "{FifoQueue: true}"), 3);
}

constexpr std::string_view throttled_api = R"(
Ship: {Type: AWS::Lambda::Function}
Api: {Type: AWS::ApiGateway::RestApi}
Orders:
  Type: AWS::ApiGateway::Resource
  Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: orders}
GetOrders:
  Type: AWS::ApiGateway::Method
  Properties:
    RestApiId: !Ref Api
    ResourceId: !Ref Orders
    HttpMethod: GET
    Integration:
      Type: AWS_PROXY
      Uri: !Sub
        "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${Ship.Arn}/invocations"
Live:
  Type: AWS::ApiGateway::Stage
  Properties:
    RestApiId: !Ref Api
    StageName: live
    MethodSettings:
      - {ResourcePath: '/*', HttpMethod: '*', ThrottlingBurstLimit: 100}
      - {ResourcePath: /~1orders, HttpMethod: GET, ThrottlingBurstLimit: 20}
      - {ResourcePath: /~1orders, HttpMethod: POST, ThrottlingBurstLimit: 7}
Plan:
  Type: AWS::ApiGateway::UsagePlan
  Properties:
    Throttle: {BurstLimit: 50}
    ApiStages:
      - {ApiId: !Ref Api, Stage: live, Throttle: {/orders/GET: {BurstLimit: 9}}}
)";

TEST(Throttling, TheSettingOfARouteWinsOverThatOfAllRoutes) {
  const Built built{throttled_api};
  const Api& api = built->apis.front();
  ASSERT_EQ(api.stages.size(), 1U);
  ASSERT_EQ(api.usage_plans.size(), 1U);
  const Route& route = built->routes.front();
  EXPECT_EQ(*burst_limit(*api.stages.front(), route).known(), 20);
  EXPECT_EQ(*burst_limit(*api.usage_plans.front(), route).known(), 9);
}

TEST(Patience, TheLeastPatientCallerComesFirst) {
  const Built built{R"(
Ship: {Type: AWS::Lambda::Function, Properties: {Timeout: 40}}
Users: {Type: AWS::Cognito::UserPool, Properties: {LambdaConfig: {PreSignUp: !GetAtt Ship.Arn}}}
Source:
  Type: AWS::AppSync::DataSource
  Properties: {Type: AWS_LAMBDA, LambdaConfig: {LambdaFunctionArn: !GetAtt Ship.Arn}}
Nightly:
  Type: AWS::Events::Rule
  Properties: {ScheduleExpression: rate(1 day), Targets: [{Id: a, Arn: !GetAtt Ship.Arn}]}
)"};
  const auto callers = impatient_callers(built->functions.front());
  ASSERT_EQ(callers.size(), 2U);
  EXPECT_EQ(callers[0]->caller, "cognito-trigger");
  EXPECT_EQ(callers[1]->caller, "appsync-resolver");
}

TEST(Deadline, IsTheTimeoutOrTheEndOfACallersPatience) {
  const Built built{R"(
Ship: {Type: AWS::Lambda::Function, Properties: {Timeout: 40}}
Pack: {Type: AWS::Lambda::Function}
Late: {Type: AWS::Lambda::Function, Properties: {Timeout: !Ref "AWS::StackName"}}
Users: {Type: AWS::Cognito::UserPool, Properties: {LambdaConfig: {PreSignUp: !GetAtt Ship.Arn}}}
)"};
  const auto of = [&](std::string_view name) {
    const auto found = std::ranges::find(built->functions, name, &Function::name);
    return deadline_of(*found);
  };
  EXPECT_EQ(of("Ship")->after_s, 5);
  ASSERT_NE(of("Ship")->caller, nullptr);
  EXPECT_EQ(of("Pack")->after_s, 3);
  EXPECT_EQ(of("Pack")->caller, nullptr);
  EXPECT_FALSE(of("Late").has_value());
}

TEST(AsyncInvocations, EachQualifierHasItsOwnAndWhatIsOffHasNone) {
  const Built built{R"(
Ship: {Type: AWS::Lambda::Function}
First: {Type: AWS::Lambda::Version, Properties: {FunctionName: !Ref Ship}}
Live:
  Type: AWS::Lambda::Alias
  Properties: {Name: live, FunctionName: !Ref Ship, FunctionVersion: !GetAtt First.Version}
Nightly:
  Type: AWS::Events::Rule
  Properties: {ScheduleExpression: rate(1 day), Targets: [{Id: a, Arn: !GetAtt Ship.Arn}]}
Weekly:
  Type: AWS::Events::Rule
  Properties: {ScheduleExpression: rate(7 days), Targets: [{Id: a, Arn: !Ref Live}]}
Never:
  Type: AWS::Events::Rule
  Properties: {State: DISABLED, ScheduleExpression: rate(1 day), Targets: [{Id: a, Arn: !Ref Live}]}
)"};
  const auto invoked = async_invocations(built->functions.front());
  ASSERT_EQ(invoked.size(), 2U);
  EXPECT_TRUE(invoked[0].qualifier.is_latest());
  EXPECT_EQ(invoked[1].qualifier.text, "live");
  EXPECT_EQ(invoked[1].callers.size(), 1U);
}

TEST(DeadLetters, AQueueIsADeadLetterQueueByUseByPolicyOrByName) {
  const Built built{R"(
Failed: {Type: AWS::SQS::Queue}
Orders:
  Type: AWS::SQS::Queue
  Properties: {RedrivePolicy: {deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 5}}
Lost: {Type: AWS::SQS::Queue}
Ship: {Type: AWS::Lambda::Function, Properties: {DeadLetterConfig: {TargetArn: !GetAtt Lost.Arn}}}
Open: {Type: AWS::SQS::Queue, Properties: {RedriveAllowPolicy: {redrivePermission: allowAll}}}
Closed: {Type: AWS::SQS::Queue, Properties: {RedriveAllowPolicy: {redrivePermission: denyAll}}}
OrdersDLQ: {Type: AWS::SQS::Queue}
Named: {Type: AWS::SQS::Queue, Properties: {QueueName: orders-dead-letters}}
)"};
  std::vector<std::string> found;
  for (const Queue& queue : built->queues) {
    if (queue.is_dead_letter_queue) found.push_back(queue.name);
  }
  EXPECT_EQ(found, (std::vector<std::string>{"Failed", "Lost", "Open", "OrdersDLQ", "Named"}));
}

}  // namespace

}  // namespace plimsoll::test
