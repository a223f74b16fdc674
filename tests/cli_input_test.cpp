// What the program makes of files and folders: which it takes for templates, and what it says about
// those that it cannot read. Whatever is wrong with one file, all others are analysed.
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "support/process.h"
#include "support/ship.h"

namespace plimsoll::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

class Folder : public testing::Test {
 protected:
  void write(const std::string& path, std::string_view text) const {
    write_text(folder.path() / path, text);
  }

  Outcome check(std::vector<std::string> args = {}) const {
    args.insert(args.begin(), "check");
    return run_plimsoll(folder.path(), args);
  }
  Json report(std::vector<std::string> args = {}) const {
    args.emplace_back("--format=json");
    return Json::parse(check(args).out);
  }
  // The files that were analysed.
  std::vector<std::string> analysed(const std::vector<std::string>& args = {}) const {
    std::vector<std::string> files;
    const Json seen = report(args);
    for (const Json& input : seen.at("inputs")) files.push_back(input.at("file"));
    return files;
  }

  TemporaryFolder folder;
};

using Files = std::vector<std::string>;

// ---- files that cannot be read

class BadInput : public Folder {
 protected:
  // A bad file beside a template: the run fails, says where, and finds what is wrong elsewhere.
  void expect_trouble(const std::string& file, int line, const std::string& message) const {
    write("good.yaml", wrong);
    const std::vector<std::string> args{file, "good.yaml"};
    EXPECT_EQ(check(args).status, 2);
    const Json seen = report(args);
    const Json bad = in_file(seen, file);
    ASSERT_FALSE(bad.is_null()) << seen.dump(2);
    EXPECT_EQ(bad.at("line"), line) << bad.dump(2);
    EXPECT_NE(bad.at("message").get<std::string>().find(message), std::string::npos) << bad;
    EXPECT_FALSE(in_file(seen, "good.yaml").is_null()) << "everything else is analysed";
  }

 private:
  static Json in_file(const Json& report, const std::string& file) {
    for (const char* list : {"findings", "problems"}) {
      for (const Json& entry : report.at(list)) {
        if (entry.at("file") == file) return entry;
      }
    }
    return {};
  }
};

TEST_F(BadInput, OfBrokenYamlIsAnErrorWhereTheParserStopped) {
  write("bad.yaml", "Resources:\n  A: [1, 2\n  B: }\n");
  expect_trouble("bad.yaml", 2, "this `[` is not closed");
}

TEST_F(BadInput, OfBrokenJsonIsAnErrorWhereTheParserStopped) {
  write("bad.json", "{\"Resources\": {\n  \"A\": ]\n}}");
  expect_trouble("bad.json", 2, "");
}

TEST_F(BadInput, ThatIsBinaryIsAnError) {
  write("bad.yaml", std::string("\x7f"
                                "ELF\0\0Resources:",
                                16));
  expect_trouble("bad.yaml", 1, "is a binary file");
}

TEST_F(BadInput, ThatIsEmptyIsAnError) {
  write("bad.yaml", " \n");
  expect_trouble("bad.yaml", 1, "is empty");
}

TEST_F(BadInput, ThatIsNamedAndNoTemplateIsAnError) {
  write("bad.yaml", "services:\n  web: {image: nginx}\n");
  expect_trouble("bad.yaml", 1, "is not a template");
}

TEST_F(BadInput, OfAGigabyteIsRefusedBeforeItIsRead) {
  write("bad.yaml", "");
  fs::resize_file(folder.path() / "bad.yaml", 1U << 30U);
  expect_trouble("bad.yaml", 1, "is larger than 256 MB");
}

TEST_F(BadInput, ThatMultipliesItselfByAliasesIsAnError) {
  std::string bomb = "Resources: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 10; ++j) bomb += "*a" + std::to_string(i - 1) + ", ";
    bomb += "]\n";
  }
  write("bad.yaml", bomb + "AWSTemplateFormatVersion: *a11\n");
  write("good.yaml", wrong);
  const Outcome outcome = check({"bad.yaml", "good.yaml"});
  EXPECT_EQ(outcome.status, 2) << outcome.out;
  EXPECT_NE(outcome.out.find("good.yaml:8:37"), std::string::npos) << outcome.out;
}

