#include "read/sam.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "read/reader.h"

namespace plimsoll {
namespace {

namespace fs = std::filesystem;

// A SAM template and its resources in the first scenario.
struct Sam {
  explicit Sam(const std::string& resources)
      : source("Transform: AWS::Serverless-2016-10-31\n" + resources),
        file(sources.add("template.yaml", source)),
        all(read_template(read_document(sources, file), {}, sources)->resolve(0).all) {}

  const Resource& operator[](std::string_view id) const {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [id](const Resource& resource) { return resource.id == id; });
    if (found != all.end()) return *found;
    ADD_FAILURE() << "no resource " << id;
    static const Resource none;
    return none;
  }
  bool has(std::string_view id) const {
    return std::any_of(all.begin(), all.end(),
                       [id](const Resource& resource) { return resource.id == id; });
  }
  std::string text(Span span) const { return std::string(sources[file].text(span)); }

  Sources sources;
  std::string source;
  FileId file;
  std::vector<Resource> all;
};

std::string printed(const Value& value) {
  return print(value);
}

// Every template of tests/golden/sam/ has its lowered resources beside it.
TEST(SamGolden, every_template_has_its_lowered_resources_beside_it) {
  const fs::path folder = fs::path(PLIMSOLL_SOURCE_DIR) / "tests/golden/sam";
  int count = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".yaml") continue;
    ++count;
    Sources sources;
    const FileId file = sources.open(entry.path().string()).file;
    const auto read = read_template(read_document(sources, file), {}, sources);
    const std::string result = print(read->resolve(0));
    fs::path golden = entry.path();
    golden.replace_extension(".txt");
    if (std::getenv("UPDATE") != nullptr) std::ofstream(golden) << result;
    std::ostringstream expected;
    expected << std::ifstream(golden).rdbuf();
    EXPECT_EQ(result, expected.str()) << golden;
  }
  EXPECT_GT(count, 0);
}

constexpr const char* with_globals_text = R"(
Globals:
  Function:
    Timeout: 20
    Environment: {Variables: {STAGE: prod, LOG: info}}
    Layers: [arn:aws:lambda:eu-west-1:1:layer:a:1]
Resources:
  Ship:
    Type: AWS::Serverless::Function
    Properties:
      Environment: {Variables: {LOG: debug}}
      Layers: [arn:aws:lambda:eu-west-1:1:layer:b:1]
)";

TEST(SamGlobals, maps_merge_lists_are_joined_and_the_resource_wins) {
  const Sam sam(with_globals_text);
  const Value& ship = sam["Ship"].properties;
  EXPECT_EQ(printed(ship["Timeout"]), "20");
  EXPECT_EQ(printed(ship["Environment"]), R"({Variables: {STAGE: "prod", LOG: "debug"}})");
  EXPECT_EQ(ship["Layers"].items().size(), 2U);
}

TEST(SamGlobals, what_is_inherited_points_at_globals_and_leads_to_the_resource) {
  const Sam sam(with_globals_text);
  const Value timeout = sam["Ship"].properties["Timeout"];
  EXPECT_EQ(sam.text(timeout.span()), "20");
  ASSERT_EQ(timeout.trail().size(), 1U);
  EXPECT_EQ(sam.text(timeout.trail()[0].span), "Ship");
  EXPECT_EQ(timeout.trail()[0].text, "`Ship` inherits it from Globals");
  const Value stage = sam["Ship"].properties["Environment"]["Variables"]["STAGE"];
  EXPECT_EQ(stage.trail().size(), 1U);
  const Value own = sam["Ship"].properties["Environment"]["Variables"]["LOG"];
  EXPECT_TRUE(own.trail().empty());
}

TEST(SamGlobals, a_resource_does_without_what_it_says_to_have_not) {
  const Sam sam(R"(
Globals: {Function: {VpcConfig: {SubnetIds: [s]}, KmsKeyArn: k, Timeout: 20}}
Resources:
  Ship:
    Type: AWS::Serverless::Function
    Properties: {VpcConfig: !Ref AWS::NoValue, KmsKeyArn: null}
)");
  EXPECT_FALSE(sam["Ship"].properties.find("VpcConfig"));
  EXPECT_FALSE(sam["Ship"].properties.find("KmsKeyArn"));
  EXPECT_EQ(printed(sam["Ship"].properties["Timeout"]), "20");
}

TEST(SamFunction, what_is_generated_stands_at_the_line_that_caused_it) {
  const Sam sam(R"(
Resources:
  Ship:
    Type: AWS::Serverless::Function
    Properties:
      Policies: [AWSLambdaBasicExecutionRole, {SQSPollerPolicy: {QueueName: orders}}]
      FunctionUrlConfig: {AuthType: AWS_IAM}
      Events:
        Tick: {Type: Schedule, Properties: {Schedule: rate(1 day)}}
)");
  EXPECT_EQ(sam.text(sam["ShipRole"].span), "Ship");
  EXPECT_EQ(sam.text(sam["ShipTick"].span), "Tick");
  EXPECT_EQ(sam.text(sam["ShipTickPermission"].span), "Tick");
  EXPECT_EQ(sam.text(sam["ShipUrl"].span), "FunctionUrlConfig");
  EXPECT_EQ(sam["ShipTick"].generated_by, "Ship");
  EXPECT_TRUE(sam["Ship"].generated_by.empty());
  const Value schedule = sam["ShipTick"].properties["ScheduleExpression"];
  EXPECT_EQ(sam.text(schedule.span()), "rate(1 day)");
  const Value policy = sam["ShipRole"].properties["Policies"].items()[0]["PolicyDocument"];
  EXPECT_EQ(sam.text(policy.span()), "SQSPollerPolicy");
}

