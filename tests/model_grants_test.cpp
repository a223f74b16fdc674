// The model: what roles lack, what keys and the policies of queues and topics let in.
#include <gtest/gtest.h>

#include "model/delivery.h"
#include "model/encryption.h"
#include "model/grant_condition.h"
#include "model/grants.h"
#include "model/key_use.h"
#include "model/log_group.h"
#include "model/needs.h"
#include "support/template_text.h"

namespace plimsoll::test {

namespace {

// ---- conditions on the source

struct ConditionCase {
  const char* condition;
  Answer answer;
};

class SourceConditions : public testing::TestWithParam<ConditionCase> {};

TEST_P(SourceConditions, HoldForTheTopicThatSends) {
  const auto& [condition, expected] = GetParam();
  const Built built(
      "Orders: {Type: AWS::SNS::Topic}\nRefunds: {Type: AWS::SNS::Topic}\n"
      "Policy:\n  Type: Test::Policy\n  Properties: {Condition: " +
      std::string(condition) + "}");
  const Value written = built->names.find("Policy")->properties["Condition"];
  const Text topic = built->names.arn(*built->names.find("Orders"));
  EXPECT_EQ(holds_for_source(written, topic, built->names), expected) << condition;
}

INSTANTIATE_TEST_SUITE_P(
    Model, SourceConditions,
    testing::Values(
        ConditionCase{"null", Answer::yes},
        ConditionCase{"{ArnEquals: {aws:SourceArn: !Ref Orders}}", Answer::yes},
        ConditionCase{"{StringEquals: {AWS:sourcearn: !Ref Orders}}", Answer::yes},
        ConditionCase{"{ArnEquals: {aws:SourceArn: !Ref Refunds}}", Answer::no},
        ConditionCase{"{ArnLike: {aws:SourceArn: [!Ref Refunds, 'arn:*:sns:*']}}", Answer::yes},
        ConditionCase{"{StringEquals: {aws:SourceArn: 'arn:*:sns:*'}}", Answer::no},
        ConditionCase{"{ForAnyValue:ArnLikeIfExists: {aws:SourceArn: 'arn:aws:s3:*'}}", Answer::no},
        ConditionCase{"{ArnNotLike: {aws:SourceArn: 'arn:*:s3:*'}}", Answer::unknown},
        ConditionCase{"{ArnEquals: {aws:SourceArn: !Ref Topic}}", Answer::unknown},
        ConditionCase{"{StringEquals: {aws:SourceAccount: !Ref AWS::AccountId}}", Answer::yes},
        ConditionCase{"{StringEquals: {aws:SourceAccount: '1'}}", Answer::unknown},
        ConditionCase{"{Bool: {aws:SecureTransport: 'true'}}", Answer::unknown},
        // All of it must hold.
        ConditionCase{"{Bool: {aws:SecureTransport: 'true'}, ArnEquals: {aws:SourceArn: !Ref "
                      "Refunds}}",
                      Answer::no},
        ConditionCase{"!Ref Anything", Answer::unknown}));

// ---- deliveries

TEST(Deliveries, AreLeftOutWhereARoleSends) {
  const Built built(R"(
Ship: {Type: AWS::SQS::Queue}
Nightly:
  Type: AWS::Events::Rule
  Properties:
    Targets:
      - {Id: a, Arn: !GetAtt Ship.Arn}
      - {Id: b, Arn: !GetAtt Ship.Arn, RoleArn: 'arn:aws:iam::1:role/send'}
)");
  const auto all = deliveries(*built);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all.front().action(), "sqs:SendMessage");
  EXPECT_EQ(all.front().admitted, Answer::no);
  EXPECT_EQ(all.front().policy, nullptr);
}

TEST(Deliveries, MayBeAdmittedByAPolicyForAQueueThatNobodyKnows) {
  const Built built(R"(
Ship: {Type: AWS::SQS::Queue}
Orders:
  Type: AWS::SNS::Topic
  Properties: {Subscription: [{Protocol: sqs, Endpoint: !GetAtt Ship.Arn}]}
Policy:
  Type: AWS::SQS::QueuePolicy
  Properties:
    Queues: [!Ref QueueUrl]
    PolicyDocument: {Statement: [{Effect: Allow, Principal: '*', Action: 'sqs:*', Resource: '*'}]}
)");
  const auto all = deliveries(*built);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all.front().admitted, Answer::unknown);
}

// ---- keys

