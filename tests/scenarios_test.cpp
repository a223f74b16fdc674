// Which scenarios a template has, what holds in them, and how they are described.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/reading.h"

namespace plimsoll {
namespace {

using test::given;
using test::Reading;
using Words = std::vector<std::string>;

// A queue whose visibility timeout tells the scenario.
std::string queue(const std::string& value) {
  return "Resources:\n  Orders:\n    Type: AWS::SQS::Queue\n    Properties:\n      "
         "VisibilityTimeout: " +
         value + "\n";
}

const std::string environments = "Parameters: {Env: {Type: String, Default: dev}}\n";
const std::string is_prod = "Conditions: {IsProd: !Equals [!Ref Env, prod]}\n";

Words values(const Reading& reading) {
  Words all;
  for (std::size_t i = 0; i < reading.read->scenario_count(); ++i) {
    all.push_back(print(reading.property("Orders", "VisibilityTimeout", i)));
  }
  return all;
}

TEST(Scenarios, AreOneWithoutConditions) {
  const Reading reading(environments + queue("!Ref Env"));
  EXPECT_EQ(reading.scenarios(), Words{""});
  EXPECT_TRUE(reading.read->covers_all_scenarios());
}

TEST(Scenarios, ADefaultIsNoProof) {
  const Reading reading(environments + is_prod + queue("!If [IsProd, 60, 5]"));
  EXPECT_EQ(reading.scenarios(), (Words{"unless IsProd", "when IsProd"}));
  EXPECT_EQ(values(reading), (Words{"5", "60"}));
}

TEST(Scenarios, AllowedValuesAreProof) {
  const Reading reading("Parameters: {Env: {Type: String, AllowedValues: [dev, test]}}\n" +
                        is_prod + queue("!If [IsProd, 60, 5]"));
  EXPECT_EQ(values(reading), Words{"5"});
}

TEST(Scenarios, ABooleanIsTheSameInAnyCase) {
  const Reading reading(
      "Parameters: {Live: {Type: String, AllowedValues: ['true', 'false'], Default: False}}\n"
      "Conditions: {IsLive: !Equals [!Ref Live, True]}\n" +
      queue("!If [IsLive, !Ref Live, 5]"));
  EXPECT_EQ(values(reading), (Words{"5", R"("true")"}));
}

TEST(Scenarios, AGivenValueIsProof) {
  const Reading reading(environments + is_prod + queue("!If [IsProd, 60, 5]"),
                        given({{"Env", "prod"}}));
  EXPECT_EQ(values(reading), Words{"60"});
}

TEST(Scenarios, ABetterDefaultOnlyComesFirst) {
  Inputs inputs;
  inputs.defaults.push_back({"Env", "prod", std::nullopt, "from samconfig.toml"});
  const Reading reading(environments + is_prod + queue("!If [IsProd, 60, 5]"), inputs);
  EXPECT_EQ(values(reading), (Words{"60", "5"}));
}

TEST(Scenarios, AreNotMultipliedByConditionsThatNobodyUses) {
  const Reading reading(environments + is_prod + queue("5"));
  EXPECT_EQ(reading.read->scenario_count(), 1U);
}

TEST(Scenarios, AreNotMultipliedByWhatNoCheckLooksAt) {
  const Reading reading(environments + is_prod + queue("5") + R"(
      Tags: !If [IsProd, [{Key: a, Value: b}], []]
  Server:
    Type: AWS::EC2::Instance
    Condition: IsProd
    Properties: {InstanceType: !If [IsProd, large, small]}
)");
  EXPECT_EQ(reading.read->scenario_count(), 1U);
  EXPECT_EQ(print(reading.property("Server", "InstanceType")), "<?>");
}

TEST(Scenarios, LeaveOutResourcesWhoseConditionDoesNotHold) {
  const Reading reading(environments + is_prod +
                        "Resources:\n  Orders: {Type: AWS::SQS::Queue, Condition: IsProd}\n");
  ASSERT_EQ(reading.read->scenario_count(), 2U);
  EXPECT_EQ(reading.resource("Orders", 0).type, "");
  EXPECT_EQ(reading.resource("Orders", 1).type, "AWS::SQS::Queue");
}

TEST(Scenarios, GiveTheComparedParameterItsValue) {
  const Reading reading(environments +
                        "Conditions: {IsProd: !Equals [!Ref Env, prod]}\n"
                        "Mappings: {Waits: {dev: {s: 5}, prod: {s: 60}}}\n" +
                        queue("!FindInMap [Waits, !Ref Env, s]") +
                        "  Dead: {Type: AWS::SQS::Queue, Condition: IsProd}\n");
  EXPECT_EQ(values(reading), (Words{"5", "60"}));
}

TEST(Scenarios, OfAnyOtherValueLeaveAParameterWithoutDefaultOpaque) {
  const Reading reading("Parameters: {Env: {Type: String}}\n" + is_prod +
                        queue("!If [IsProd, 60, !Ref Env]"));
  EXPECT_EQ(values(reading), (Words{"<parameter Env>", "60"}));
}

TEST(Scenarios, OfAnyOtherValueTakeTheOnlyOneThatIsLeft) {
  const Reading reading("Parameters: {Env: {Type: String, AllowedValues: [dev, prod]}}\n" +
                        is_prod + queue("!If [IsProd, 60, !Ref Env]"));
  EXPECT_EQ(values(reading), (Words{R"("dev")", "60"}));
}

TEST(Scenarios, TakeAnEmptyValueWhereAConditionSaysThatItIsEmpty) {
  const Reading reading(
      "Parameters: {Name: {Type: String, Default: ''}}\n"
      "Conditions: {IsNamed: !Not [!Equals [!Ref Name, '']]}\n" +
      queue("!If [IsNamed, !Sub 'a-${Name}', !Sub 'b-${Name}']"));
  EXPECT_EQ(values(reading), (Words{R"("b-")", R"("a-${parameter Name}")"}));
}

TEST(Scenarios, AreOnlyThoseThatCanBeReached) {
  const Reading reading(environments + R"(
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsTest: !Equals [!Ref Env, test]
  IsLive: !Or [!Condition IsProd, {Condition: IsTest}]
)" + queue("!If [IsProd, 60, !If [IsTest, 30, !If [IsLive, 1, 5]]]"));
  EXPECT_EQ(values(reading), (Words{"5", "60", "30"}));
}

TEST(Scenarios, ShortCircuitAndOrNot) {
  const Reading reading(R"(
Parameters: {A: {Type: String}, B: {Type: String}}
Conditions:
  HasA: !Not [!Equals [!Ref A, ""]]
  HasBoth: !And [!Condition HasA, !Not [!Equals [!Ref B, ""]]]
)" + queue("!If [HasBoth, 2, 1]"));
  EXPECT_EQ(values(reading), (Words{"2", "1"}));
  EXPECT_EQ(reading.scenarios(), (Words{"when HasBoth", "unless HasBoth"}));
}

TEST(Scenarios, TryBothSidesOfAComparisonThatNobodyCanDecide) {
  const Reading reading(R"(
Parameters: {Subnets: {Type: CommaDelimitedList}, Secret: {Type: String, NoEcho: true}}
Conditions:
  HasSubnets: !Not [!Equals [!Join ["", !Ref Subnets], ""]]
  HasNone: !Equals [!Join ["", !Ref Subnets], ""]
  HasSecret: !Not [!Equals [!Ref Secret, ""]]
)" + queue("!If [HasSubnets, !If [HasNone, impossible, 1], !If [HasSecret, 2, 3]]"));
  const Words all = values(reading);
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()), (std::set<std::string>{"1", "2", "3"}));
}