TEST(SamFunction, a_given_role_is_used_and_none_is_generated) {
  const Sam sam(R"(
Resources:
  Ship:
    Type: AWS::Serverless::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/ship
      Events: {Orders: {Type: SQS, Properties: {Queue: arn:aws:sqs:eu-west-1:1:orders}}}
)");
  EXPECT_FALSE(sam.has("ShipRole"));
  EXPECT_EQ(printed(sam["Ship"].properties["Role"]), R"("arn:aws:iam::111122223333:role/ship")");
}

TEST(SamFunction, settings_that_only_the_deployer_knows_stay_opaque) {
  const Sam sam(R"(
Parameters: {Seconds: {Type: Number}, Managed: {Type: String}}
Resources:
  Ship:
    Type: AWS::Serverless::Function
    Properties:
      Timeout: !Ref Seconds
      Policies: !Ref Managed
      Events: {Get: {Type: HttpApi, Properties: {Path: !Ref Managed, Method: get}}}
)");
  EXPECT_TRUE(sam["Ship"].properties["Timeout"].is_opaque());
  EXPECT_TRUE(sam["ShipRole"].properties["ManagedPolicyArns"].items()[1].is_opaque());
  EXPECT_TRUE(sam["ServerlessHttpApi"].properties["Body"]["paths"].is_open());
}

TEST(SamFunction, events_go_to_the_alias_when_there_is_one) {
  const Sam sam(R"(
Resources:
  Ship:
    Type: AWS::Serverless::Function
    Properties:
      AutoPublishAlias: live-1
      Events:
        Orders: {Type: SQS, Properties: {Queue: arn:aws:sqs:eu-west-1:1:orders}}
        Get: {Type: Api, Properties: {Path: /, Method: get}}
)");
  EXPECT_EQ(printed(sam["ShipOrders"].properties["FunctionName"]), "${ShipAliasliveD1}");
  EXPECT_EQ(printed(sam["ShipGetPermissionProd"].properties["FunctionName"]), "${ShipAliasliveD1}");
  EXPECT_EQ(printed(sam["ShipAliasliveD1"].properties["FunctionVersion"]),
            "${ShipVersion.Version}");
}

TEST(SamFunction, names_of_generated_resources_lead_to_them) {
  const Sam sam(R"(
Resources:
  Ship:
    Type: AWS::Serverless::Function
    Properties: {AutoPublishAlias: live}
  Shop: {Type: AWS::Serverless::Api, Properties: {StageName: prod}}
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: !Sub "${Shop.Stage}-${Ship.Alias}"
      DisplayName: !Ref Shop.Stage
)");
  EXPECT_EQ(printed(sam["Topic"].properties["TopicName"]),
            R"("${ShopprodStage}-${ShipAliaslive}")");
  EXPECT_EQ(printed(sam["Topic"].properties["DisplayName"]), "${ShopprodStage}");
}

TEST(SamApi, events_with_a_condition_that_does_not_hold_add_no_route) {
  const std::string text = R"(Transform: AWS::Serverless-2016-10-31
Parameters: {Env: {Type: String, AllowedValues: [prod, dev]}}
Conditions: {IsProd: !Equals [!Ref Env, prod]}
Resources:
  Ship:
    Type: AWS::Serverless::Function
    Condition: IsProd
    Properties:
      Events: {Get: {Type: Api, Properties: {Path: /, Method: get}}}
)";
  Sources sources;
  const FileId file = sources.add("template.yaml", text);
  const auto read = read_template(read_document(sources, file), {}, sources);
  ASSERT_EQ(read->scenario_count(), 2U);
  for (std::size_t i = 0; i < read->scenario_count(); ++i) {
    const Resources resources = read->resolve(i);
    EXPECT_EQ(resources.all.empty(), resources.scenario != "when IsProd") << resources.scenario;
  }
}

TEST(SamApi, the_body_of_a_definition_that_cannot_be_seen_is_opaque) {
  const Sam sam(R"(
Resources:
  Shop:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      DefinitionBody: {'Fn::Transform': {Name: AWS::Include, Parameters: {Location: s3://a/b}}}
  Ship:
    Type: AWS::Serverless::Function
    Properties:
      Events: {Get: {Type: Api, Properties: {RestApiId: !Ref Shop, Path: /, Method: get}}}
)");
  EXPECT_TRUE(sam["Shop"].properties["Body"].is_opaque());
  EXPECT_TRUE(sam.has("ShipGetPermissionprod"));
}

}  // namespace
}  // namespace plimsoll
