// The model: what is read of each kind of resource, and the joins that are easy to get wrong.
#include <gtest/gtest.h>

#include "model/yaml_reading.h"
#include "support/process.h"
#include "support/template_text.h"
#include "support/tree.h"

namespace plimsoll::test {

namespace {

// ---- settings

TEST(Model, ASettingThatIsNotWrittenHasTheDefaultOfAws) {
  const Built built(R"(
Ship: {Type: AWS::Lambda::Function, Properties: {MemorySize: 256}}
)");
  const Function& function = built->functions.front();
  EXPECT_EQ(*function.timeout_s.known(), 3);
  EXPECT_TRUE(function.timeout_s.is_defaulted());
  EXPECT_EQ(built.text(function.timeout_s), "Ship");
  EXPECT_EQ(*function.memory_mb.known(), 256);
  EXPECT_EQ(built.text(function.memory_mb), "256");
  EXPECT_TRUE(function.reserved_concurrency.is_absent());
}

TEST(Model, ANumberInQuotesIsANumber) {
  const Built built(R"(
Ship: {Type: AWS::Lambda::Function, Properties: {Timeout: "30"}}
)");
  EXPECT_EQ(*built->functions.front().timeout_s.known(), 30);
}

TEST(Model, YamlReadsSomeTextsAsNumbersAndTruthValues) {
  EXPECT_EQ(read_as_yaml("no"), "false");
  EXPECT_EQ(read_as_yaml("On"), "true");
  EXPECT_EQ(read_as_yaml("012"), "10");
  EXPECT_EQ(read_as_yaml("0x1F"), "31");
  EXPECT_EQ(read_as_yaml("12:30"), "750");
  EXPECT_EQ(read_as_yaml("1:02:03"), "3723");
  EXPECT_EQ(read_as_yaml("3.10"), "3.1");
  for (const std::string_view same :
       {"", "oN", "true", "0", "12", "089", "0x", "12:60", "12:", ":30", "012:30", "8080:8080",
        "3.1", "1.0", "1.2.0", "2026-11-20", "03:00-04:00", "arn:aws:sqs"}) {
    EXPECT_EQ(read_as_yaml(same), std::nullopt) << same;
  }
}

TEST(Model, WhatIsNoNumberIsOpaque) {
  const Built built(R"(
One: {Type: AWS::Lambda::Function, Properties: {Timeout: soon}}
Two: {Type: AWS::Lambda::Function, Properties: {Timeout: !Ref Wait}}
Three: {Type: AWS::Lambda::Function, Properties: {Timeout: 99999999999}}
)");
  for (const Function& function : built->functions) {
    EXPECT_TRUE(function.timeout_s.is_opaque()) << function.name;
  }
}

// ---- which function is meant

// The one mapping in a template.
const Mapping& mapping_to(const Built& built) {
  return built->mappings.front();
}

Built with_mapping(std::string_view function_name, std::string_view more = "") {
  return Built(R"(
Ship: {Type: AWS::Lambda::Function, Properties: {FunctionName: !Sub "${Stage}-ship"}}
Pack: {Type: AWS::Lambda::Function, Properties: {FunctionName: pack}}
Sorter: {Type: AWS::Lambda::Function, Properties: {FunctionName: !Ref Sort}}
Live: {Type: AWS::Lambda::Alias, Properties: {FunctionName: !Ref Ship, Name: live}}
First: {Type: AWS::Lambda::Version, Properties: {FunctionName: !GetAtt Ship.Arn}}
Poller: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: )" +
               std::string(function_name) + "}}\n" + std::string(more));
}

struct Naming {
  const char* value;
  const char* function;   // "" for none
  const char* qualifier;  // as text
};

class FunctionNaming : public testing::TestWithParam<Naming> {};

TEST_P(FunctionNaming, LeadsToTheFunctionAndQualifier) {
  const Built built = with_mapping(GetParam().value);
  const Mapping& mapping = mapping_to(built);
  EXPECT_EQ(mapping.function ? mapping.function->name : "", GetParam().function);
  EXPECT_EQ(mapping.qualifier.text, GetParam().qualifier);
}

INSTANTIATE_TEST_SUITE_P(
    Model, FunctionNaming,
    testing::Values(
        Naming{"!Ref Ship", "Ship", ""}, Naming{"!GetAtt Ship.Arn", "Ship", ""},
        Naming{"!Sub '${Ship.Arn}:live'", "Ship", "live"}, Naming{"!Ref Live", "Ship", "live"},
        Naming{"!Sub '${Ship}:$LATEST'", "Ship", ""},
        Naming{"!Ref First", "Ship", "${First.Version}"}, Naming{"pack", "Pack", ""},
        Naming{"'pack:7'", "Pack", "7"},
        Naming{"'123456789012:function:pack:blue'", "Pack", "blue"},
        Naming{"'arn:aws:lambda:eu-west-1:123456789012:function:pack'", "Pack", ""},
        Naming{"!Sub '${Stage}-ship'", "Ship", ""}, Naming{"!Sub '${Other}-ship'", "", ""},
        Naming{"!Sub 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:"
               "${Stage}-ship:live'",
               "Ship", "live"},
        Naming{"!Sub 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/"
               "${Ship.Arn}:${!stageVariables.alias}/invocations'",
               "Ship", "${stageVariables.alias}"},
        Naming{"!Sub 'arn:aws:apigateway:${AWS::Region}:lambda:path/2021-11-15/functions/"
               "${Live}/response-streaming-invocations'",
               "Ship", "live"},
        Naming{"!Ref Somewhere", "", ""}, Naming{"!Ref Sort", "Sorter", ""},
        Naming{"unpack", "", ""}));

TEST(Model, ControlCharactersInANameAreNoHoles) {
  const Built built(R"(
Odd: {Type: AWS::Lambda::Function, Properties: {FunctionName: "odd\x01R\x03\x02"}}
Poller: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: "\x01:\x01"}}
)");
  EXPECT_EQ(mapping_to(built).function, nullptr);
}

