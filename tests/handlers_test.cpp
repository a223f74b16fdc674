// Handlers, seen through the program: from the template to the sources behind it.
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/resource.h>

#include "cli/find_suppressions.h"
#include "support/process.h"
#include "support/tree.h"
#include "text/sources.h"

namespace plimsoll::test {
namespace {

using Json = nlohmann::json;

TEST(Handlers, AreFollowedFromTheTemplate) {
  const std::filesystem::path folder = source_folder() / "tests/golden/handlers/shop";
  const Outcome outcome = run_plimsoll(folder, {"dump", "--step", "code", "template.yaml"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  expect_up_to_date("tests/golden/handlers/shop.txt", outcome.out);
}

class Handler : public testing::Test {
 protected:
  void add(const std::string& file, std::string_view text) const {
    write_text(folder.path() / file, text);
  }

  Json check(const std::string& path) const {
    const Outcome outcome = run_plimsoll(folder.path(), {"check", path, "--format=json"});
    return Json::parse(outcome.out);
  }

  std::string code() const {
    return run_plimsoll(folder.path(), {"dump", "--step", "code", "a/template.yaml"}).out;
  }

  std::string skipped(const std::string& path) const {
    const std::string out = run_plimsoll(folder.path(), {"check", path}).out;
    const std::size_t begin = out.find("; skipped");
    return begin == std::string::npos ? ""
                                      : out.substr(begin + 2, out.find('\n', begin) - begin - 2);
  }

  TemporaryFolder folder;
};

constexpr std::string_view two_functions = R"(Transform: AWS::Serverless-2016-10-31
Resources:
  A:
    Type: AWS::Serverless::Function
    Properties: { Handler: app.handler, Runtime: python3.12, CodeUri: src/ }
  B:
    Type: AWS::Serverless::Function
    Properties: { Handler: nothing.handler, Runtime: python3.12, CodeUri: src/ }
)";

TEST_F(Handler, IsCountedWhenItsFileWasRead) {
  add("template.yaml", two_functions);
  add("src/app.py", "def handler(event, context):\n    return 1\n");
  const Json input = check("template.yaml").at("inputs").at(0);
  EXPECT_EQ(input.at("functions"), 2);
  EXPECT_EQ(input.at("handlers_read"), 1);
}

// Of the largest program that was run so far.
long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_CHILDREN, &usage);
  return usage.ru_maxrss;
}

TEST_F(Handler, IsLetGoWithItsTemplate) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "the sanitizer keeps what is let go for a while";
#endif
  std::string source;
  for (int i = 0; i < 2000; ++i) source += "settings = {'a': [1, 2, 3], 'b': str(4) + '5'}\n";
  source += "def handler(event, context):\n    return settings\n";
  constexpr int templates = 20;
  for (int i = 0; i < templates; ++i) {
    const std::string name = std::to_string(i);
    add(name + "/template.yaml", two_functions);
    add(name + "/src/app.py", source);
  }
  EXPECT_EQ(run_plimsoll(folder.path(), {"check", "0"}).status, 1);
  const long peak_of_one = peak_kilobytes();
  EXPECT_EQ(run_plimsoll(folder.path(), {"check", ".", "--jobs=1"}).status, 1);
  EXPECT_LT(peak_kilobytes(), 2 * peak_of_one) << "all of them together have seven times as much";
}

TEST_F(Handler, IsNotReadOutsideOfItsProject) {
  add("a/.git/HEAD", "");
  add("a/template.yaml", two_functions);
  add("b/app.py", "def handler(event, context):\n    return 1\n");
  std::filesystem::create_directory_symlink("../b", folder.path() / "a/src");
  EXPECT_EQ(check("a/template.yaml").at("inputs").at(0).at("handlers_read"), 0);
  EXPECT_EQ(skipped("a/template.yaml"),
            "skipped 1 file (source lies outside the project: `a/src/app.py`)");
}

TEST_F(Handler, IsNotReadWhenItIsLargerThanAnyPersonWrites) {
  add("template.yaml", two_functions);
  add("src/app.py", "def handler(event, context):\n    return 1\n");
  std::filesystem::resize_file(folder.path() / "src/app.py", (2U << 20U) + 1);
  EXPECT_EQ(check("template.yaml").at("inputs").at(0).at("handlers_read"), 0);
  EXPECT_EQ(skipped("template.yaml"), "skipped 1 file (source is larger than 2 MB: `src/app.py`)");
  const Json group = check("template.yaml").at("skipped").at(0);
  EXPECT_EQ(group,
            (Json{{"why", "source is larger than 2 MB"}, {"files", 1}, {"paths", {"src/app.py"}}}));
  const std::string dumped =
      run_plimsoll(folder.path(), {"dump", "--step", "code", "template.yaml"}).out;
  EXPECT_NE(dumped.find("not looked at: src/app.py is larger than 2 MB\n"), std::string::npos);
}

