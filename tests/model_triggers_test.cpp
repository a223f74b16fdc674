// The model: who calls a function, how long it waits, and by whose leave.
#include <gtest/gtest.h>

#include "support/template_text.h"

namespace plimsoll::test {

namespace {

// ---- APIs

constexpr std::string_view rest_api = R"(
Ship: {Type: AWS::Lambda::Function}
Api: {Type: AWS::ApiGateway::RestApi}
Orders:
  Type: AWS::ApiGateway::Resource
  Properties: {RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: orders}
One:
  Type: AWS::ApiGateway::Resource
  Properties: {RestApiId: !Ref Api, ParentId: !Ref Orders, PathPart: '{id}'}
GetOne:
  Type: AWS::ApiGateway::Method
  Properties:
    RestApiId: !Ref Api
    ResourceId: !Ref One
    HttpMethod: GET
    AuthorizationType: NONE
    Integration:
      Type: AWS_PROXY
      IntegrationHttpMethod: POST
      Uri: !Sub
        "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${Ship.Arn}/invocations"
)";

// The one invocation that there is; null when there is none or several.
const Invocation* only(const Built& built) {
  return built->invocations.size() == 1 ? &built->invocations.front() : nullptr;
}

TEST(Model, AMethodIsARouteWithItsWholePath) {
  const Built built{rest_api};
  ASSERT_EQ(built->routes_to_functions.size(), 1U);
  const auto& [route, function] = built->routes_to_functions.front();
  EXPECT_EQ(route.name, "GET /orders/{id}");
  EXPECT_EQ(route.api, &built->apis.front());
  EXPECT_EQ(function.name, "Ship");
}

TEST(Model, ARestApiWaitsTwentyNineSecondsUnlessItSaysOtherwise) {
  const Built built{rest_api};
  ASSERT_NE(only(built), nullptr);
  EXPECT_EQ(only(built)->what, "route `GET /orders/{id}` of API `Api`");
  EXPECT_EQ(only(built)->caller, "apigw-rest-edge");
  EXPECT_EQ(*only(built)->limit_ms.known(), 29000);
  EXPECT_TRUE(only(built)->limit_ms.is_defaulted());
  const Built shorter{std::string(rest_api) + "      TimeoutInMillis: 5000\n"};
  EXPECT_EQ(*only(shorter)->limit_ms.known(), 5000);
  EXPECT_EQ(shorter.text(only(shorter)->limit_ms), "5000");
}

TEST(Model, AnAsynchronousIntegrationDoesNotWait) {
  const Built built{std::string(rest_api) +
                    "      RequestParameters: {integration.request.header.X-Amz-Invocation-Type: "
                    "\"'Event'\"}\n"};
  EXPECT_EQ(only(built)->mode, Mode::asynchronous);
  EXPECT_TRUE(only(built)->limit_ms.is_absent());
}

TEST(Model, AStreamedResponseHasNoLimitOfTheApi) {
  const Built built{std::string(rest_api) + "      ResponseTransferMode: STREAM\n"};
  EXPECT_TRUE(only(built)->limit_ms.is_absent());
}

TEST(Model, AnIntegrationWithCredentialsNeedsNoPermission) {
  EXPECT_TRUE(only(Built{rest_api})->needs_permission());
  const Built built{std::string(rest_api) + "      Credentials: !Ref RoleArn\n"};
  EXPECT_FALSE(only(built)->needs_permission());
}

TEST(Model, APermissionForOneMethodDoesNotAdmitAnother) {
  const auto admitted = [](std::string_view source) {
    const Built built{std::string(rest_api) + R"(
May:
  Type: AWS::Lambda::Permission
  Properties:
    FunctionName: !Ref Ship
    Action: lambda:InvokeFunction
    Principal: apigateway.amazonaws.com
    SourceArn: !Sub ")" +
                      std::string(source) + "\"\n"};
    return admits(built->permissions.front(), *only(built));
  };
  constexpr std::string_view start =
      "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}";
  EXPECT_EQ(admitted(std::string(start) + "/*/GET/orders/*"), Answer::yes);
  EXPECT_EQ(admitted(std::string(start) + "/*"), Answer::yes);
  EXPECT_EQ(admitted(std::string(start) + "/*/*/orders/{id}"), Answer::unknown);
  EXPECT_EQ(admitted(std::string(start) + "/*/POST/orders/*"), Answer::no);
  EXPECT_EQ(admitted(std::string(start) + "/*/GET/refunds/*"), Answer::no);
}

TEST(Model, AnHttpApiRouteGoesThroughItsIntegration) {
  const Built built(R"(
Ship: {Type: AWS::Lambda::Function}
Api: {Type: AWS::ApiGatewayV2::Api, Properties: {ProtocolType: HTTP}}
Call:
  Type: AWS::ApiGatewayV2::Integration
  Properties:
    ApiId: !Ref Api
    IntegrationType: AWS_PROXY
    IntegrationUri: !GetAtt Ship.Arn
    TimeoutInMillis: 10000
GetOrders:
  Type: AWS::ApiGatewayV2::Route
  Properties: {ApiId: !Ref Api, RouteKey: GET /orders, Target: !Sub "integrations/${Call}"}
)");
  ASSERT_NE(only(built), nullptr);
  EXPECT_EQ(only(built)->what, "route `GET /orders` of API `Api`");
  EXPECT_EQ(only(built)->caller, "apigw-http-api");
  EXPECT_EQ(*only(built)->limit_ms.known(), 10000);
  EXPECT_EQ(
      print(only(built)->source_arn),
      "\"arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/${one segment}"
      "/GET/orders\"");
}

TEST(Model, AnApiWithATargetIsItsOwnRoute) {
  const Built built(R"(
Ship: {Type: AWS::Lambda::Function}
Api: {Type: AWS::ApiGatewayV2::Api, Properties: {ProtocolType: HTTP, Target: !GetAtt Ship.Arn}}
)");
  ASSERT_NE(only(built), nullptr);
  EXPECT_EQ(only(built)->what, "route `$default` of API `Api`");
}

TEST(Model, RoutesOfAnOpenApiBodyAreFound) {
  const Built built(R"(
Ship: {Type: AWS::Lambda::Function}
Check: {Type: AWS::Lambda::Function}
Api:
  Type: AWS::ApiGateway::RestApi
  Properties:
    EndpointConfiguration: {Types: [REGIONAL]}
    Body:
      paths:
        /orders:
          post:
            security: [{Token: []}]
            x-amazon-apigateway-integration:
              type: aws_proxy
              uri: !Sub
               arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${Ship.Arn}/invocations
              timeoutInMillis: 9000
      securityDefinitions:
        Token:
          x-amazon-apigateway-authorizer:
            type: token
            authorizerUri: !Sub
              arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${Check.Arn}/invocations
)");
  ASSERT_EQ(built->routes.size(), 1U);
  const Route& route = built->routes.front();
  EXPECT_EQ(route.name, "POST /orders");
  EXPECT_EQ(built.text(route.place()), "post");
  EXPECT_EQ(*route.integration.type.known(), "AWS_PROXY");
  EXPECT_EQ(*route.integration.timeout_ms.known(), 9000);
  ASSERT_NE(route.authorizer, nullptr);
  EXPECT_EQ(route.authorizer->function->name, "Check");
  ASSERT_EQ(built->invocations.size(), 2U);
  EXPECT_EQ(built->invocations[0].caller, "apigw-rest-regional-private");
  EXPECT_EQ(built->invocations[1].what, "authorizer `Token` of API `Api`");
}

TEST(Model, ABodyThatCannotBeReadHidesRoutes) {
  const Built built(R"(
Api: {Type: AWS::ApiGateway::RestApi, Properties: {Body: !Ref Document}}
)");
  EXPECT_FALSE(built->apis.front().routes_known);
}

// ---- state machines

Built with_definition(std::string_view definition) {
  return Built(R"(
Ship: {Type: AWS::Lambda::Function}
Live: {Type: AWS::Lambda::Alias, Properties: {FunctionName: !Ref Ship, Name: live}}
Steps:
  Type: AWS::StepFunctions::StateMachine
  Properties:
)" + std::string(definition));
}

TEST(Model, ADefinitionInAStringIsReadWithItsSubstitutions) {
  const Built built = with_definition(R"(
    DefinitionString: !Sub |
      {"StartAt": "Ship it", "States": {"Ship it": {
        "Type": "Task", "Resource": "${Ship.Arn}", "TimeoutSeconds": 20, "End": true}}}
)");
  ASSERT_EQ(built->tasks_to_functions.size(), 1U);
  const auto& [task, function] = built->tasks_to_functions.front();
  EXPECT_EQ(task.name, "Ship it");
  EXPECT_EQ(*task.timeout_s.known(), 20);
  EXPECT_EQ(function.name, "Ship");
  EXPECT_EQ(only(built)->what, "state `Ship it` of state machine `Steps`");
  EXPECT_FALSE(only(built)->needs_permission());
}

TEST(Model, DefinitionSubstitutionsAreFilledIn) {
  const Built built = with_definition(R"(
    DefinitionString: '{"States": {"A": {"Type": "Task", "Resource": "${Function}"}}}'
    DefinitionSubstitutions: {Function: !GetAtt Ship.Arn}
)");
  ASSERT_EQ(built->tasks_to_functions.size(), 1U);
}

TEST(Model, LambdaInvokeIsToldTheFunctionByItsParameters) {
  const Built built = with_definition(R"(
    Definition:
      States:
        Each:
          Type: Map
          Catch: [{ErrorEquals: [States.ALL], Next: Done}]
          ItemProcessor:
            States:
              Ship it:
                Type: Task
                Resource: !Sub "arn:${AWS::Partition}:states:::lambda:invoke.waitForTaskToken"
                Parameters: {FunctionName: !Ref Live}
                TimeoutSecondsPath: $.timeout
)");
  ASSERT_EQ(built->tasks.size(), 1U);
  const Task& task = built->tasks.front();
  EXPECT_EQ(task.function, &built->functions.front());
  EXPECT_EQ(task.qualifier.text, "live");
  EXPECT_TRUE(task.waits_for_token);
  EXPECT_TRUE(task.enclosing_catch);
  EXPECT_TRUE(task.timeout_s.is_opaque());
  EXPECT_EQ(built.text(task.place()), "Ship it");
  EXPECT_EQ(built->state_machines.front().tasks.size(), 1U);
}

TEST(Model, EscapesInADefinitionAreUnderstood) {
  const Built built = with_definition(R"(
    DefinitionString: '{"States": {"\u00e9\ud83d\ude00\u0001\n": {"Type": "Task"}}}'
)");
  ASSERT_EQ(built->tasks.size(), 1U);
  EXPECT_EQ(built->tasks.front().name, "\u00e9\U0001F600\uFFFD\n");
  EXPECT_FALSE(with_definition("    DefinitionString: '{\"\\ud83dx\": 1, \"\\u12\": 1}'\n")
                   ->state_machines.front()
                   .definition_known);
}

TEST(Model, ADefinitionThatIsNoJsonIsNotKnown) {
  const Built built = with_definition("    DefinitionString: !Sub '{${States}}'\n");
  EXPECT_FALSE(built->state_machines.front().definition_known);
  EXPECT_TRUE(built->tasks.empty());
}

}  // namespace

}  // namespace plimsoll::test
