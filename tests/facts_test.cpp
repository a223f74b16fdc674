// The facts are well formed, hang together, and are found.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "facts/as_of.h"
#include "facts/callers.h"
#include "facts/client_timeouts.h"
#include "facts/connectors.h"
#include "facts/date.h"
#include "facts/event_source_limits.h"
#include "facts/function_references.h"
#include "facts/heavy_libraries.h"
#include "facts/invoke_principals.h"
#include "facts/managed_policies.h"
#include "facts/policy_templates.h"
#include "facts/reserved_environment.h"
#include "facts/role_needs.h"
#include "facts/sam_events.h"
#include "facts/sam_globals.h"
#include "facts/sam_properties.h"
#include "facts/service_endpoints.h"

namespace plimsoll {
namespace {

TEST(Date, IsReadFromYearMonthDay) {
  EXPECT_EQ(parse_date("2026-11-20"), (Date{2026, 11, 20}));
  EXPECT_EQ(parse_date("2024-02-29"), (Date{2024, 2, 29}));
}

TEST(Date, RefusesWhatIsNoDay) {
  for (const auto* text : {"", "2026-11", "2026-11-31", "2025-02-29", "2026-1-05", "20-11-2026",
                           "2026-11-20 ", "2026/11/20", "2026-00-10", "+026-11-20", "2026--1-20"}) {
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
  }
}

TEST(Date, IsWrittenAsItIsRead) {
  EXPECT_EQ(to_string(Date{2026, 1, 5}), "2026-01-05");
}

TEST(Date, CountsTheDaysBetween) {
  EXPECT_EQ(days_between({2026, 11, 20}, {2027, 2, 1}), 73);
  EXPECT_EQ(days_between({2027, 2, 1}, {2026, 11, 20}), -73);
  EXPECT_EQ(days_between({2024, 2, 28}, {2024, 3, 1}), 2);
}

TEST(Date, ComesFromTheClock) {
  using namespace std::chrono;
  EXPECT_EQ(to_date(sys_days(year(2026) / 11 / 20)), facts_as_of);
}

TEST(ManagedPolicies, AreFoundByNameAndByArn) {
  const ManagedPolicy* policy = find_managed_policy("AWSLambdaSQSQueueExecutionRole");
  ASSERT_NE(policy, nullptr);
  EXPECT_EQ(policy->path, "service-role");
  ASSERT_EQ(policy->statements.size(), 1U);
  EXPECT_EQ(policy->statements[0].actions[0], "sqs:ReceiveMessage");
  EXPECT_EQ(policy->statements[0].resources[0], "*");
  EXPECT_EQ(
      find_managed_policy("arn:aws:iam::aws:policy/service-role/" + std::string(policy->name)),
      policy);
  EXPECT_EQ(find_managed_policy("arn:aws-cn:iam::aws:policy/AmazonS3FullAccess"),
            find_managed_policy("AmazonS3FullAccess"));
  EXPECT_EQ(find_managed_policy("arn:aws:iam::123456789012:policy/AmazonS3FullAccess"), nullptr);
  EXPECT_EQ(find_managed_policy("Nothing"), nullptr);
}

TEST(ManagedPolicies, AreNamedByTheirArn) {
  EXPECT_EQ(managed_policy_name("arn:aws:iam::aws:policy/job-function/Billing"), "Billing");
  EXPECT_EQ(managed_policy_name("arn:aws:iam::123456789012:policy/Mine"), "");
  EXPECT_EQ(managed_policy_name("AmazonS3FullAccess"), "");
}

TEST(ManagedPolicies, GrantEitherActionsOrAllButSome) {
  for (const ManagedPolicy& policy : managed_policies()) {
    ASSERT_FALSE(policy.statements.empty()) << policy.name;
    for (const PolicyStatement& statement : policy.statements) {
      EXPECT_NE(statement.actions.empty(), statement.not_actions.empty()) << policy.name;
      EXPECT_FALSE(statement.resources.empty()) << policy.name;
    }
  }
}

// The names between "${" and "}".
std::vector<std::string> holes(std::string_view text) {
  constexpr std::size_t none = std::string_view::npos;
  std::vector<std::string> names;
  for (std::size_t open = text.find("${"); open != none; open = text.find("${", open + 2)) {
    names.emplace_back(text.substr(open + 2, text.find('}', open) - open - 2));
  }
  return names;
}

TEST(PolicyTemplates, SayWhatTheyGrant) {
  const PolicyTemplate* poller = find_policy_template("SQSPollerPolicy");
  ASSERT_NE(poller, nullptr);
  ASSERT_EQ(poller->parameters.size(), 1U);
  EXPECT_EQ(poller->parameters[0], "QueueName");
  ASSERT_EQ(poller->statements.size(), 1U);
  EXPECT_EQ(poller->statements[0].resources[0],
            "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${QueueName}");
  EXPECT_EQ(find_policy_template("SqsPollerPolicy"), nullptr);
}

TEST(PolicyTemplates, UseNothingButTheirParameters) {
  for (const PolicyTemplate& policy : policy_templates()) {
    for (const TemplateStatement& statement : policy.statements) {
      EXPECT_EQ(statement.condition_operator.empty(), statement.condition_value.empty());
      std::vector<std::string_view> texts(statement.resources.begin(), statement.resources.end());
      texts.push_back(statement.condition_value);
      for (const std::string_view text : texts) {
        for (const std::string& name : holes(text)) {
          EXPECT_TRUE(name.starts_with("AWS::") || std::ranges::count(policy.parameters, name) == 1)
              << policy.name << " " << name;
        }
      }
    }
  }
}

TEST(Connectors, AreFoundByTheTypesOfTheirEnds) {
  const auto rows = find_connectors("AWS::Lambda::Function", "AWS::S3::Bucket");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].access, "Read");
  EXPECT_EQ(rows[1].access, "Write");
  EXPECT_EQ(rows[1].role, ConnectorEnd::source);
  EXPECT_EQ(rows[1].statements[0].resources[1], "${Destination.Arn}/*");
  EXPECT_TRUE(find_connectors("AWS::S3::Bucket", "AWS::S3::Bucket").empty());
}

