// The model: in which form callers of a function send events and take answers.
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "model/contract.h"
#include "support/template_text.h"

namespace plimsoll::test {

namespace {

constexpr std::string_view invoke_uri =
    "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${F.Arn}/invocations";

// The contract of the one invocation that there is.
Contract only_contract(const std::string& resources) {
  const Built built{"F: {Type: AWS::Lambda::Function}\n" + resources};
  EXPECT_EQ(built->invocations.size(), 1U) << resources;
  return built->invocations.empty() ? Contract::undecided : contract_of(built->invocations.front());
}

std::string method(std::string_view integration) {
  return fmt::format(R"(
Api: {{Type: AWS::ApiGateway::RestApi}}
Get:
  Type: AWS::ApiGateway::Method
  Properties:
    RestApiId: !Ref Api
    ResourceId: !GetAtt Api.RootResourceId
    HttpMethod: GET
    AuthorizationType: NONE
    Integration: {{{}, IntegrationHttpMethod: POST, Uri: !Sub "{}"}}
)",
                     integration, invoke_uri);
}

std::string http_route(std::string_view format) {
  return fmt::format(R"(
Api: {{Type: AWS::ApiGatewayV2::Api, Properties: {{ProtocolType: HTTP, Name: a}}}}
Call:
  Type: AWS::ApiGatewayV2::Integration
  Properties: {{ApiId: !Ref Api, IntegrationType: AWS_PROXY, IntegrationUri: !GetAtt F.Arn{}}}
Get:
  Type: AWS::ApiGatewayV2::Route
  Properties: {{ApiId: !Ref Api, RouteKey: GET /, Target: !Sub "integrations/${{Call}}"}}
)",
                     format);
}

std::string url(std::string_view mode) {
  return fmt::format(
      "Url: {{Type: AWS::Lambda::Url, "
      "Properties: {{AuthType: NONE, TargetFunctionArn: !Ref F{}}}}}",
      mode);
}

std::string mapping(std::string_view arn) {
  return fmt::format(
      "M: {{Type: AWS::Lambda::EventSourceMapping, Properties: {{FunctionName: !Ref F, "
      "EventSourceArn: {}}}}}",
      arn);
}

TEST(Contract, OfAMethodIsAResponseUnlessItMapsWhatItGets) {
  EXPECT_EQ(only_contract(method("Type: AWS_PROXY")), Contract::rest);
  EXPECT_EQ(only_contract(method("Type: AWS")), Contract::other);
}

TEST(Contract, OfAnHttpApiIsFormatOneUnlessItSaysTwo) {
  EXPECT_EQ(only_contract(http_route("")), Contract::http_1);
  EXPECT_EQ(only_contract(http_route(", PayloadFormatVersion: '2.0'")), Contract::http_2);
}

TEST(Contract, OfAUrlIsFormatTwoUnlessItStreams) {
  EXPECT_EQ(only_contract(url("")), Contract::function_url);
  EXPECT_EQ(only_contract(url(", InvokeMode: RESPONSE_STREAM")), Contract::other);
}

TEST(Contract, OfAPollerIsABatchOfItsSource) {
  EXPECT_EQ(only_contract(mapping("'arn:aws:sqs:eu-west-1:123456789012:orders'")), Contract::queue);
  EXPECT_EQ(only_contract(mapping("'arn:aws:kinesis:eu-west-1:123456789012:stream/orders'")),
            Contract::stream);
}

TEST(Contract, OfAUserPoolTakesTheEventBackButNotFromSenders) {
  EXPECT_EQ(only_contract("Users: {Type: AWS::Cognito::UserPool, Properties: "
                          "{LambdaConfig: {PreSignUp: !GetAtt F.Arn}}}"),
            Contract::user_pool);
  EXPECT_EQ(only_contract("Users: {Type: AWS::Cognito::UserPool, Properties: "
                          "{LambdaConfig: {CustomEmailSender: {LambdaArn: !GetAtt F.Arn}}}}"),
            Contract::other);
}

TEST(Contract, OfARuleIsThatNobodyReadsTheAnswer) {
  EXPECT_EQ(only_contract("R: {Type: AWS::Events::Rule, Properties: {ScheduleExpression: rate(1 "
                          "day), Targets: [{Id: f, Arn: !GetAtt F.Arn}]}}"),
            Contract::event);
}

}  // namespace

}  // namespace plimsoll::test
