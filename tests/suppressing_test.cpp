// What a template suppresses, seen through the program: which comment covers what.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/process.h"

namespace plimsoll::test {
namespace {

using Json = nlohmann::json;

class Suppressing : public testing::Test {
 protected:
  // The findings of these two checks, as "LINE suppressed" or "LINE", and the idle suppressions.
  std::vector<std::string> check(std::string_view text,
                                 const std::string& file = "template.yaml") const {
    write_text(folder.path() / file, text);
    const Outcome outcome = run_plimsoll(
        folder.path(), {"check", "--format=json", "--as-of=2026-10-01",
                        "--select=reserved-concurrency-zero,stream-retries-unbounded,"
                        "suppression-without-effect,duplicate-key,timeout-out-of-range,"
                        "client-without-timeout"});
    std::vector<std::string> found;
    const Json report = Json::parse(outcome.out);
    for (const Json& finding : report.at("findings")) {
      const std::string line = std::to_string(finding.at("line").get<int>());
      const bool idle = finding.at("check") == "suppression-without-effect";
      found.push_back(line + (idle ? " idle" : finding.at("suppressed") ? " suppressed" : ""));
    }
    return found;
  }

  TemporaryFolder folder;
};

using Lines = std::vector<std::string>;

// Two functions, each with one error: lines 6 and 11 of what stands after `Resources:`.
constexpr std::string_view two = R"(Resources:
  A:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: 9
      ReservedConcurrentExecutions: 0
  B:
    Type: AWS::Lambda::Function
    Properties:
      Timeout: 9
      ReservedConcurrentExecutions: 0
)";

std::string with(std::string_view before, std::string_view comment) {
  std::string text(two);
  text.insert(text.find(before), comment);
  return text;
}

const std::string ignore = "# plimsoll: ignore reserved-concurrency-zero -- off for now\n";

TEST_F(Suppressing, AtTheEndOfALineCoversThatLine) {
  std::string text(two);
  text.insert(text.find("0\n") + 1, " " + ignore.substr(0, ignore.size() - 1));
  EXPECT_EQ(check(text), (Lines{"6 suppressed", "11"}));
}

TEST_F(Suppressing, OnALineOfItsOwnCoversTheEntryBelow) {
  EXPECT_EQ(check(with("      ReservedConcurrent", "      " + ignore)),
            (Lines{"7 suppressed", "12"}));
  EXPECT_EQ(check(with("    Properties:", "    " + ignore)), (Lines{"7 suppressed", "12"}));
  EXPECT_EQ(check(with("  A:", "  " + ignore)), (Lines{"7 suppressed", "12"}));
  EXPECT_EQ(check(with("  B:", "  " + ignore)), (Lines{"6", "12 suppressed"}));
  EXPECT_EQ(check(with("Resources:", ignore)), (Lines{"7 suppressed", "12 suppressed"}));
}

TEST_F(Suppressing, LooksPastBlankLinesAndOtherComments) {
  EXPECT_EQ(check(with("  A:", "  " + ignore + "\n  # A is about to go.\n\n")),
            (Lines{"10 suppressed", "15"}));
}

TEST_F(Suppressing, OfASiblingIsIdle) {
  EXPECT_EQ(check(with("      Timeout", "      " + ignore)), (Lines{"5 idle", "7", "12"}));
}

TEST_F(Suppressing, AtTheOtherEndOfAContradictionSaysWhereItBelongs) {
  write_text(folder.path() / "template.yaml", R"(Resources:
  Ship:
    Type: AWS::Serverless::Function
    Properties:
      Timeout: 120  # plimsoll: ignore visibility-shorter-than-timeout -- it never takes so long
      Events: {Order: {Type: SQS, Properties: {Queue: !GetAtt Orders.Arn}}}
  Orders: {Type: AWS::SQS::Queue}
)");
  const Outcome outcome = run_plimsoll(
      folder.path(),
      {"check", "--select=visibility-shorter-than-timeout,suppression-without-effect"});
  EXPECT_NE(outcome.out.find("a finding of `visibility-shorter-than-timeout` points here, and is "
                             "suppressed where it lies"),
            std::string::npos)
      << outcome.out;
}

TEST_F(Suppressing, OfAFileCoversAllOfIt) {
  EXPECT_EQ(check(std::string(two) +
                  "# plimsoll: ignore-file reserved-concurrency-zero -- all of it is off\n"),
            (Lines{"6 suppressed", "11 suppressed"}));
  EXPECT_EQ(check(std::string(two) + "# plimsoll: ignore-file reserved-concurrency-zero\n"),
            (Lines{"6", "11", "12 idle"}))
      << "without a reason";
}

TEST_F(Suppressing, InMetadataCoversTheResourceOrTheTemplate) {
  const std::string entry =
      "{plimsoll: {ignore: [{check: reserved-concurrency-zero, reason: off}]}}\n";
  EXPECT_EQ(check(with("    Properties:", "    Metadata: " + entry)),
            (Lines{"7 suppressed", "12"}));
  EXPECT_EQ(check("Metadata: " + entry + std::string(two)),
            (Lines{"7 suppressed", "12 suppressed"}));
}

TEST_F(Suppressing, CoversAListItemWithAllOfIt) {
  constexpr std::string_view text = R"(Resources:
  A:
    Type: AWS::Serverless::Function
    Properties:
      Handler: a.b
      Runtime: python3.13
      CodeUri: src
      Layers:
        # plimsoll: ignore reserved-concurrency-zero -- of the item alone
        - Fn::Sub: a
      ReservedConcurrentExecutions: 0
)";
  EXPECT_EQ(check(text), (Lines{"9 idle", "11"}));
}