constexpr std::string_view encrypted = R"(
Key:
  Type: AWS::KMS::Key
  Properties:
    KeyPolicy:
      Statement:
        - Effect: Allow
          Principal: {AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root'}
          Action: 'kms:*'
        - {Effect: Allow, Principal: {AWS: [!Ref Admin, !GetAtt Reader.Arn]}, Action: kms:Decrypt}
        - {Effect: Allow, Principal: {Service: sns.amazonaws.com}, Action: 'kms:GenerateDataKey*'}
Alias: {Type: AWS::KMS::Alias, Properties: {AliasName: alias/orders, TargetKeyId: !Ref Key}}
Orders: {Type: AWS::SQS::Queue, Properties: {KmsMasterKeyId: !Ref Alias}}
Other: {Type: AWS::SQS::Queue, Properties: {KmsMasterKeyId: alias/aws/sqs}}
Reader: {Type: AWS::IAM::Role}
Writer: {Type: AWS::IAM::Role}
)";

TEST(Keys, AreFoundBehindAliasesAndOnlyInTheFiles) {
  const Built built(encrypted);
  const auto encryption = encryption_of(*built->names.find("Orders"), *built);
  ASSERT_TRUE(encryption);
  EXPECT_EQ(encryption->key->name, "Key");
  EXPECT_FALSE(encryption_of(*built->names.find("Other"), *built));
}

TEST(Keys, LetInWhomTheirPolicyNamesAndLeaveTheAccountToItsRoles) {
  const Built built(encrypted);
  const KeyPolicies keys(*built);
  const Resource& key = *built->names.find("Key");
  const Role& reader = built->roles[0];
  const Role& writer = built->roles[1];
  EXPECT_EQ(keys.admit(key, reader, "kms:Decrypt"), Answer::yes);
  EXPECT_EQ(keys.admit(key, reader, "kms:GenerateDataKey"), Answer::no);
  // The parameter Admin may name this role.
  EXPECT_EQ(keys.admit(key, writer, "kms:Decrypt"), Answer::unknown);
  EXPECT_EQ(keys.admit(key, "sns.amazonaws.com", "kms:GenerateDataKey"), Answer::yes);
  EXPECT_EQ(keys.admit(key, "events.amazonaws.com", "kms:GenerateDataKey"), Answer::no);
}

// ---- roles

constexpr std::string_view shared_policy = R"(
Orders: {Type: AWS::Lambda::Function, Properties: {FunctionName: orders, Role: !GetAtt First.Arn}}
Bill: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Second.Arn}}
First: {Type: AWS::IAM::Role}
Second: {Type: AWS::IAM::Role}
Shared:
  Type: AWS::IAM::ManagedPolicy
  Properties:
    Roles: [!Ref First, !Ref Second]
    PolicyDocument:
      Statement:
        - Effect: Allow
          Action: logs:PutLogEvents
          Resource: 'arn:*:logs:*:*:log-group:/aws/lambda/orders:*'
        - Effect: Allow
          Action: 'sqs:*'
          Resource: '*'
          Condition: {Bool: {aws:SecureTransport: 'true'}}
        - {Effect: Deny, Action: 's3:Delete*', Resource: '*'}
)";

TEST(Grants, OfAPolicyThatRolesShareComeOnceAndOnlyWithoutConditions) {
  const Built built(shared_policy);
  const auto grants = unconditional_grants(*built);
  ASSERT_EQ(grants.size(), 1U);
  EXPECT_EQ(grants.front().function.name, "Orders");
}

TEST(Needs, OfLogsAreOnTheStreamsOfTheFunctionsOwnGroup) {
  const Built built(shared_policy);
  const NeededAction& put = needed_actions(RoleNeed::logs).front();
  ASSERT_EQ(put.action, "logs:PutLogEvents");
  const auto allowed = [&](const Function& function) {
    return allows(*function.execution_role, put, log_group_of(function, built->names));
  };
  EXPECT_EQ(allowed(built->functions[0]), Answer::yes);
  // Its name is made up by AWS, and begins with the stack's: nobody knows that it is not "orders".
  EXPECT_NE(allowed(built->functions[1]), Answer::yes);
}

TEST(Needs, OfARoleThatDeniesTheActionAreLackingOnPurpose) {
  const Built built(shared_policy);
  EXPECT_TRUE(denies(built->roles[0], "s3:DeleteObject"));
  EXPECT_FALSE(denies(built->roles[0], "s3:GetObject"));
  EXPECT_EQ(built.text(closest_grant(built->roles[0], "logs:PutLogEvents")),
            "'arn:*:logs:*:*:log-group:/aws/lambda/orders:*'");
  EXPECT_EQ(built.text(closest_grant(built->roles[0], "sns:Publish")), "First");
}

}  // namespace

}  // namespace plimsoll::test
