// The IAM action list: found, matched, and whole enough for every policy that the facts know.
#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "facts/as_of.h"
#include "facts/connectors.h"
#include "facts/iam_actions.h"
#include "facts/iam_pattern.h"
#include "facts/managed_policies.h"
#include "facts/operation_actions.h"
#include "facts/sdk_arguments.h"
#include "facts/sdk_methods.h"
#include "facts/sdk_services.h"
#include "facts/unsigned_operations.h"
#include "facts/policy_templates.h"
#include "facts/role_needs.h"
#include "facts/service_endpoints.h"
#include "facts/written_action.h"

namespace plimsoll {
namespace {

TEST(IamPattern, MatchesAsIamDoes) {
  EXPECT_TRUE(iam_pattern_matches("s3:GetObject", "s3:getobject"));
  EXPECT_TRUE(iam_pattern_matches("s3:Get*", "s3:GetObject"));
  EXPECT_TRUE(iam_pattern_matches("s3:*Object*", "s3:PutObjectAcl"));
  EXPECT_TRUE(iam_pattern_matches("s3:Get?bject", "s3:GetObject"));
  EXPECT_TRUE(iam_pattern_matches("*", "s3:GetObject"));
  EXPECT_TRUE(iam_pattern_matches("s3:GetObject*", "s3:GetObject"));
  EXPECT_FALSE(iam_pattern_matches("s3:GetObject?", "s3:GetObject"));
  EXPECT_FALSE(iam_pattern_matches("s3:Get", "s3:GetObject"));
  EXPECT_FALSE(iam_pattern_matches("s3:*Acl", "s3:PutObjectAclX"));
  EXPECT_FALSE(iam_pattern_matches("", "s3:GetObject"));
}

TEST(IamActions, AreFoundInWhateverCase) {
  const auto action = find_iam_action("SQS:receivemessage");
  ASSERT_TRUE(action);
  EXPECT_EQ(action->service, "sqs");
  EXPECT_EQ(action->name, "ReceiveMessage");
  EXPECT_EQ(action->access_level, AccessLevel::read);
  EXPECT_EQ(action->resource_types, "queue");
  for (const auto* text : {"", ":", "sqs", "sqs:", "sqs:Receive", "sqs:*", "ReceiveMessage"}) {
    EXPECT_FALSE(find_iam_action(text)) << text;
  }
}

TEST(IamActions, SayWhetherTheyTakeAResource) {
  EXPECT_TRUE(find_iam_action("s3:GetObject")->takes_resource());
  EXPECT_TRUE(find_iam_action("s3:GetObject")->always_names_resource);
  EXPECT_TRUE(find_iam_action("dynamodb:GetItem")->always_names_resource);
  EXPECT_TRUE(find_iam_action("translate:TranslateText")->takes_resource());
  EXPECT_FALSE(find_iam_action("translate:TranslateText")->always_names_resource);
  EXPECT_FALSE(find_iam_action("s3:ListAllMyBuckets")->takes_resource());
  EXPECT_FALSE(find_iam_action("ec2:DescribeNetworkInterfaces")->takes_resource());
  EXPECT_FALSE(find_iam_action("xray:PutTraceSegments")->takes_resource());
}

TEST(IamActions, KnowTheirAccessLevel) {
  EXPECT_EQ(find_iam_action("s3:ListBucket")->access_level, AccessLevel::list);
  EXPECT_EQ(find_iam_action("sqs:SendMessage")->access_level, AccessLevel::write);
  EXPECT_EQ(find_iam_action("sqs:TagQueue")->access_level, AccessLevel::tagging);
  EXPECT_EQ(find_iam_action("sqs:AddPermission")->access_level,
            AccessLevel::permissions_management);
}

TEST(IamActions, AreListedByPattern) {
  const auto sends = matching_iam_actions("sqs:sendmessage*");
  ASSERT_FALSE(sends.empty());
  for (const IamAction& action : sends) EXPECT_TRUE(action.name.starts_with("SendMessage"));
  EXPECT_EQ(matching_iam_actions("SQS:ReceiveMessage").size(), 1U);
  EXPECT_TRUE(matching_iam_actions("sqs:Nothing*").empty());
  EXPECT_TRUE(matching_iam_actions("sqs").empty());
  EXPECT_GT(matching_iam_actions("*").size(), 20000U);
  EXPECT_EQ(matching_iam_actions("*").size(), matching_iam_actions("*:*").size());
}

// Every action of every service is found again: names, offsets and order fit each other.
TEST(IamActions, AreFoundAsTheyAreListed) {
  for (const IamAction& action : matching_iam_actions("*")) {
    const auto found =
        find_iam_action(std::string(action.service) + ":" + std::string(action.name));
    ASSERT_TRUE(found) << action.service << ":" << action.name;
    EXPECT_EQ(found->name.data(), action.name.data());
  }
}

TEST(IamActions, HaveServicesAndADate) {
  EXPECT_TRUE(is_iam_service("dynamodb"));
  EXPECT_TRUE(is_iam_service("DynamoDB"));
  EXPECT_FALSE(is_iam_service("dynamo"));
  EXPECT_FALSE(is_iam_service(""));
  EXPECT_LE(iam_actions_as_of(), facts_as_of);
}

// ---- the tables against the IAM action list

// SAM's SQSPollerPolicy names them, but SQS authorizes a batch by the action for one message.
constexpr std::string_view no_actions[] = {"sqs:ChangeMessageVisibilityBatch",
                                           "sqs:DeleteMessageBatch"};

void expect_actions_exist(Words patterns, std::string_view where) {
  for (const std::string_view pattern : patterns) {
    const bool excepted = std::ranges::count(no_actions, pattern) == 1;
    EXPECT_EQ(matching_iam_actions(pattern).empty(), excepted) << where << " " << pattern;
  }
}

TEST(IamActions, HaveEveryActionOfTheManagedPolicies) {
  for (const ManagedPolicy& policy : managed_policies()) {
    for (const PolicyStatement& statement : policy.statements) {
      expect_actions_exist(statement.actions, policy.name);
      expect_actions_exist(statement.not_actions, policy.name);
    }
  }
}

TEST(IamActions, HaveEveryActionOfThePolicyTemplates) {
  for (const PolicyTemplate& policy : policy_templates()) {
    for (const TemplateStatement& statement : policy.statements) {
      expect_actions_exist(statement.actions, policy.name);
    }
  }
}

TEST(IamActions, HaveEveryActionOfTheConnectors) {
  for (const Connector& connector : connectors()) {
    for (const ConnectorStatement& statement : connector.statements) {
      expect_actions_exist(statement.actions, connector.source_type);
    }
  }
}

TEST(IamActions, HaveEveryActionThatARoleNeeds) {
  for (int need = 0; need <= static_cast<int>(RoleNeed::object_lambda); ++need) {
    const auto rows = needed_actions(static_cast<RoleNeed>(need));
    EXPECT_FALSE(rows.empty()) << need;
    for (const NeededAction& needed : rows) {
      EXPECT_TRUE(find_iam_action(needed.action)) << needed.action;
      expect_actions_exist(needed.alternatives, "alternative");
    }
  }
}

TEST(IamActions, HaveTheServicesWhoseEndpointsAreKnown) {
  for (const ServiceEndpoint& service : service_endpoints()) {
    EXPECT_TRUE(is_iam_service(service.prefix)) << service.prefix;
  }
}

TEST(OperationActions, AreActionsWhoseOperationIsNone) {
  const OperationActions* copy = find_operation("S3:copyobject");
  ASSERT_NE(copy, nullptr);
  EXPECT_FALSE(find_iam_action(copy->operation));
  for (const std::string_view action : copy->actions)
    EXPECT_TRUE(find_iam_action(action)) << action;
  EXPECT_EQ(find_operation("s3:GetObject"), nullptr);
  const OperationActions* without = find_operation("glue:GetUnfilteredTableMetadata");
  ASSERT_NE(without, nullptr);
  EXPECT_TRUE(without->actions.empty());
}

TEST(SdkMethods, AreFoundHoweverAnSdkWritesThem) {
  for (const std::string_view name : {"batch_write", "batchWrite", "BatchWrite"}) {
    const SdkMethod* method = find_sdk_method("dynamodb", "", name);
    ASSERT_NE(method, nullptr) << name;
    EXPECT_EQ(method->operation, "BatchWriteItem");
  }
  EXPECT_EQ(find_sdk_method("dynamodb", "Table", "delete")->operation, "DeleteTable");
  EXPECT_EQ(find_sdk_method("s3", "waiter", "ObjectExists")->operation, "HeadObject");
  EXPECT_EQ(find_sdk_method("s3", "", "put_object"), nullptr);
}

TEST(SdkServices, HaveOneIamPrefixUnderAllTheirNames) {
  for (const std::string_view name : {"events", "eventbridge", "cloudwatchevents"}) {
    const SdkService* service = find_sdk_service(name);
    ASSERT_NE(service, nullptr) << name;
    EXPECT_EQ(service->iam_prefix, "events");
    EXPECT_TRUE(is_iam_service(service->iam_prefix));
  }
  EXPECT_EQ(find_sdk_service("nothing"), nullptr);
}

TEST(SdkArguments, NameResourcesOfTypesWithNames) {
  EXPECT_EQ(find_sdk_argument("dynamodb", "TableName")->resource_type, "AWS::DynamoDB::Table");
  EXPECT_EQ(find_sdk_argument("dynamodb", "Item"), nullptr);
}

TEST(UnsignedOperations, NeedNothingOfARole) {
  EXPECT_TRUE(is_unsigned_operation("sts:GetCallerIdentity"));
  EXPECT_FALSE(is_unsigned_operation("sts:AssumeRole"));
}

TEST(WrittenActions, AreLookedUpInWhateverCaseAndAsPatterns) {
  EXPECT_EQ(look_up("*"), WrittenAction::known);
  EXPECT_EQ(look_up("SQS:sendmessage"), WrittenAction::known);
  EXPECT_EQ(look_up("s3*:Get*"), WrittenAction::known);
  EXPECT_EQ(look_up("sqs:Read"), WrittenAction::no_action);
  EXPECT_EQ(look_up("sqs:Read*Now"), WrittenAction::no_action);
  EXPECT_EQ(look_up("bedrock-runtime:InvokeModel"), WrittenAction::no_service);
  EXPECT_EQ(look_up("SendMessage"), WrittenAction::no_prefix);
  EXPECT_EQ(look_up(""), WrittenAction::no_prefix);
}

TEST(WrittenActions, OfAServiceThatIsNoneMayBeOfOneWithAShorterName) {
  EXPECT_EQ(in_known_service("bedrock-runtime:InvokeModel"), "bedrock:InvokeModel");
  EXPECT_EQ(in_known_service("sqsx:Read"), "");
}

}  // namespace
}  // namespace plimsoll
