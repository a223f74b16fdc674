// A file that is no template stands for the templates that deploy it, as commit hooks name files.
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/process.h"
#include "support/ship.h"

namespace plimsoll::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::string deploying(std::string_view code) {
  return "Resources:\n"
         "  Ship:\n"
         "    Type: AWS::Serverless::Function\n"
         "    Properties:\n"
         "      Handler: app.handler\n"
         "      Runtime: python3.13\n"
         "      CodeUri: " +
         std::string(code) + "\n";
}

class Owners : public testing::Test {
 protected:
  Owners() { write(".git/HEAD", ""); }

  void write(const std::string& path, std::string_view text) const {
    write_text(folder.path() / path, text);
  }
  Outcome check(std::vector<std::string> args, const std::string& in = ".") const {
    args.insert(args.begin(), "check");
    return run_plimsoll(folder.path() / in, args);
  }
  // The templates that are analysed when these files are named.
  std::vector<std::string> analysed(std::vector<std::string> args,
                                    const std::string& in = ".") const {
    args.insert(args.begin(), {"--format=json", "--allow-empty"});
    const Json report = Json::parse(check(args, in).out);
    EXPECT_TRUE(report.at("problems").empty()) << report.dump(2);
    std::vector<std::string> files;
    for (const Json& input : report.at("inputs")) files.push_back(input.at("file"));
    return files;
  }

  TemporaryFolder folder;
};

using Files = std::vector<std::string>;

TEST_F(Owners, AreFoundAboveAHandler) {
  write("template.yaml", deploying("src/"));
  write("src/app.py", "");
  write("src/deep/er/util.py", "");
  write("other/app.py", "");
  EXPECT_EQ(analysed({"src/app.py"}), Files{"template.yaml"});
  EXPECT_EQ(analysed({"src/deep/er/util.py", "template.yaml"}), Files{"template.yaml"});
  EXPECT_EQ(analysed({"app.py"}, "src"), Files{"../template.yaml"});
  EXPECT_EQ(analysed({"other/app.py"}), Files{});
}

TEST_F(Owners, AreAllThatDeployAFile) {
  write("template.yaml", deploying("services/a"));
  write("services/a/template.yaml", deploying("."));
  write("services/a/app.py", "");
  write("services/b/template.yaml", deploying("./src"));
  write("services/b/src/app.js", "");
  EXPECT_EQ(analysed({"services/a/app.py"}), (Files{"services/a/template.yaml", "template.yaml"}));
  EXPECT_EQ(analysed({"services/b/src/app.js"}), Files{"services/b/template.yaml"});
}

TEST_F(Owners, InheritTheirCodeFromGlobals) {
  write("template.yaml",
        "Globals: {Function: {CodeUri: src}}\n"
        "Resources:\n  Ship: {Type: AWS::Serverless::Function, Properties: {Handler: a.b}}\n");
  write("src/app.py", "");
  EXPECT_EQ(analysed({"src/app.py"}), Files{"template.yaml"});
}

TEST_F(Owners, MayDeployLayersAndDefinitions) {
  write("template.yaml", R"(Resources:
  Layer: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: layer}}
  Machine: {Type: AWS::Serverless::StateMachine, Properties: {DefinitionUri: flow/order.asl.json}}
  Image: {Type: AWS::Serverless::Function, Metadata: {DockerContext: ./image}}
  Graph: {Type: AWS::Serverless::GraphQLApi, Properties: {SchemaUri: graph/schema.graphql}}
  Remote: {Type: AWS::Lambda::Function, Properties: {Code: s3://bucket/src}}
)");
  for (const std::string file :
       {"layer/python/util.py", "flow/order.asl.json", "image/app.py", "graph/schema.graphql"}) {
    write(file, "{}");
    EXPECT_EQ(analysed({file}), Files{"template.yaml"}) << file;
  }
}

TEST_F(Owners, MayBeWrittenInTerraform) {
  write("infra/main.tf", wrong_in_terraform);
  write("infra/queue.tf", "resource \"aws_sqs_queue\" \"orders\" {}\n");
  write("src/app.py", "");
  EXPECT_EQ(analysed({"src/app.py"}), Files{"infra/main.tf"});
  EXPECT_EQ(analysed({"src/app.py", "infra/queue.tf"}), Files{"infra/main.tf"});
}

TEST_F(Owners, NeedNotSayWhereTheirCodeIs) {
  write("ship/template.yaml",
        "Resources:\n"
        "  Ship: {Type: AWS::Serverless::Function, Properties: {Handler: app.handler}}\n");
  write("ship/app.py", "");
  write("other/app.py", "");
  EXPECT_EQ(analysed({"ship/app.py"}), Files{"ship/template.yaml"});
  EXPECT_EQ(analysed({"other/app.py"}), Files{});
}

TEST_F(Owners, AreFoundWhateverDecidesWhetherTheyDeployIt) {
  write("template.yaml", R"(Parameters: {Stage: {Type: String, Default: test}}
Conditions: {IsProd: !Equals [!Ref Stage, prod]}
Resources:
  Ship:
    Type: AWS::Serverless::Function
    Condition: IsProd
    Properties: {Handler: app.handler, Runtime: python3.13, CodeUri: my code}
)");
  write("my code/app.py", "");
  EXPECT_EQ(analysed({"my code/app.py"}), Files{"template.yaml"});
}

TEST_F(Owners, AreLookedForElsewhereWhenThereIsNoneAbove) {
  write("infra/prod/template.yaml", deploying("../../src"));
  write("src/app.py", "");
  EXPECT_EQ(analysed({"src/app.py"}), Files{"infra/prod/template.yaml"});
  write(".plimsoll.yaml", "exclude: prod\n");
  EXPECT_EQ(analysed({"src/app.py"}), Files{}) << "excluded templates own nothing";
}

TEST_F(Owners, AreNotLookedForOutsideTheRepository) {
  write("template.yaml", deploying("inner/src"));
  write("inner/.git/HEAD", "");
  write("inner/src/app.py", "");
  EXPECT_EQ(analysed({"inner/src/app.py"}), Files{});
}

TEST_F(Owners, ThatDoNotExistAreTroubleUnlessFilesMayBeAnything) {
  write("app.py", "");
  write("data.json", "{}");
  const Outcome outcome = check({"app.py"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(
      outcome.out.starts_with("app.py:1:1: error: is not a template, and no template deploys it\n"))
      << outcome.out;
  EXPECT_EQ(check({"data.json"}).status, 2);
  EXPECT_EQ(check({"app.py", "data.json", "--allow-empty"}).status, 0);
}

}  // namespace
}  // namespace plimsoll::test
