// The room `edit`: what a check wants changed, written as the file is written.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "edit/apply.h"
#include "edit/diff.h"
#include "edit/editor.h"
#include "edit/literal.h"
#include "text/sources.h"
#include "tree/tree.h"

namespace plimsoll {
namespace {

// One file and the places in it that changes name.
class Edits : public testing::Test {
 protected:
  void read(std::string text) {
    file_ = sources_.add("template", std::move(text));
    parsed_ = parse(sources_[file_]);
    EXPECT_TRUE(parsed_->problems.empty());
  }

  Span place(std::string_view word) const {
    const std::size_t at = sources_[file_].text().find(word);
    EXPECT_NE(at, std::string_view::npos) << word;
    const auto begin = static_cast<std::uint32_t>(at);
    return {file_, begin, begin + static_cast<std::uint32_t>(word.size())};
  }

  Change insert(std::string_view owner, std::string path, Value wanted) const {
    return {.kind = Change::Kind::insert,
            .owner = place(owner),
            .type = "AWS::SQS::Queue",
            .path = std::move(path),
            .written = {},
            .wanted = std::move(wanted)};
  }

  Change replace(std::string_view owner, std::string_view written, Value wanted,
                 Change::Kind kind = Change::Kind::replace) const {
    return {.kind = kind,
            .owner = place(owner),
            .type = "AWS::SQS::Queue",
            .path = "VisibilityTimeout",
            .written = place(written),
            .wanted = std::move(wanted)};
  }

  // The text after the change; empty when it is refused.
  std::string after(Change change) const {
    const Editor editor(parsed_->tree, sources_[file_]);
    Fix fix;
    fix.changes.push_back(std::move(change));
    const std::vector<TextEdit> edits = editor.edits(fix);
    return edits.empty() ? "" : apply_edits(sources_[file_].text(), edits);
  }