TEST(Connectors, GrantToARoleOrToAPrincipal) {
  const auto poll = find_connectors("AWS::SQS::Queue", "AWS::Lambda::Function");
  ASSERT_EQ(poll.size(), 2U);
  EXPECT_EQ(poll[0].role, ConnectorEnd::destination);
  const auto event = find_connectors("AWS::S3::Bucket", "AWS::Lambda::Function");
  ASSERT_EQ(event.size(), 1U);
  EXPECT_EQ(event[0].grant, ConnectorGrant::function_permission);
  EXPECT_EQ(event[0].principal, "s3.amazonaws.com");
  EXPECT_TRUE(event[0].source_account);
}

TEST(SamProperties, BelongToATypeOrAnEvent) {
  const auto has = [](std::string_view owner, std::string_view name) {
    return std::ranges::count(sam_properties(owner), name, &SamProperty::property) == 1;
  };
  EXPECT_TRUE(has("AWS::Serverless::Function", "CodeUri"));
  EXPECT_FALSE(has("AWS::Serverless::Function", "Code"));
  EXPECT_TRUE(has("AWS::Serverless::Function.Events.SQS", "Queue"));
  EXPECT_FALSE(has("AWS::Serverless::StateMachine.Events.Schedule", "RuleName"));
  EXPECT_TRUE(sam_properties("AWS::Serverless::GraphQLApi").empty());
}

TEST(SamGlobals, KnowTheirSectionsAndProperties) {
  EXPECT_TRUE(is_sam_globals_section("HttpApi"));
  EXPECT_FALSE(is_sam_globals_section("Table"));
  EXPECT_TRUE(is_sam_global("Function", "Timeout"));
  EXPECT_FALSE(is_sam_global("Function", "Policies"));
  EXPECT_FALSE(is_sam_global("Api", "Timeout"));
}

TEST(ReservedEnvironment, KnowsTheNamesThatLambdaKeeps) {
  EXPECT_TRUE(is_reserved_environment_name("AWS_REGION"));
  EXPECT_TRUE(is_reserved_environment_name("_HANDLER"));
  EXPECT_FALSE(is_reserved_environment_name("TABLE_NAME"));
}

TEST(FunctionReferences, AreFoundByResourceType) {
  const auto paths = function_references("AWS::Pipes::Pipe");
  ASSERT_EQ(paths.size(), 2U);
  EXPECT_EQ(paths[0].property_path, "Enrichment");
  EXPECT_EQ(paths[1].property_path, "Target");
  EXPECT_TRUE(function_references("AWS::EC2::VPC").empty());
}

TEST(Callers, SayHowLongTheyWait) {
  EXPECT_EQ(find_caller("apigw-rest-edge")->limit_s, 29);
  EXPECT_EQ(find_caller("apigw-http-api")->limit_s, 30);
  EXPECT_EQ(find_caller("cognito-trigger")->limit_s, 5);
  EXPECT_EQ(find_caller("alb-lambda-target")->limit_s, std::nullopt);
  EXPECT_EQ(find_caller("nobody"), nullptr);
}

