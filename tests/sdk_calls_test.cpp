// What calls of AWS's SDKs ask IAM for, however the code writes them.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "code/facts.h"
#include "model/sdk_actions.h"

namespace plimsoll::test {
namespace {

struct Written {
  std::string_view library;
  std::string_view service;
  std::string_view resource;
  std::string_view operation;
};

std::vector<std::string> actions(const Written& written) {
  code::Client client;
  client.library = written.library;
  client.service = written.service;
  code::RemoteCall call;
  call.operation = written.operation;
  call.resource = written.resource;
  const auto asks = iam_actions_of(client, call);
  return asks ? asks->actions : std::vector<std::string>{"unknown"};
}

using Actions = std::vector<std::string>;

TEST(SdkActions, AreTheSameInEverySdk) {
  const Actions put{"dynamodb:PutItem"};
  EXPECT_EQ(actions({"boto3", "dynamodb", "", "put_item"}), put);
  EXPECT_EQ(actions({"boto3", "dynamodb", "Table", "put_item"}), put);
  EXPECT_EQ(actions({"aws-sdk", "dynamodb", "", "putItem"}), put);
  EXPECT_EQ(actions({"aws-sdk", "dynamodb", "", "put"}), put);
  EXPECT_EQ(actions({"@aws-sdk/client-dynamodb", "dynamodb", "", "PutItem"}), put);
  EXPECT_EQ(actions({"@aws-sdk/lib-dynamodb", "dynamodb", "", "Put"}), put);
}

TEST(SdkActions, OfServicesThatIamCallsByAnotherName) {
  const Actions start{"states:StartExecution"};
  EXPECT_EQ(actions({"boto3", "stepfunctions", "", "start_execution"}), start);
  EXPECT_EQ(actions({"@aws-sdk/client-sfn", "sfn", "", "StartExecution"}), start);
  EXPECT_EQ(actions({"@aws-sdk/client-eventbridge", "eventbridge", "", "PutEvents"}),
            Actions{"events:PutEvents"});
  EXPECT_EQ(actions({"boto3", "sesv2", "", "send_email"}), Actions{"ses:SendEmail"});
  EXPECT_EQ(actions({"boto3", "apigatewaymanagementapi", "", "post_to_connection"}),
            Actions{"execute-api:ManageConnections"});
}

TEST(SdkActions, OfOperationsThatIamCallsByAnotherName) {
  EXPECT_EQ(actions({"boto3", "lambda", "", "invoke"}), Actions{"lambda:InvokeFunction"});
  EXPECT_EQ(actions({"boto3", "s3", "", "list_objects_v2"}), Actions{"s3:ListBucket"});
  EXPECT_EQ(actions({"boto3", "s3", "", "upload_file"}), Actions{"s3:PutObject"});
  EXPECT_EQ(actions({"boto3", "s3", "Bucket", "objects"}), Actions{"s3:ListBucket"});
  EXPECT_EQ(actions({"boto3", "s3", "waiter", "object_exists"}), Actions{"s3:GetObject"});
  EXPECT_EQ(actions({"boto3", "s3", "", "copy_object"}), (Actions{"s3:GetObject", "s3:PutObject"}));
  EXPECT_EQ(actions({"boto3", "sqs", "Queue", "send_messages"}), Actions{"sqs:SendMessage"});
  EXPECT_EQ(actions({"boto3", "dynamodb", "Table", "batch_writer"}),
            Actions{"dynamodb:BatchWriteItem"});
}

TEST(SdkActions, AreNoneWhereNoPermissionIsAskedFor) {
  EXPECT_TRUE(actions({"boto3", "sts", "", "get_caller_identity"}).empty());
  EXPECT_TRUE(actions({"boto3", "cognito-idp", "", "initiate_auth"}).empty());
}

TEST(SdkActions, AreNotGuessed) {
  const Actions unknown{"unknown"};
  EXPECT_EQ(actions({"boto3", "dynamodb", "", "made_up"}), unknown);
  EXPECT_EQ(actions({"boto3", "dynamodb", "Row", "put_item"}), unknown);
  EXPECT_EQ(actions({"boto3", "nothing", "", "put_item"}), unknown);
}

}  // namespace
}  // namespace plimsoll::test
