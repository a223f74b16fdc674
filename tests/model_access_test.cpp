// The model: ARNs with holes, what roles may do, which permissions admit which triggers.
#include <gtest/gtest.h>

#include "model/section.h"
#include "support/template_text.h"

namespace plimsoll::test {

namespace {

// ---- ARNs with holes

// Resources for the texts below to refer to.
constexpr std::string_view named_things = R"(
Orders: {Type: AWS::SNS::Topic}
Refunds: {Type: AWS::SNS::Topic}
Named: {Type: AWS::SNS::Topic, Properties: {TopicName: named}}
Api: {Type: AWS::ApiGateway::RestApi}
Texts:
  Type: Test::Texts
  Properties:
)";

struct Match {
  const char* pattern;
  const char* text;
  Answer answer;
};

class ArnMatching : public testing::TestWithParam<Match> {};

TEST_P(ArnMatching, SaysNoOnlyWhenLiteralPartsContradict) {
  const auto& [pattern, text, expected] = GetParam();
  const Built built(std::string(named_things) + "    Pattern: " + pattern + "\n    Text: " + text);
  const Value& texts = built->names.find("Texts")->properties;
  EXPECT_EQ(arn_matches(built->names.spelled_out(texts["Pattern"]),
                        built->names.spelled_out(texts["Text"])),
            expected)
      << pattern << " and " << text;
}

INSTANTIATE_TEST_SUITE_P(
    Model, ArnMatching,
    testing::Values(
        Match{"'*'", "!Ref Anything", Answer::yes},
        Match{"'arn:aws:sqs:*:*:orders'", "'arn:aws:sqs:eu-west-1:1:orders'", Answer::yes},
        Match{"'arn:aws:sqs:*:*:order?'", "'arn:aws:sqs:eu-west-1:1:orders'", Answer::yes},
        Match{"'arn:aws:sqs:*:*:order?'", "'arn:aws:sqs:eu-west-1:1:order'", Answer::no},
        Match{"'arn:aws:sqs:*'", "'arn:aws:sns:eu-west-1:1:orders'", Answer::no},
        // A reference equals its ARN spelled out.
        Match{"!Sub 'arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:named'",
              "!Ref Named", Answer::yes},
        Match{"!Sub 'arn:aws:sns:${AWS::Region}:*:named'", "!Ref Named", Answer::unknown},
        Match{"!Sub 'arn:${AWS::Partition}:sns:*:named'", "!Ref Named", Answer::yes},
        Match{"!Sub 'arn:aws:sns:*:names'", "!Ref Named", Answer::no},
        // Two topics whose names AWS makes up are not the same topic.
        Match{"!Ref Orders", "!Ref Orders", Answer::yes},
        Match{"!Ref Orders", "!Ref Refunds", Answer::no},
        Match{"!Ref Orders", "!GetAtt Orders.TopicArn", Answer::yes},
        Match{"!Ref Named", "!Ref Orders", Answer::unknown},
        // The same parameter is the same value; another may be.
        Match{"!Sub '${Stage}-x'", "!Sub '${Stage}-x'", Answer::yes},
        Match{"!Sub '${Stage}-x'", "!Sub '${Other}-x'", Answer::unknown},
        Match{"!Sub '${Stage}-x'", "!Sub '${Stage}-y'", Answer::no},
        Match{"!Sub 'a-${Stage}'", "!Sub 'b-${Stage}'", Answer::no},
        Match{"!Sub 'a-${Stage}-z'", "a-z", Answer::no},
        Match{"!Sub 'a-${Stage}-z'", "a--z", Answer::unknown},
        // Stages and methods of an API.
        Match{"!Sub 'arn:aws:execute-api:r:1:${Api}/*/GET/orders'",
              "!Sub 'arn:aws:execute-api:r:1:${Api}/${Stage}/GET/orders'", Answer::yes},
        Match{"!Sub 'arn:aws:execute-api:r:1:${Api}/*/GET/orders'",
              "!Sub 'arn:aws:execute-api:r:1:${Api}/${Stage}/POST/orders'", Answer::no},
        Match{"!Sub 'arn:aws:execute-api:r:1:${Api}/prod/GET/orders'",
              "!Sub 'arn:aws:execute-api:r:1:${Api}/${Stage}/GET/orders'", Answer::unknown},
        Match{"'arn:aws:execute-api:r:1:abc123/*/GET/*'",
              "!Sub 'arn:aws:execute-api:r:1:${Api}/${Stage}/GET/orders'", Answer::unknown}));

// ---- policies

// A role with these statements, and a question about it.
Built with_role(std::string_view statements, std::string_view more = "") {
  return Built(R"(
Orders: {Type: AWS::SQS::Queue, Properties: {QueueName: orders}}
Other: {Type: AWS::SQS::Queue, Properties: {QueueName: other}}
Worker:
  Type: AWS::IAM::Role
  Properties:
    RoleName: worker
    Policies:
      - PolicyName: inline
        PolicyDocument: {Statement: )" +
               std::string(statements) + "}\n" + std::string(more));
}

Answer may_receive(const Built& built) {
  const Text queue = built->names.arn(*built->queues.front().resource);
  return may(built->roles.front(), "sqs:ReceiveMessage", &queue);
}

TEST(Model, ARoleMayDoWhatAnyPolicyAllows) {
  EXPECT_EQ(may_receive(with_role("[{Effect: Allow, Action: 'sqs:Receive*', Resource: '*'}]")),
            Answer::yes);
  EXPECT_EQ(may_receive(with_role(
                "{Effect: Allow, Action: [SQS:receivemessage], Resource: !GetAtt Orders.Arn}")),
            Answer::yes);
  EXPECT_EQ(may_receive(with_role("[{Effect: Allow, Action: 'sqs:Send*', Resource: '*'}]")),
            Answer::no);
}

TEST(Model, AnotherQueueIsAnotherResource) {
  EXPECT_EQ(
      may_receive(with_role("[{Effect: Allow, Action: 'sqs:*', Resource: !GetAtt Other.Arn}]")),
      Answer::no);
  EXPECT_EQ(may_receive(with_role("[{Effect: Allow, Action: 'sqs:*', Resource: !Ref QueueArn}]")),
            Answer::unknown);
}

TEST(Model, DenyBeatsAllow) {
  EXPECT_EQ(may_receive(with_role("[{Effect: Allow, Action: '*', Resource: '*'}, "
                                  "{Effect: Deny, Action: 'sqs:*', Resource: '*'}]")),
            Answer::no);
  EXPECT_EQ(may_receive(with_role("[{Effect: Allow, Action: '*', Resource: '*'}, "
                                  "{Effect: Deny, Action: 'sqs:*', Resource: !Ref Secret}]")),
            Answer::unknown);
  EXPECT_EQ(may_receive(with_role("[{Effect: Allow, Action: '*', Resource: '*'}, "
                                  "{Effect: Deny, NotAction: 'sqs:*', Resource: '*'}]")),
            Answer::yes);
}

TEST(Model, AConditionMayHoldOrNot) {
  constexpr std::string_view conditional =
      "{Effect: Allow, Action: 'sqs:*', Resource: '*', Condition: {Bool: {a: true}}}";
  EXPECT_EQ(may_receive(with_role("[" + std::string(conditional) + "]")), Answer::unknown);
  EXPECT_EQ(may_receive(with_role("[" + std::string(conditional) +
                                  ", {Effect: Allow, Action: 'sqs:*', Resource: '*'}]")),
            Answer::yes);
}

TEST(Model, NotActionAndNotResourceAreAllTheOthers) {
  EXPECT_EQ(may_receive(with_role("[{Effect: Allow, NotAction: 'iam:*', Resource: '*'}]")),
            Answer::yes);
  EXPECT_EQ(
      may_receive(with_role("[{Effect: Allow, Action: '*', NotResource: !GetAtt Orders.Arn}]")),
      Answer::no);
}

TEST(Model, APolicyAttachedFromOutsideCountsLikeAnInlineOne) {
  constexpr std::string_view nothing = "[{Effect: Allow, Action: 'logs:*', Resource: '*'}]";
  const auto attached = [&](std::string_view type, std::string_view how) {
    return with_role(nothing, "Attached: {Type: " + std::string(type) + ", Properties: {" +
                                  std::string(how) +
                                  ", PolicyDocument: {Statement: [{Effect: Allow, Action: "
                                  "'sqs:*', Resource: '*'}]}}}\n");
  };
  EXPECT_EQ(may_receive(attached("AWS::IAM::Policy", "Roles: [!Ref Worker]")), Answer::yes);
  EXPECT_EQ(may_receive(attached("AWS::IAM::Policy", "Roles: [worker]")), Answer::yes);
  EXPECT_EQ(may_receive(attached("AWS::IAM::ManagedPolicy", "Roles: [!Ref Worker]")), Answer::yes);
  EXPECT_EQ(may_receive(attached("AWS::IAM::RolePolicy", "RoleName: !Ref Worker")), Answer::yes);
  EXPECT_EQ(may_receive(attached("AWS::IAM::Policy", "Roles: [!Ref Elsewhere]")), Answer::no);
}

Built with_managed(std::string_view arn) {
  return Built(R"(
Orders: {Type: AWS::SQS::Queue}
Own:
  Type: AWS::IAM::ManagedPolicy
  Properties:
    PolicyDocument: {Statement: [{Effect: Allow, Action: 'sqs:*', Resource: '*'}]}
Worker: {Type: AWS::IAM::Role, Properties: {ManagedPolicyArns: [)" +
               std::string(arn) + "]}}\n");
}

TEST(Model, ManagedPoliciesAreKnownByTheirArn) {
  EXPECT_EQ(may_receive(with_managed(
                "'arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole'")),
            Answer::yes);
  EXPECT_EQ(may_receive(with_managed("!Sub 'arn:${AWS::Partition}:iam::aws:policy/"
                                     "service-role/AWSLambdaBasicExecutionRole'")),
            Answer::no);
  EXPECT_EQ(may_receive(with_managed("!Ref Own")), Answer::yes);
}

TEST(Model, OfARoleWithAnUnknownPolicyNothingIsMissing) {
  EXPECT_EQ(may_receive(with_managed("!Ref Elsewhere")), Answer::unknown);
  EXPECT_EQ(may_receive(with_managed("'arn:aws:iam::aws:policy/NotInTheTable'")), Answer::unknown);
  EXPECT_FALSE(with_managed("!Ref Elsewhere")->roles.front().complete);
}

TEST(Model, AFunctionHasItsRole) {
  const Built built = with_role("[]", R"(
ByArn: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Worker.Arn}}
ByText:
  Type: AWS::Lambda::Function
  Properties: {Role: !Sub "arn:aws:iam::${AWS::AccountId}:role/worker"}
Elsewhere: {Type: AWS::Lambda::Function, Properties: {Role: "arn:aws:iam::1:role/unknown"}}
)");
  EXPECT_EQ(built->functions[0].execution_role, &built->roles[0]);
  EXPECT_EQ(built->functions[1].execution_role, &built->roles[0]);
  EXPECT_EQ(built->functions[2].execution_role, nullptr);
}

TEST(Model, ATrustPolicyNamesServices) {
  const Built built(R"(
Worker:
  Type: AWS::IAM::Role
  Properties:
    AssumeRolePolicyDocument:
      Statement:
        - {Effect: Allow, Action: 'sts:AssumeRole', Principal: {Service: [lambda.amazonaws.com]}}
)");
  EXPECT_EQ(trusts(built->roles.front(), "lambda.amazonaws.com"), Answer::yes);
  EXPECT_EQ(trusts(built->roles.front(), "edgelambda.amazonaws.com"), Answer::no);
}

// ---- permissions

Built with_permission(std::string_view properties) {
  return Built(R"(
Ship: {Type: AWS::Lambda::Function}
Live: {Type: AWS::Lambda::Alias, Properties: {FunctionName: !Ref Ship, Name: live}}
Nightly:
  Type: AWS::Events::Rule
  Properties: {Targets: [{Id: a, Arn: !GetAtt Ship.Arn}]}
Weekly: {Type: AWS::Events::Rule}
May: {Type: AWS::Lambda::Permission, Properties: {Action: 'lambda:InvokeFunction', )" +
               std::string(properties) + "}}\n");
}

Misfit misfit_of(std::string_view properties) {
  const Built built = with_permission(properties);
  return misfit(built->permissions.front(), built->invocations.front());
}

Answer admitted(std::string_view properties) {
  const Built built = with_permission(properties);
  return admits(built->permissions.front(), built->invocations.front());
}

TEST(Model, APermissionAdmitsTheTriggerThatItIsWrittenFor) {
  EXPECT_EQ(admitted("FunctionName: !Ref Ship, Principal: events.amazonaws.com"), Answer::yes);
  EXPECT_EQ(admitted("FunctionName: !GetAtt Ship.Arn, Principal: events.amazonaws.com, "
                     "SourceArn: !GetAtt Nightly.Arn"),
            Answer::yes);
  EXPECT_EQ(admitted("FunctionName: !Ref Ship, Principal: events.amazonaws.com, "
                     "SourceAccount: !Ref 'AWS::AccountId'"),
            Answer::yes);
  EXPECT_EQ(admitted("FunctionName: !Ref Somewhere, Principal: events.amazonaws.com"),
            Answer::unknown);
}

TEST(Model, ARegionalPrincipalIsTheSameService) {
  EXPECT_EQ(admitted("FunctionName: !Ref Ship, Principal: events.eu-west-1.amazonaws.com"),
            Answer::yes);
  EXPECT_EQ(admitted("FunctionName: !Ref Ship, Principal: events.other.amazonaws.com"), Answer::no);
}

TEST(Model, APermissionForSomethingElseSaysWhatDoesNotFit) {
  EXPECT_EQ(misfit_of("FunctionName: !Ref Ship, Principal: sns.amazonaws.com"), Misfit::principal);
  EXPECT_EQ(misfit_of("FunctionName: !Ref Live, Principal: events.amazonaws.com"),
            Misfit::qualifier);
  EXPECT_EQ(misfit_of("FunctionName: !Ref Ship, Principal: events.amazonaws.com, "
                      "SourceArn: !GetAtt Weekly.Arn"),
            Misfit::source_arn);
  EXPECT_EQ(misfit_of("FunctionName: other, Principal: events.amazonaws.com"), Misfit::function);
}

}  // namespace

}  // namespace plimsoll::test