// A folder of data, or somebody's installation: 20,001 empty files.
TEST_F(Handler, IsFoundInAFolderWithTooManyFilesOfWhichNothingElseIsSaid) {
  add("template.yaml", two_functions);
  add("src/app.py", "def handler(event, context):\n    return 1\n");
  for (int i = 0; i < 20'001; ++i) {
    std::ofstream(folder.path() / "src" / (std::to_string(i) + ".csv"));
  }
  const Json seen = check("template.yaml");
  EXPECT_EQ(seen.at("inputs").at(0).at("handlers_read"), 1);
  EXPECT_EQ(skipped("template.yaml"),
            "skipped 1 folder (package has more than 20,000 files: `src/`)");
  const Json* note = nullptr;
  for (const Json& finding : seen.at("findings")) {
    if (finding.at("check") == "not-evaluated") note = &finding;
  }
  ASSERT_NE(note, nullptr) << seen.dump(2);
  EXPECT_EQ(note->at("line"), 5);
  EXPECT_NE(note->at("message").get<std::string>().find("`src/` has more than 20,000 files"),
            std::string::npos);
}

// "LINE:COLUMN" of every use of version 2 of the SDK in a template.
std::vector<std::string> uses_of_sdk(const std::string& file, std::string_view text) {
  const TemporaryFolder folder;
  write_text(folder.path() / file, text);
  const Outcome outcome = run_plimsoll(
      folder.path(), {"check", file, "--format=json", "--select=aws-sdk-v2-not-bundled"});
  const Json report = Json::parse(outcome.out);
  std::vector<std::string> places;
  for (const Json& finding : report.at("findings")) {
    places.push_back(std::to_string(finding.at("line").get<int>()) + ":" +
                     std::to_string(finding.at("column").get<int>()));
  }
  return places;
}

using Places = std::vector<std::string>;

TEST(SourceInATemplate, IsPointedAtBehindEscapes) {
  EXPECT_EQ(uses_of_sdk("template.json", R"({"Resources": {"A": {
  "Type": "AWS::Lambda::Function",
  "Properties": {
    "Runtime": "nodejs22.x", "Handler": "index.handler", "Role": "arn:aws:iam::111122223333:role/a",
    "Code": {"ZipFile": "const a = \"a\";\nrequire('aws-sdk');\nexports.handler = () => a;"}
  }
}}})"),
            (Places{"5:44"}));
}

TEST(SourceInATemplate, IsPointedAtInTheItemsOfAJoin) {
  EXPECT_EQ(uses_of_sdk("template.yaml", R"(Resources:
  A:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      Role: arn:aws:iam::111122223333:role/a
      Code:
        ZipFile:
          Fn::Join:
            - "\n"
            - - "const a = 1;"
              - "const sdk = require('aws-sdk');"
              - "exports.handler = async () => new sdk.S3().listBuckets().promise();"
)"),
            (Places{"13:30"}));
}

TEST(SourceInATemplate, MayHaveHolesThatAreFilledInLater) {
  EXPECT_EQ(uses_of_sdk("template.yaml", R"(Resources:
  A:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      Role: arn:aws:iam::111122223333:role/a
      Code:
        ZipFile: !Sub |
          const stack = '${AWS::StackName}'; const sdk = require('aws-sdk');
          exports.handler = async () => stack;
)"),
            (Places{"10:58"}));
}

// The lines that the suppressions of a source cover.
std::vector<std::string> covered(const std::string& path, const std::string& text) {
  Sources sources;
  const SourceFile& file = sources[sources.add(path, text)];
  std::vector<Suppression> found;
  find_suppressions(file, found);
  std::vector<std::string> lines;
  for (const Suppression& one : found) {
    lines.push_back(one.checks + " " + std::to_string(file.line_at(one.scope.begin)) + "-" +
                    std::to_string(file.line_at(one.scope.end)));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(Comments, OfPythonSuppressALineOrTheStatementBelow) {
  EXPECT_EQ(covered("app.py", R"(import os
URL = os.environ["URL"]  # plimsoll: ignore a-b -- set by hand

# plimsoll: ignore c-d -- all of it

# (see the guide)
def handler(event, context):
    # plimsoll: ignore e-f -- both lines
    table.put_item(
        Item=event)
    return "# plimsoll: ignore g-h -- no comment"
)"),
            (Lines{"a-b 2-2", "c-d 7-11", "e-f 9-10"}));
}

TEST(Comments, OfJavascriptSuppressALineOrTheStatementBelow) {
  EXPECT_EQ(covered("app.mjs", R"(const url = process.env.URL; // plimsoll: ignore a-b -- by hand
// plimsoll: ignore c-d -- all of it
export const handler = async () => {
  /* plimsoll: ignore e-f -- this call */
  await fetch(url);
};
// plimsoll: ignore-file g-h -- everywhere
)"),
            (Lines{"a-b 1-1", "c-d 3-6", "e-f 5-5", "g-h 1-8"}));
}

}  // namespace
}  // namespace plimsoll::test