TEST(Model, AnAliasIsFoundByItsName) {
  const Built built = with_mapping("!Sub '${Ship.Arn}:live'");
  ASSERT_NE(mapping_to(built).qualifier.alias, nullptr);
  EXPECT_EQ(mapping_to(built).qualifier.alias->name, "Live");
  EXPECT_TRUE(mapping_to(built).qualifier.known);
}

TEST(Model, AStageVariableMayBeAnyQualifier) {
  const Built built = with_mapping("!Sub '${Ship}:${!stageVariables.alias}'");
  EXPECT_FALSE(mapping_to(built).qualifier.known);
  EXPECT_EQ(same(mapping_to(built).qualifier, Qualifier{}), Answer::unknown);
}

TEST(Model, WhatIsConfiguredOnAnAliasDoesNotServeTheFunctionItself) {
  const Built built = with_mapping("!Ref Ship", R"(
Failures:
  Type: AWS::Lambda::EventInvokeConfig
  Properties: {FunctionName: !Ref Ship, Qualifier: live, MaximumRetryAttempts: 0}
)");
  const Function& ship = built->functions.front();
  const Qualifier live{.text = "live", .alias = &built->aliases.front()};
  ASSERT_NE(async_config_of(ship, live).config, nullptr);
  EXPECT_EQ(*async_config_of(ship, live).config->retry_attempts.known(), 0);
  EXPECT_EQ(async_config_of(ship, {}).config, nullptr);
  EXPECT_TRUE(async_config_of(ship, {}).sure);
}

TEST(Model, ProvisionedConcurrencyIsListedWithItsQualifier) {
  const Built built = with_mapping("!Ref Ship", R"(
Blue:
  Type: AWS::Lambda::Alias
  Properties:
    FunctionName: !Ref Ship
    Name: blue
    ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 5}
)");
  ASSERT_EQ(built->provisioned_concurrency.size(), 1U);
  const auto& [function, qualifier, amount] = built->provisioned_concurrency.front();
  EXPECT_EQ(function.name, "Ship");
  EXPECT_EQ(qualifier.text, "blue");
  EXPECT_EQ(*amount.known(), 5);
}

// ---- sources

TEST(Model, AMappingFindsItsQueueByArnTextAsWell) {
  const Built built(R"(
Ship: {Type: AWS::Lambda::Function}
Orders: {Type: AWS::SQS::Queue, Properties: {QueueName: orders}}
ByRef:
  Type: AWS::Lambda::EventSourceMapping
  Properties: {FunctionName: !Ref Ship, EventSourceArn: !GetAtt Orders.Arn}
ByText:
  Type: AWS::Lambda::EventSourceMapping
  Properties:
    FunctionName: !Ref Ship
    EventSourceArn: !Sub "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders"
)");
  ASSERT_EQ(built->queue_triggers.size(), 2U);
  for (const auto& [function, queue, mapping] : built->queue_triggers) {
    EXPECT_EQ(queue.name, "Orders");
    EXPECT_EQ(*mapping.kind.known(), EventSource::sqs);
    EXPECT_EQ(*mapping.batch_size.known(), 10);
  }
}

TEST(Model, TheKindOfASourceOutsideTheFilesIsReadFromItsArn) {
  const Built built(R"(
Ship: {Type: AWS::Lambda::Function}
Clicks:
  Type: AWS::Lambda::EventSourceMapping
  Properties: {FunctionName: !Ref Ship, EventSourceArn: "arn:aws:kinesis:eu-west-1:1:stream/x"}
Unknown:
  Type: AWS::Lambda::EventSourceMapping
  Properties: {FunctionName: !Ref Ship, EventSourceArn: !Ref Source}
)");
  EXPECT_EQ(*built->mappings[0].kind.known(), EventSource::kinesis);
  EXPECT_EQ(*built->mappings[0].retry_attempts.known(), -1);
  EXPECT_TRUE(built->mappings[1].kind.is_opaque());
  EXPECT_TRUE(built->mappings[1].batch_size.is_opaque());
  EXPECT_EQ(built->stream_triggers.size(), 1U);
}

TEST(Model, AQueueThatTakesDeadLettersIsKnownAsOne) {
  const Built built(R"(
Orders:
  Type: AWS::SQS::Queue
  Properties:
    RedrivePolicy: {deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: "3"}
Failed: {Type: AWS::SQS::Queue}
)");
  EXPECT_EQ(built->queues[0].redrive.queue, &built->queues[1]);
  EXPECT_EQ(*built->queues[0].redrive.max_receive_count.known(), 3);
  EXPECT_TRUE(built->queues[1].is_dead_letter_queue);
  EXPECT_FALSE(built->queues[0].is_dead_letter_queue);
}

// ---- as printed

TEST(Model, IsPrintedOneThingALine) {
  const Built built(read_text(source_folder() / "tests/golden/model/shop.yaml"));
  expect_up_to_date("tests/golden/model/shop.txt", print(*built));
}

}  // namespace

}  // namespace plimsoll::test