TEST(Scenarios, TryEveryAllowedValueOfWhatAComparisonIsMadeOf) {
  const Reading reading(R"(
Parameters: {Env: {Type: String, AllowedValues: [dev, prod]}}
Mappings: {Flags: {dev: {On: "false"}, prod: {On: "true"}}}
Conditions: {On: !Equals [!FindInMap [Flags, !Ref Env, On], "true"]}
)" + queue("!If [On, !Sub '${Env}', off]"));
  EXPECT_EQ(values(reading), (Words{R"("off")", R"("prod")"}));
}

TEST(Scenarios, CompareRegionsAndPartitionsToo) {
  const Reading reading("Conditions: {IsChina: !Equals [!Ref AWS::Partition, aws-cn]}\n" +
                        queue("!If [IsChina, !Ref AWS::Partition, other]"));
  EXPECT_EQ(values(reading), (Words{R"("other")", R"("aws-cn")"}));
}

TEST(Scenarios, HaveNoRegionOfAnotherPartition) {
  const Reading reading(R"(
Conditions:
  IsChina: !Equals [!Ref AWS::Partition, aws-cn]
  IsBeijing: !Equals [!Ref AWS::Region, cn-north-1]
)" + queue("!If [IsBeijing, !If [IsChina, 1, impossible], !If [IsChina, 2, 3]]"));
  EXPECT_EQ(values(reading), (Words{"3", "2", "1"}));
}

TEST(Scenarios, SurviveConditionsThatLeadInCircles) {
  const Reading reading(
      "Conditions: {A: !Not [!Condition B], B: !Condition A, C: !Condition Nowhere}\n" +
      queue("!If [A, 1, !If [C, 2, 3]]"));
  EXPECT_GE(reading.read->scenario_count(), 1U);
}

TEST(Scenarios, ShareWhatDoesNotDiffer) {
  const Reading reading(environments + is_prod + queue("!If [IsProd, 60, 5]") +
                        "  Dead: {Type: AWS::SQS::Queue, Properties: {QueueName: dead}}\n");
  const Value first = reading.property("Dead", "QueueName", 0);
  const Value second = reading.property("Dead", "QueueName", 1);
  EXPECT_EQ(first.as_string(), second.as_string());
}

TEST(Descriptions, AreEmptyForAllScenarios) {
  const Reading reading(environments + is_prod + queue("!If [IsProd, 60, 5]"));
  EXPECT_EQ(reading.read->describe({0, 1}), "");
}

