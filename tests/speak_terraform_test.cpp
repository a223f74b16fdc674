// What findings say, in Terraform's words.
#include "check/speak_terraform.h"

#include <gtest/gtest.h>

#include "facts/terraform_words.h"

namespace plimsoll {
namespace {

TEST(TerraformWords, AreTheProvidersNamesOfProperties) {
  EXPECT_EQ(in_terraform("set VisibilityTimeout to 720, six times the timeout of `x`"),
            "set visibility_timeout_seconds to 720, six times the timeout of `x`");
  EXPECT_EQ(in_terraform("set ScalingConfig.MaximumConcurrency to 10"),
            "set scaling_config.maximum_concurrency to 10");
  EXPECT_EQ(in_terraform("set TracingConfig.Mode (in SAM: Tracing) to Active"),
            "set tracing_config.mode to Active");
  EXPECT_EQ(in_terraform("give `BatchSize` a value of 1 to 10"),
            "give `batch_size` a value of 1 to 10");
}

TEST(TerraformWords, AreTheProvidersTypes) {
  EXPECT_EQ(in_terraform("`x` has no AWS::Lambda::Permission for it"),
            "`x` has no aws_lambda_permission for it");
  EXPECT_EQ(in_terraform("a role of AWS::Foo::Bar"), "a role of AWS::Foo::Bar");
}

TEST(TerraformWords, SayReferencesAsExpressions) {
  EXPECT_EQ(in_terraform("write !GetAtt aws_sqs_queue.dead.Arn"), "write aws_sqs_queue.dead.arn");
  EXPECT_EQ(in_terraform("write !Ref aws_sns_topic.on_call"), "write aws_sns_topic.on_call.arn");
  EXPECT_EQ(in_terraform("write !Ref module.api.aws_lambda_function.ship, not that"),
            "write module.api.aws_lambda_function.ship.function_name, not that");
  EXPECT_EQ(in_terraform("add SourceAccount: !Ref AWS::AccountId"),
            "add source_account = data.aws_caller_identity.current.account_id");
}

TEST(TerraformWords, SayHolesOfTextsAsExpressions) {
  EXPECT_EQ(in_terraform("set SourceArn to \"arn:${AWS::Partition}:execute-api:${AWS::Region}:"
                         "${AWS::AccountId}:${aws_apigatewayv2_api.shop}/*/GET/quote\""),
            "set source_arn to \"${aws_apigatewayv2_api.shop.execution_arn}/*/GET/quote\"");
  EXPECT_EQ(
      in_terraform("\"arn:${AWS::Partition}:s3:::${aws_s3_bucket.uploads}/*\""),
      "\"arn:${data.aws_partition.current.partition}:s3:::${aws_s3_bucket.uploads.bucket}/*\"");
  EXPECT_EQ(in_terraform("${aws_sqs_queue.orders.Arn}"), "${aws_sqs_queue.orders.arn}");
}

// A word inside another one, what AWS says, and what the author wrote stay as they are.
TEST(TerraformWords, LeaveEverythingElse) {
  for (const std::string_view text :
       {"catch States.Timeout", "504 Gateway Timeout after 29 s", "TimeoutSeconds of the state",
        "\"SubnetIds and SecurityIds must coexist\"", "`aws_lambda_function.Handler`",
        "`my_Timeout` and Timeouts"}) {
    EXPECT_EQ(in_terraform(text), text);
  }
}

TEST(TerraformWords, AreNoLongerWordsOfCloudFormation) {
  for (const TerraformWord& row : terraform_words()) {
    EXPECT_EQ(in_terraform(row.cloudformation), row.terraform);
  }
}

}  // namespace
}  // namespace plimsoll