TEST_F(BadInput, ThatIsNestedAHundredThousandTimesIsAnError) {
  write("bad.yaml", "Resources: " + std::string(100'000, '[') + std::string(100'000, ']'));
  expect_trouble("bad.yaml", 1, "nest");
  write("bad.json",
        "{\"Resources\": " + std::string(100'000, '[') + std::string(100'000, ']') + "}");
  expect_trouble("bad.json", 1, "nest");
}

TEST_F(BadInput, ThatMayNotBeOpenedIsAnError) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may open everything";
  write("bad.yaml", wrong);
  fs::permissions(folder.path() / "bad.yaml", fs::perms::none);
  expect_trouble("bad.yaml", 1, "permission denied");
}

TEST_F(BadInput, StaysAnErrorWhenItsCheckIsIgnored) {
  write("bad.yaml", "Resources:\n  A: [1, 2\n  B: }\n");
  const Outcome outcome = check({"bad.yaml", "--ignore=unreadable"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(outcome.out.starts_with("bad.yaml:2:6: error: ")) << outcome.out;
}

TEST_F(BadInput, InAFolderIsAnErrorOnlyWhereATemplateWasMeant) {
  write("good.yaml", wrong);
  write("other.yaml", "a: [\n");
  write("data.bin", std::string(100, '\0'));
  EXPECT_EQ(check().status, 1);
  write("template.yaml", "AWSTemplateFormatVersion: 2010-09-09\nResources: [\n");
  EXPECT_EQ(check().status, 2);
}

TEST_F(BadInput, ThatIsToBeRenderedFirstIsLeftOutOfAFolder) {
  write("good.yaml", wrong);
  write("template.yaml", "AWSTemplateFormatVersion: 2010-09-09\n{% if x %}\nResources: {}\n");
  const Outcome outcome = check();
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.out.find("; skipped 1 file (to be rendered by another tool first)\n"),
            std::string::npos)
      << outcome.out;
  EXPECT_EQ(check({"template.yaml"}).status, 2) << "unless it is named";
}

TEST_F(BadInput, WithReferencesInACircleIsStillAnalysed) {
  write("template.yaml", std::string(wrong) +
                             "Conditions:\n  A: !Not [Condition: B]\n"
                             "  B: !Not [Condition: A]\n");
  const Outcome outcome = check();
  EXPECT_NE(outcome.out.find("reserved-concurrency-zero"), std::string::npos) << outcome.out;
}

TEST_F(BadInput, WithResourcesThatReferToEachOtherIsStillAnalysed) {
  write("template.yaml", std::string(wrong) + R"(  A:
    Type: AWS::SQS::Queue
    Properties: {QueueName: !GetAtt B.QueueName}
  B:
    Type: AWS::SQS::Queue
    Properties: {QueueName: !GetAtt A.QueueName}
)");
  const Outcome outcome = check();
  EXPECT_EQ(outcome.status, 1) << outcome.out;
  EXPECT_NE(outcome.out.find("reserved-concurrency-zero"), std::string::npos) << outcome.out;
}

// ---- what a finding is recognised by

class Fingerprint : public Folder {
 protected:
  std::string of(std::string_view text) const {
    write("template.yaml", text);
    const Json seen = report({"--select=reserved-concurrency-zero"});
    EXPECT_EQ(seen.at("findings").size(), 1U);
    return seen.at("findings").at(0).at("fingerprint");
  }
};

TEST_F(Fingerprint, StaysWhenTheFileIsEditedAroundTheFinding) {
  const std::string before = of(wrong);
  EXPECT_EQ(of("# a comment\n\n\n" + std::string(wrong)), before) << "lines above";
  EXPECT_EQ(of("Resources:\n  Other: {Type: AWS::SQS::Queue}\n" +
               std::string(wrong.substr(wrong.find('\n') + 1))),
            before)
      << "a sibling";
  EXPECT_EQ(of(R"({"Resources": {"Ship": {"Type": "AWS::Serverless::Function", "Properties": {
                   "Runtime": "python3.13", "Handler": "app.handler", "CodeUri": "src",
                   "ReservedConcurrentExecutions": 0}}}})"),
            before)
      << "another notation";
}

TEST_F(Fingerprint, ChangesWithTheResource) {
  std::string renamed(wrong);
  renamed.replace(renamed.find("Ship"), 4, "Load");
  EXPECT_NE(of(renamed), of(wrong));
}

// ---- folders