TEST(Callers, SayWhatIsSeenWhenTheFunctionTakesLonger) {
  for (const Caller& caller : callers()) {
    EXPECT_FALSE(caller.failure.empty()) << caller.id;
    EXPECT_GT(caller.limit_s.value_or(1), 0) << caller.id;
  }
}

TEST(ClientTimeouts, SayWhoWaitsForEver) {
  EXPECT_EQ(find_client_timeout("requests")->timeout_s, std::nullopt);
  EXPECT_EQ(find_client_timeout("axios")->timeout_s, std::nullopt);
  EXPECT_EQ(find_client_timeout("boto3")->timeout_s, 60);
  EXPECT_EQ(find_client_timeout("@aws-sdk")->attempts, 3);
  EXPECT_EQ(find_client_timeout("unheard-of"), nullptr);
  for (const ClientTimeout& row : client_timeouts()) {
    EXPECT_GT(row.attempts, 0) << row.library;
    EXPECT_GT(row.timeout_s.value_or(1), 0) << row.library;
  }
}

TEST(HeavyLibraries, AreFoundByWhatIsImportedOfThem) {
  EXPECT_EQ(find_heavy_library(PackageEcosystem::python, "pandas.io.sql")->name, "pandas");
  EXPECT_EQ(find_heavy_library(PackageEcosystem::python, "PIL")->name, "Pillow");
  EXPECT_EQ(find_heavy_library(PackageEcosystem::node, "@sparticuz/chromium")->name, "Chromium");
  EXPECT_EQ(find_heavy_library(PackageEcosystem::python, "pandasql"), nullptr);
  EXPECT_EQ(find_heavy_library(PackageEcosystem::node, "pandas"), nullptr);
  EXPECT_FALSE(heavy_libraries().empty());
}

TEST(InvokePrincipals, SayWhatLetsATriggerIn) {
  const InvokePrincipal* rule = find_invoke_principal("event-rule");
  ASSERT_NE(rule, nullptr);
  EXPECT_TRUE(rule->asynchronous);
  EXPECT_EQ(rule->authorization, InvokeRight::resource_policy);
  EXPECT_EQ(rule->principal, "events.amazonaws.com");
  EXPECT_EQ(find_invoke_principal("s3-notification")->source_account, SourceAccountUse::required);
  EXPECT_EQ(find_invoke_principal("scheduler")->authorization, InvokeRight::role);
  EXPECT_EQ(find_invoke_principal("nothing"), nullptr);
}

TEST(InvokePrincipals, HaveAPrincipalUnlessTheCallerIsAskedFor) {
  for (const InvokePrincipal& row : invoke_principals()) {
    EXPECT_EQ(row.principal.empty(), row.authorization == InvokeRight::caller) << row.trigger;
    if (row.authorization != InvokeRight::resource_policy) {
      EXPECT_TRUE(row.source_arn.empty()) << row.trigger;
    }
  }
}

std::vector<std::string_view> actions_without(RoleNeed need, Without without) {
  std::vector<std::string_view> actions;
  for (const NeededAction& needed : needed_actions(need)) {
    if (needed.without == without && needed.when == NeededWhen::always) {
      actions.push_back(needed.action);
    }
  }
  return actions;
}

TEST(RoleNeeds, SayWithoutWhatADeploymentFails) {
  using Actions = std::vector<std::string_view>;
  EXPECT_EQ(actions_without(RoleNeed::sqs, Without::deployment),
            (Actions{"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"}));
  EXPECT_EQ(actions_without(RoleNeed::vpc, Without::deployment),
            (Actions{"ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces",
                     "ec2:DeleteNetworkInterface"}));
  EXPECT_EQ(role_need(EventSource::sqs), RoleNeed::sqs);
  EXPECT_EQ(role_need(EventSource::documentdb), RoleNeed::documentdb);
}

// Frameworks deploy with one or the other; the managed policy has both.
TEST(RoleNeeds, KnowThatOneActionDoesAsWellAsAnother) {
  for (const NeededAction& needed : needed_actions(RoleNeed::kinesis)) {
    if (needed.action != "kinesis:DescribeStream") continue;
    ASSERT_EQ(needed.alternatives.size(), 1U);
    EXPECT_EQ(needed.alternatives[0], "kinesis:DescribeStreamSummary");
    return;
  }
  FAIL() << "kinesis:DescribeStream is needed";
}