  Sources sources_;
  FileId file_{};
  std::optional<Parsed> parsed_;
};

const Value& seconds() {
  static const Value value = Value::scalar("720", {});
  return value;
}

TEST_F(Edits, PutAPropertyBehindTheShortOnesOfItsSiblings) {
  read(
      "Resources:\n"
      "  Orders: # the queue\n"
      "    Type: AWS::SQS::Queue\n"
      "    Properties:\n"
      "      QueueName: orders # as billing calls it\n"
      "      # who pays\n"
      "      Tags:\n"
      "        - {Key: team, Value: a}\n");
  EXPECT_EQ(after(insert("Orders", "VisibilityTimeout", seconds())),
            "Resources:\n"
            "  Orders: # the queue\n"
            "    Type: AWS::SQS::Queue\n"
            "    Properties:\n"
            "      QueueName: orders # as billing calls it\n"
            "      VisibilityTimeout: 720\n"
            "      # who pays\n"
            "      Tags:\n"
            "        - {Key: team, Value: a}\n");
}

TEST_F(Edits, MakeTheMapsThatAPropertyNeeds) {
  read("Resources:\n    Orders:\n        Type: AWS::SQS::Queue");
  EXPECT_EQ(after(insert("Orders", "A.B", seconds())),
            "Resources:\n    Orders:\n        Type: AWS::SQS::Queue\n"
            "        Properties:\n            A:\n                B: 720");
}

TEST_F(Edits, FillPropertiesThatAreEmpty) {
  read("Resources:\n  Orders:\n    Type: AWS::SQS::Queue\n    Properties: # none\n");
  EXPECT_EQ(after(insert("Orders", "A", seconds())),
            "Resources:\n  Orders:\n    Type: AWS::SQS::Queue\n    Properties: # none\n      A: "
            "720\n");
}

TEST_F(Edits, KeepTheLineEndsOfTheFile) {
  read("Resources:\r\n  Orders:\r\n    Type: AWS::SQS::Queue\r\n");
  EXPECT_EQ(after(insert("Orders", "A", seconds())),
            "Resources:\r\n  Orders:\r\n    Type: AWS::SQS::Queue\r\n    Properties:\r\n      A: "
            "720\r\n");
}

TEST_F(Edits, StayOnTheLineInFlowStyle) {
  read("Resources:\n  Orders: { Type: AWS::SQS::Queue, Properties: {} } # small\n");
  EXPECT_EQ(after(insert("Orders", "A", seconds())),
            "Resources:\n  Orders: { Type: AWS::SQS::Queue, Properties: { A: 720 } } # small\n");
}

TEST_F(Edits, LookLikeTheJsonAroundThem) {
  read(
      "{\n  \"Resources\": {\n    \"Orders\": {\n      \"Type\": \"AWS::SQS::Queue\"\n"
      "    }\n  }\n}");
  EXPECT_EQ(after(insert("\"Orders\"", "A", seconds())),
            "{\n  \"Resources\": {\n    \"Orders\": {\n      \"Type\": \"AWS::SQS::Queue\",\n"
            "      \"Properties\": {\n        \"A\": 720\n      }\n    }\n  }\n}");
}

TEST_F(Edits, StayCompactInMinifiedJson) {
  read(R"({"Resources":{"Orders":{"Type":"AWS::SQS::Queue"}}})");
  EXPECT_EQ(after(insert("\"Orders\"", "A", seconds())),
            R"({"Resources":{"Orders":{"Type":"AWS::SQS::Queue","Properties":{"A":720}}}})");
}

TEST_F(Edits, SpellListsAndReferencesInTheStyleOfTheFile) {
  const Value list = Value::list({Value::scalar("ReportBatchItemFailures", {})}, {});
  const Value account = Value::reference({"AWS::AccountId", ""}, {});
  read("Resources:\n  Orders:\n    Type: AWS::SQS::Queue\n");
  EXPECT_EQ(after(insert("Orders", "A", list)),
            "Resources:\n  Orders:\n    Type: AWS::SQS::Queue\n    Properties:\n      A:\n"
            "        - ReportBatchItemFailures\n");
  EXPECT_EQ(after(insert("Orders", "A", account)),
            "Resources:\n  Orders:\n    Type: AWS::SQS::Queue\n    Properties:\n      A: !Ref "
            "AWS::AccountId\n");
  read(R"({"Resources": {"Orders": {"Type": "AWS::SQS::Queue", "Properties": {}}}})");
  EXPECT_EQ(after(insert("\"Orders\"", "A", list)),
            R"({"Resources": {"Orders": {"Type": "AWS::SQS::Queue", "Properties": )"
            R"({"A": ["ReportBatchItemFailures"]}}}})");
  EXPECT_EQ(after(insert("\"Orders\"", "A", account)),
            R"({"Resources": {"Orders": {"Type": "AWS::SQS::Queue", "Properties": )"
            R"({"A": {"Ref": "AWS::AccountId"}}}}})");
}

TEST_F(Edits, ReplaceAValueAndKeepItsQuotes) {
  for (const auto& [written, wanted] : std::vector<std::pair<std::string, std::string>>{
           {"30", "720"}, {"'30'", "'720'"}, {"\"30\"", "\"720\""}}) {
    const auto text = [](const std::string& value) {
      return "Resources:\n  Orders:\n    Properties: {VisibilityTimeout: " + value + "} # s\n";
    };
    read(text(written));
    EXPECT_EQ(after(replace("Orders", written, seconds())), text(wanted));
  }
}

TEST_F(Edits, QuoteWhatWouldNotReadAsItself) {
  read("Resources:\n  Api:\n    Cors: GET\n");
  EXPECT_EQ(after(replace("Api", "GET", Value::scalar("'GET,POST'", {}, true))),
            "Resources:\n  Api:\n    Cors: \"'GET,POST'\"\n");
}

TEST_F(Edits, LeaveAloneWhatOthersReadToo) {
  read(
      "Globals: {Function: {Timeout: 1}}\n"
      "Parameters: {P: {Default: 2}}\n"
      "Resources:\n"
      "  Orders:\n    Properties: {A: &a 3, B: *a}\n"
      "  Other:\n    Properties: {A: 4}\n"
      "  'Fn::ForEach::Queues':\n    - Q\n    - [a, b]\n    - ${Q}:\n        Properties: {A: 5}\n"
      "  Base: &base\n    Properties: {A: 6}\n"
      "  Copy: *base\n"
      "  Short:\n    Properties: {A: !Sub 7}\n");
  EXPECT_EQ(after(replace("Orders", "1", seconds())), "");
  EXPECT_EQ(after(replace("Orders", "2", seconds())), "");
  EXPECT_EQ(after(replace("Orders", "&a 3", seconds())), "");
  EXPECT_EQ(after(replace("Orders", "4", seconds())), "") << "of another resource";
  EXPECT_EQ(after(replace("${Q}", "5", seconds())), "");
  EXPECT_EQ(after(replace("Base", "6", seconds())), "");
  EXPECT_EQ(after(replace("Short", "!Sub 7", seconds())), "");
}

TEST_F(Edits, RewriteInGlobalsWhatIsWrongForAll) {
  read("Globals: {Function: {Timeout: 1}}\nParameters: {P: {Default: 2}}\nResources: {}\n");
  const auto rewrite = Change::Kind::rewrite;
  EXPECT_EQ(after(replace("P", "1", seconds(), rewrite)),
            "Globals: {Function: {Timeout: 720}}\nParameters: {P: {Default: 2}}\nResources: {}\n");
  EXPECT_EQ(after(replace("P", "2", seconds(), rewrite)), "");
}

TEST_F(Edits, PutOneReferenceInThePlaceOfAnother) {
  const auto rewrite = Change::Kind::rewrite;
  const Value name = Value::reference({.resource = "Orders", .attribute = "QueueName"}, {});
  read("Resources:\n  A:\n    Properties: {Value: !Ref Orders, Other: !Sub '${Orders}'}\n");
  EXPECT_EQ(after(replace("A", "!Ref Orders", name, rewrite)),
            "Resources:\n  A:\n    Properties: {Value: !GetAtt Orders.QueueName, Other: !Sub "
            "'${Orders}'}\n");
  EXPECT_EQ(after(replace("A", "!Sub '${Orders}'", name, rewrite)), "");
  EXPECT_EQ(after(replace("A", "!Ref Orders", seconds(), rewrite)), "");
}

TEST_F(Edits, AddNothingThatMayBeThereAlready) {
  for (const std::string_view properties :
       {"{A: !Ref AWS::NoValue}", "!If [X, {A: 1}, {}]", "{'Fn::Transform': {Name: AWS::Include}}",
        "{<<: {A: 1}}", "[A]", "&p {B: 1}"}) {
    read("Resources:\n  Orders:\n    Type: AWS::SQS::Queue\n    Properties: " +
         std::string(properties) + "\n");
    EXPECT_EQ(after(insert("Orders", "A", seconds())), "") << properties;
  }
}

TEST_F(Edits, AddNothingToWhatOnlyMadeTheResource) {
  read("Resources:\n  Orders:\n    Type: AWS::Serverless::Function\n");
  EXPECT_EQ(after(insert("Orders", "VisibilityTimeout", seconds())), "");
}

TEST_F(Edits, IndentWhatStandsBesideThePropertiesUntilItStandsInThem) {
  read(
      "Resources:\n  Ship:\n    Properties:\n      Runtime: python3.13\n"
      "    Events: # the queue\n      Order:\n        Type: SQS\n\n    Policies: |\n      a\n"
      "       b\n    DependsOn: X\n");
  Fix fix;
  for (const char* key : {"Events", "Policies"}) {
    fix.changes.push_back({.kind = Change::Kind::indent,
                           .owner = place("Ship"),
                           .type = "",
                           .path = key,
                           .written = {},
                           .wanted = {}});
  }
  const Editor editor(parsed_->tree, sources_[file_]);
  EXPECT_EQ(apply_edits(sources_[file_].text(), editor.edits(fix)),
            "Resources:\n  Ship:\n    Properties:\n      Runtime: python3.13\n"
            "      Events: # the queue\n        Order:\n          Type: SQS\n\n"
            "      Policies: |\n        a\n         b\n    DependsOn: X\n");
  // Something else stands between them.
  fix.changes.erase(fix.changes.begin());
  EXPECT_TRUE(editor.edits(fix).empty());
}

// ---- differences

std::string lines(int from, int to) {
  std::string text;
  for (int i = from; i <= to; ++i) text += std::to_string(i) + "\n";
  return text;
}

TEST(UnifiedDiff, ShowsThreeLinesAroundEachChange) {
  const std::string before = lines(1, 30);
  const std::string after = lines(1, 9) + "ten\n" + lines(11, 25) + "new\n" + lines(26, 30);
  EXPECT_EQ(unified_diff("a b.yaml", before, after),
            "--- a b.yaml\n+++ a b.yaml\n"
            "@@ -7,7 +7,7 @@\n 7\n 8\n 9\n-10\n+ten\n 11\n 12\n 13\n"
            "@@ -23,6 +23,7 @@\n 23\n 24\n 25\n+new\n 26\n 27\n 28\n");
}

TEST(UnifiedDiff, SaysWhereALineBreakIsMissing) {
  EXPECT_EQ(unified_diff("a", "x", "x\ny"),
            "--- a\n+++ a\n@@ -1,1 +1,2 @@\n-x\n\\ No newline at end of file\n+x\n+y\n"
            "\\ No newline at end of file\n");
  EXPECT_EQ(unified_diff("a", "x\n", "x\n"), "");
  EXPECT_EQ(unified_diff("a", "", "x\n"), "--- a\n+++ a\n@@ -0,0 +1,1 @@\n+x\n");
}

// Terraform's language: a number gives way to a number, and nothing else is touched.
std::string after_in_terraform(std::string_view text, std::string_view written, Value wanted) {
  Sources sources;
  const FileId file = sources.add("main.tf", std::string(text));
  Change change;
  change.kind = Change::Kind::replace;
  change.wanted = std::move(wanted);
  if (!written.empty()) {
    const auto begin = static_cast<std::uint32_t>(text.find(written));
    change.written = {file, begin, begin + static_cast<std::uint32_t>(written.size())};
  }
  Fix fix;
  fix.changes.push_back(std::move(change));
  const std::vector<TextEdit> edits = literal_edits(fix, sources[file]);
  return edits.empty() ? "" : apply_edits(sources[file].text(), edits);
}

TEST(LiteralEdits, PutANumberInThePlaceOfANumber) {
  const Value wanted = Value::scalar("720", {});
  EXPECT_EQ(after_in_terraform("timeout = 30 # s", "30", wanted), "timeout = 720 # s");
  EXPECT_EQ(after_in_terraform("timeout = var.wait", "var.wait", wanted), "");
  EXPECT_EQ(after_in_terraform("timeout = 30", "", wanted), "");
  EXPECT_EQ(after_in_terraform("mode = 30", "30", Value::scalar("Active", {})), "");
}

}  // namespace
}  // namespace plimsoll