TEST_F(Folder, IsSearchedForTemplatesByTheirContent) {
  write("a/stack.cfn", wrong);
  write("b/without-extension", wrong);
  write("c.yaml", wrong);
  write("compose.yaml", "services:\n  Resources: AWS::Nothing\n");
  write("deployment.yaml", "kind: Deployment\nspec: {Resources: {}}\n");
  write("serverless.yml", "resources:\n  Resources:\n    A: {Type: 'AWS::SQS::Queue'}\n");
  EXPECT_EQ(analysed(), (Files{"a/stack.cfn", "b/without-extension", "c.yaml"}));
}

TEST_F(Folder, HoldsCopiesWhereNobodyLooks) {
  write("template.yaml", wrong);
  for (const std::string copy :
       {".aws-sam/build", "node_modules/a", ".terraform", ".serverless", ".git", "sub/.aws-sam"}) {
    write(copy + "/template.yaml", wrong);
  }
  write("venv/pyvenv.cfg", "");
  write("venv/lib/template.yaml", wrong);
  EXPECT_EQ(analysed(), Files{"template.yaml"});
  EXPECT_EQ(analysed({"node_modules"}), Files{"node_modules/a/template.yaml"}) << "unless named";
}

TEST_F(Folder, OfCdkIsAnalysedOnlyWhenNamed) {
  write("template.yaml", wrong);
  write("cdk.out/App.template.json", R"({"Resources": {"A": {"Type": "AWS::SQS::Queue"}}})");
  const Outcome outcome = check();
  EXPECT_NE(outcome.out.find("; skipped 1 file (in `cdk.out`, which is analysed when named)\n"),
            std::string::npos)
      << outcome.out;
  EXPECT_EQ(analysed({"cdk.out"}), Files{"cdk.out/App.template.json"});
}

TEST_F(Folder, ThatContainsItselfByALinkIsSearchedOnce) {
  write("sub/template.yaml", wrong);
  fs::create_directory_symlink("..", folder.path() / "sub/up");
  fs::create_symlink("sub/template.yaml", folder.path() / "again.yaml");
  EXPECT_EQ(analysed(), Files{"sub/template.yaml"});
}

TEST_F(Folder, ThatIsNamedTwiceIsAnalysedOnce) {
  write("sub/template.yaml", wrong);
  EXPECT_EQ(analysed({".", "sub", "./sub/template.yaml"}), Files{"sub/template.yaml"});
  EXPECT_EQ(report({".", "./sub/template.yaml"}).at("findings").size(), 1U);
}

// ---- templates that belong together

constexpr std::string_view parent = R"(Resources:
  Child:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: child.yaml
      Parameters:
        Reserve: 0
)";

constexpr std::string_view child = R"(Parameters:
  Reserve: {Type: Number}
Resources:
  Ship:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      Handler: app.handler
      CodeUri: src
      ReservedConcurrentExecutions: !Ref Reserve
)";

TEST_F(Folder, WithANestedTemplateAnalysesItWhereItIsDeployed) {
  write("template.yaml", parent);
  write("child.yaml", child);
  EXPECT_EQ(analysed(), Files{"template.yaml"});
  EXPECT_EQ(report().at("findings").size(), 1U);
  EXPECT_EQ(report({"child.yaml"}).at("findings").size(), 0U) << "alone it gets no parameter";
}

constexpr std::string_view exporter = R"(Resources:
  Orders: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 30}}
Outputs:
  OrdersArn: {Value: !GetAtt Orders.Arn, Export: {Name: orders-arn}}
)";

constexpr std::string_view importer = R"(Resources:
  Ship:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      Handler: app.handler
      CodeUri: src
      Timeout: 120
      Events:
        Order: {Type: SQS, Properties: {Queue: !ImportValue orders-arn}}
)";

TEST_F(Folder, OfTemplatesThatImportFromEachOtherIsJudgedTogether) {
  write("queues.yaml", exporter);
  write("functions.yaml", importer);
  const std::string only = "--select=visibility-shorter-than-timeout";
  EXPECT_EQ(analysed(), (Files{"functions.yaml", "queues.yaml"}));
  const Json together = report({only});
  ASSERT_EQ(together.at("findings").size(), 1U) << together.dump(2);
  EXPECT_EQ(together.at("findings").at(0).at("file"), "queues.yaml");
  EXPECT_EQ(report({only, "functions.yaml"}).at("findings").size(), 0U) << "alone it is unknown";
}

}  // namespace
}  // namespace plimsoll::test