// ---- what SAM generates, and what is inherited

constexpr std::string_view generated = R"(Resources:
  Ship:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.13
      CodeUri: src
      Events:
        Orders:
          Type: Kinesis
          Properties:
            Stream: !GetAtt Stream.Arn
            StartingPosition: LATEST
  Stream:
    Type: AWS::Kinesis::Stream
)";

TEST_F(Suppressing, OfAFunctionCoversWhatSamGeneratesFromIt) {
  ASSERT_EQ(check(generated), Lines{"9"}) << "about the event source mapping that SAM makes";
  std::string text(generated);
  text.insert(text.find("    Properties:"),
              "    Metadata: {plimsoll: {ignore: [{check: delivery, reason: replayed}]}}\n");
  EXPECT_EQ(check(text), Lines{"10 suppressed"});
  text = generated;
  text.insert(text.find("  Ship:"), "  # plimsoll: ignore stream-retries-unbounded -- replayed\n");
  EXPECT_EQ(check(text), Lines{"10 suppressed"});
}

TEST_F(Suppressing, OfAResourceCoversWhatItInherits) {
  constexpr std::string_view text = R"(Globals:
  Function: {Timeout: 1000, Handler: app.handler, Runtime: python3.13, CodeUri: src}
Resources:
  # plimsoll: ignore timeout-out-of-range -- it is never deployed
  A: {Type: AWS::Serverless::Function}
)";
  EXPECT_EQ(check(text), Lines{"2 suppressed"});
}

// ---- JSON

TEST_F(Suppressing, UnderASlashKeyCoversTheMappingAroundIt) {
  constexpr std::string_view text = R"({"Resources": {
  "A": {
    "Type": "AWS::Lambda::Function",
    "Metadata": {
      "//": "plimsoll: ignore reserved-concurrency-zero -- off for now",
      "//": ["just said", "plimsoll: ignore timeout-out-of-range -- for a test"]
    },
    "Properties": {
      "Timeout": 1000,
      "ReservedConcurrentExecutions": 0
    }
  },
  "B": {
    "Type": "AWS::Lambda::Function",
    "Properties": {"//": "plimsoll: ignore reserved-concurrency-zero -- off",
      "ReservedConcurrentExecutions": 0
    }
  },
  "C": {"Type": "AWS::Lambda::Function",
    "Properties": {
      "ReservedConcurrentExecutions": 0
    }
  }
}})";
  EXPECT_EQ(check(text, "template.json"),
            (Lines{"9 suppressed", "10 suppressed", "16 suppressed", "21"}));
}

// ---- source that stands in a template

// A call without a timeout in line 10.
constexpr std::string_view inlined = R"(Resources:
  Ship:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Runtime: python3.13
      InlineCode: |
        import requests
        def handler(event, context):
            requests.get(event["a"])
            return 1
)";

constexpr std::string_view ignore_call =
    "# plimsoll: ignore client-without-timeout -- it is cut off";

std::string with_comment(std::string_view before, std::string_view comment) {
  std::string text(inlined);
  text.insert(text.find(before), comment);
  return text;
}

TEST_F(Suppressing, InInlinedSourceCoversItsLineOrItsStatement) {
  ASSERT_EQ(check(inlined), Lines{"10"});
  const std::string it(ignore_call);
  EXPECT_EQ(check(with_comment("\n            return", "  " + it)), Lines{"10 suppressed"});
  EXPECT_EQ(check(with_comment("requests.get", it + "\n            ")), Lines{"11 suppressed"});
  EXPECT_EQ(check(with_comment("def handler", it + "\n        ")), Lines{"11 suppressed"});
  EXPECT_EQ(check(with_comment("return 1", it + "\n            ")), Lines{"10"});
  EXPECT_EQ(check(with_comment("import requests", it + "\n        ")), Lines{"11"});
}

TEST_F(Suppressing, InInlinedSourceMayCoverAllOfItAndNothingElse) {
  std::string text = with_comment(
      "import requests",
      "# plimsoll: ignore-file timeout-out-of-range, client-without-timeout -- both\n        ");
  text.insert(text.find("      Handler"), "      Timeout: 1000\n");
  EXPECT_EQ(check(text), (Lines{"5", "12 suppressed"}));
}

TEST_F(Suppressing, InInlinedSourceOfASubstitution) {
  std::string text =
      with_comment("\n            return", "  " + std::string(ignore_call) + " ${Why}");
  text.replace(text.find("InlineCode: |"), 13, "InlineCode: !Sub |");
  EXPECT_EQ(check("Parameters: {Why: {Type: String}}\n" + text), Lines{"11 suppressed"});
}

TEST_F(Suppressing, InInlinedSourceThatIsJoined) {
  constexpr std::string_view text = R"json({"Resources": {"Ship": {
  "Type": "AWS::Lambda::Function", "Properties": {
  "Handler": "index.handler", "Runtime": "nodejs22.x", "Code": {"ZipFile": {"Fn::Join": ["\n", [
    "const axios = require('axios')",
    "exports.handler = async (event) => {",
    "  await axios.get(event.a) // plimsoll: ignore client-without-timeout -- by hand",
    "}"]]}}}}}})json";
  EXPECT_EQ(check(text, "template.json"), Lines{"6 suppressed"});
}

TEST_F(Suppressing, AboveTheKeyCoversTheSourceThatStandsThere) {
  EXPECT_EQ(check(with_comment("      InlineCode", "      " + std::string(ignore_call) + "\n")),
            Lines{"11 suppressed"});
}

}  // namespace
}  // namespace plimsoll::test