// What a mapping needs is in the managed policy that AWS publishes for it.
TEST(RoleNeeds, AreMetByTheManagedPolicyOfTheirPurpose) {
  const std::vector<std::pair<RoleNeed, std::string_view>> policies = {
      {RoleNeed::sqs, "AWSLambdaSQSQueueExecutionRole"},
      {RoleNeed::kinesis, "AWSLambdaKinesisExecutionRole"},
      {RoleNeed::dynamodb, "AWSLambdaDynamoDBExecutionRole"},
      {RoleNeed::msk, "AWSLambdaMSKExecutionRole"},
      {RoleNeed::vpc, "AWSLambdaVPCAccessExecutionRole"},
      {RoleNeed::logs, "AWSLambdaBasicExecutionRole"},
      {RoleNeed::tracing, "AWSXRayDaemonWriteAccess"},
  };
  for (const auto& [need, name] : policies) {
    const Words granted = find_managed_policy(name)->statements[0].actions;
    for (const NeededAction& needed : needed_actions(need)) {
      if (needed.when != NeededWhen::always) continue;
      EXPECT_EQ(std::ranges::count(granted, needed.action), 1) << name << " " << needed.action;
    }
  }
}

const EventSourceLimit& limit(EventSource source, std::string_view property,
                              QueueKind queue = QueueKind::any) {
  const EventSourceLimit* row = find_event_source_limit(source, property, queue);
  EXPECT_NE(row, nullptr) << property;
  static constexpr EventSourceLimit nothing{};
  return row ? *row : nothing;
}

TEST(EventSourceLimits, DifferByKindOfQueue) {
  EXPECT_EQ(limit(EventSource::sqs, "BatchSize", QueueKind::fifo).max, 10);
  EXPECT_EQ(limit(EventSource::sqs, "BatchSize", QueueKind::standard).max, 10000);
  EXPECT_EQ(limit(EventSource::sqs, "MaximumBatchingWindowInSeconds", QueueKind::fifo).use,
            PropertyUse::forbidden);
  EXPECT_EQ(find_event_source_limit(EventSource::sqs, "BatchSize"), nullptr);
  EXPECT_EQ(limit(EventSource::kinesis, "BatchSize").default_value, 100);
  EXPECT_EQ(find_event_source_limit(EventSource::mq, "ParallelizationFactor"), nullptr);
}

TEST(EventSourceLimits, AdmitWhatIsWithinThem) {
  const EventSourceLimit& age = limit(EventSource::kinesis, "MaximumRecordAgeInSeconds");
  EXPECT_TRUE(age.admits(-1));
  EXPECT_TRUE(age.admits(60));
  EXPECT_TRUE(age.admits(604800));
  EXPECT_FALSE(age.admits(0));
  EXPECT_FALSE(age.admits(59));
  EXPECT_FALSE(age.admits(604801));
  const EventSourceLimit& concurrency = limit(EventSource::sqs, "ScalingConfig.MaximumConcurrency");
  EXPECT_FALSE(concurrency.admits(1));
  EXPECT_TRUE(concurrency.admits(2));
}

TEST(EventSourceLimits, ListTheTextsThatAreAllowed) {
  const Words positions = limit(EventSource::dynamodb, "StartingPosition").values;
  EXPECT_EQ(std::ranges::count(positions, "TRIM_HORIZON"), 1);
  EXPECT_EQ(std::ranges::count(positions, "AT_TIMESTAMP"), 0);
}

TEST(SamEvents, SayHowTheyAreWired) {
  EXPECT_EQ(find_sam_event("SQS")->event_source, EventSource::sqs);
  EXPECT_EQ(find_sam_event("S3")->principal, "s3.amazonaws.com");
  EXPECT_EQ(find_sam_event("ScheduleV2")->wiring, EventWiring::role);
  EXPECT_EQ(find_sam_event("Timer"), nullptr);
}

TEST(SamEvents, GrantWhatTheirWiringNeeds) {
  for (const SamEvent& event : sam_events()) {
    const bool mapping = event.wiring == EventWiring::mapping;
    EXPECT_EQ(mapping, event.principal.empty()) << event.type;
    EXPECT_EQ(mapping, event.event_source.has_value()) << event.type;
    if (!event.managed_policy.empty()) {
      EXPECT_NE(find_managed_policy(event.managed_policy), nullptr) << event.type;
    }
  }
}

TEST(ServiceEndpoints, NameTheEndpointThatLeadsToAService) {
  EXPECT_EQ(find_service_endpoint("kinesis")->endpoints[0], "kinesis-streams");
  EXPECT_EQ(find_service_endpoint("sqs")->endpoints[0], "sqs");
  EXPECT_TRUE(find_service_endpoint("rds-db")->inside_vpc);
  EXPECT_EQ(find_service_endpoint("nothing"), nullptr);
}

}  // namespace
}  // namespace plimsoll