TEST(Descriptions, JoinWhatHoldsTogether) {
  const Reading reading(R"(
Parameters: {A: {Type: String}, B: {Type: String}}
Conditions:
  HasA: !Not [!Equals [!Ref A, ""]]
  HasB: !Not [!Equals [!Ref B, ""]]
)" + queue("!If [HasA, !If [HasB, 1, 2], !If [HasB, 3, 4]]"));
  ASSERT_EQ(reading.read->scenario_count(), 4U);
  const Words all = values(reading);
  std::vector<std::size_t> one_two;
  std::vector<std::size_t> not_four;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i] == "1" || all[i] == "2") one_two.push_back(i);
    if (all[i] != "4") not_four.push_back(i);
  }
  const auto described = [&](const char* value) {
    const auto found = std::find(all.begin(), all.end(), value);
    return reading.read->describe({static_cast<std::size_t>(found - all.begin())});
  };
  EXPECT_EQ(described("1"), "when HasA and HasB");
  EXPECT_EQ(described("2"), "when HasA, unless HasB");
  EXPECT_EQ(described("4"), "unless HasA or HasB");
  EXPECT_EQ(reading.read->describe(one_two), "when HasA");
  EXPECT_EQ(reading.read->describe(not_four), "when HasA or HasB");
}

TEST(Descriptions, NameTheParameterWhereNoConditionDoes) {
  const Reading reading(environments + R"(
Conditions: {IsLive: !Or [!Equals [!Ref Env, test], !Equals [!Ref Env, prod]]}
)" + queue("!If [IsLive, !Ref Env, 5]"));
  EXPECT_EQ(values(reading), (Words{"5", R"("test")", R"("prod")"}));
  EXPECT_EQ(reading.scenarios(), (Words{"unless IsLive", "when Env is test", "when Env is prod"}));
}

// `count` conditions that have nothing to do with each other, each deciding over ten queues; two
// neighbours meet in each.
std::string many_conditions(int count) {
  std::string parameters = "Parameters:\n";
  std::string conditions = "Conditions:\n";
  std::string resources = "Resources:\n";
  for (int i = 0; i < count; ++i) {
    parameters += fmt::format("  P{}: {{Type: String, Default: 'no'}}\n", i);
    conditions += fmt::format("  C{0}: !Equals [!Ref P{0}, 'yes']\n", i);
    for (int k = 0; k < 10; ++k) {
      resources += fmt::format(
          "  Q{0}x{1}:\n    Type: AWS::SQS::Queue\n    Condition: C{0}\n    Properties:\n"
          "      VisibilityTimeout: !If [C{2}, 1, 2]\n",
          i, k, (i + 1) % count);
    }
  }
  return parameters + conditions + resources;
}

TEST(Cover, ShowsEveryPairThatMeetsOnceEachWay) {
  const Reading reading(many_conditions(20));
  EXPECT_FALSE(reading.read->covers_all_scenarios());
  EXPECT_LE(reading.read->scenario_count(), 16U);
  for (int i = 0; i < 20; ++i) {
    const std::string id = fmt::format("Q{}x0", i);
    std::set<std::string> seen;
    for (std::size_t s = 0; s < reading.read->scenario_count(); ++s) {
      const Resource resource = reading.resource(id, s);
      seen.insert(resource.type.empty() ? "none" : print(resource.properties["VisibilityTimeout"]));
    }
    EXPECT_EQ(seen, (std::set<std::string>{"none", "1", "2"})) << id;
  }
}

// In the few scenarios of a cover, conditions that have nothing to do with a queue hold along with
// its own.
TEST(Cover, IsDescribedByTheConditionsOfThePlace) {
  const Reading reading(many_conditions(20));
  for (int i = 0; i < 20; ++i) {
    std::vector<std::size_t> scenarios;
    Span place;
    for (std::size_t s = 0; s < reading.read->scenario_count(); ++s) {
      const Resource resource = reading.resource(fmt::format("Q{}x0", i), s);
      if (resource.type.empty()) continue;
      const Value timeout = resource.properties["VisibilityTimeout"];
      if (timeout.as_int() != 1) continue;
      scenarios.push_back(s);
      place = timeout.span();
    }
    const std::string described = reading.read->describe(scenarios, std::vector{place});
    const std::string one = fmt::format("C{}", i);
    const std::string other = fmt::format("C{}", (i + 1) % 20);
    EXPECT_TRUE(described == "when " + one + " and " + other ||
                described == "when " + other + " and " + one)
        << described << " of " << one;
  }
}

TEST(Cover, BeginsWithTheDefaults) {
  const Reading reading(many_conditions(20));
  EXPECT_TRUE(reading.read->resolve(0).all.empty());
}

TEST(Cover, OfTwoHundredConditionsStaysSmall) {
  const Reading reading(many_conditions(200));
  EXPECT_LE(reading.read->scenario_count(), 16U);
  std::size_t most = 0;
  for (std::size_t i = 0; i < reading.read->scenario_count(); ++i) {
    most = std::max(most, reading.read->resolve(i).all.size());
  }
  EXPECT_GE(most, 500U);
}

}  // namespace
}  // namespace plimsoll
