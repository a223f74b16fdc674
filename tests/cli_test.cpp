// The command line of the built program: options, exit codes, outputs, and what the commands print.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "check/catalog.h"
#include "cli/help.h"
#include "report/reporters.h"
#include "support/process.h"
#include "support/ship.h"

namespace plimsoll::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

// One warning: an old runtime, which Lambda has not blocked yet.
constexpr std::string_view old = R"(Resources:
  Ship:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.9
      Handler: app.handler
      CodeUri: src
)";

class CommandLine : public testing::Test {
 protected:
  void write(const std::string& path, std::string_view text) const {
    write_text(folder.path() / path, text);
  }
  std::string read(const std::string& path) const { return read_text(folder.path() / path); }

  Outcome plimsoll(const std::vector<std::string>& args) const {
    return run_plimsoll(folder.path(), args);
  }
  Json check_json(std::vector<std::string> args) const {
    args.insert(args.begin(), {"check", "--format=json"});
    return Json::parse(plimsoll(args).out);
  }

  TemporaryFolder folder;
};

void expect_usage_error(const Outcome& outcome, const std::string& message) {
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err, "plimsoll: " + message + "\n");
  EXPECT_EQ(outcome.out, "");
}

// ---- usage

TEST_F(CommandLine, AloneShowsHowItIsUsed) {
  const Outcome outcome = plimsoll({});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err, help());
}

TEST_F(CommandLine, HelpsWithEveryCommand) {
  for (const std::vector<std::string>& args : {std::vector<std::string>{"--help"},
                                               {"-h"},
                                               {"check", "--help"},
                                               {"explain", "--help"},
                                               {"checks", "-h"},
                                               {"config", "--help"},
                                               {"dump", "--help"}}) {
    const Outcome outcome = plimsoll(args);
    EXPECT_EQ(outcome.status, 0);
    EXPECT_EQ(outcome.out, help());
  }
}

TEST_F(CommandLine, HasEveryOptionOfItsHelp) {
  const std::string text(help());
  int options = 0;
  for (std::size_t at = text.find("\n    --"); at != std::string::npos;
       at = text.find("\n    --", at + 1)) {
    const std::size_t begin = at + 5;
    const std::string name = text.substr(begin, text.find_first_of(" \n", begin) - begin);
    const Outcome outcome = plimsoll({"check", name, "--help"});
    EXPECT_EQ(outcome.err.find("no option"), std::string::npos) << outcome.err;
    ++options;
  }
  EXPECT_GE(options, 13);
}

TEST_F(CommandLine, SaysItsVersionAndTheDayOfItsData) {
  const Outcome outcome = plimsoll({"--version"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out, version_line() + "\n");
  EXPECT_TRUE(outcome.out.starts_with("plimsoll ")) << outcome.out;
}

TEST_F(CommandLine, NamesTheNearestOfWhatDoesNotExist) {
  expect_usage_error(plimsoll({"chekc"}), "no command is called `chekc`; the nearest is `check`");
  expect_usage_error(plimsoll({"check", "--fromat", "json"}),
                     "no option is called `--fromat`; the nearest is `--format`");
  expect_usage_error(plimsoll({"check", "--format=jsn"}),
                     "no format is called `jsn`; the nearest is `json`");
  expect_usage_error(plimsoll({"check", "--output=srif=a"}),
                     "no format is called `srif`; the nearest is `sarif`");
  expect_usage_error(plimsoll({"check", "--select=unreadble"}),
                     "no check or topic is called `unreadble`; the nearest is `unreadable`");
  expect_usage_error(plimsoll({"explain", "unreadble"}),
                     "no check or topic is called `unreadble`; the nearest is `unreadable`");
  expect_usage_error(plimsoll({"dump", "--step=tre", "a"}),
                     "no step is called `tre`; the nearest is `tree`");
}

TEST_F(CommandLine, RefusesValuesThatAnOptionDoesNotTake) {
  expect_usage_error(plimsoll({"check", "--fail-on=note"}),
                     "--fail-on takes error, warning or never, not `note`");
  expect_usage_error(plimsoll({"check", "--as-of=2026-02-30"}),
                     "--as-of takes a day as YYYY-MM-DD, not `2026-02-30`");
  expect_usage_error(plimsoll({"check", "--jobs=0"}), "--jobs takes a number from 1, not `0`");
  expect_usage_error(plimsoll({"check", "--account-concurrency=many"}),
                     "--account-concurrency takes a number from 1, not `many`");
  expect_usage_error(plimsoll({"check", "--color=red"}),
                     "--color takes auto, always or never, not `red`");
  expect_usage_error(plimsoll({"check", "--output=json"}),
                     "--output takes FORMAT=FILE, not `json`");
  expect_usage_error(plimsoll({"check", "--select=,"}), "--select takes an ID or a TOPIC, not `,`");
  expect_usage_error(plimsoll({"check", "--stdin-filename=a.yaml", "b.yaml"}),
                     "--stdin-filename is read instead of a PATH, not beside it");
  EXPECT_EQ(plimsoll({"check", "--format"}).status, 2);
  EXPECT_EQ(plimsoll({"check", "--parameter=novalue"}).status, 2);
  EXPECT_EQ(plimsoll({"check", "--parameter-file=missing.json"}).status, 2);
}

// ---- exit codes

TEST_F(CommandLine, ExitsWithZeroWhenNothingIsFound) {
  write("template.yaml", fine);
  const Outcome outcome = plimsoll({"check"});
  EXPECT_EQ(outcome.status, 0) << outcome.out;
  EXPECT_EQ(outcome.out, "analysed 1 template: nothing found\n");
  EXPECT_EQ(outcome.err, "");
}

TEST_F(CommandLine, ExitsWithOneAtAnError) {
  write("template.yaml", wrong);
  EXPECT_EQ(plimsoll({"check"}).status, 1);
  EXPECT_EQ(plimsoll({"check", "--fail-on=never"}).status, 0);
}

TEST_F(CommandLine, ExitsWithOneAtAWarningOnlyWhenAsked) {
  write("template.yaml", old);
  const std::string day = "--as-of=2026-01-01";
  EXPECT_EQ(plimsoll({"check", day}).status, 0);
  EXPECT_EQ(plimsoll({"check", day, "--fail-on=warning"}).status, 1);
}

TEST_F(CommandLine, ExitsWithTwoWhenThereIsNothingToAnalyse) {
  write("notes.yaml", "a: b\n");
  const Outcome outcome = plimsoll({"check"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(
      outcome.out,
      "error: nothing to analyse: no SAM or CloudFormation template and no Terraform in `.`\n\n"
      "analysed 0 templates: nothing found\n");
}

TEST_F(CommandLine, ExitsWithTwoAndGoesOnWhenAPathDoesNotExist) {
  write("template.yaml", wrong);
  const Json report = check_json({"template.yaml", "missing"});
  EXPECT_EQ(plimsoll({"check", "template.yaml", "missing"}).status, 2);
  EXPECT_EQ(report.at("findings").size(), 1U);
  EXPECT_EQ(report.at("problems").at(0).at("file"), "missing");
  EXPECT_EQ(report.at("problems").at(0).at("message"), "no such file or folder");
}

TEST_F(CommandLine, RepeatsProblemsWhereALogShowsThem) {
  const Outcome outcome = plimsoll({"check", "missing", "--format=sarif"});
  EXPECT_EQ(outcome.err, "plimsoll: missing:1: no such file or folder\n");
}

// ---- selection and parameters

TEST_F(CommandLine, RunsOnlyWhatIsSelected) {
  write("template.yaml", wrong);
  EXPECT_EQ(check_json({"--select=concurrency"}).at("findings").size(), 1U);
  EXPECT_EQ(check_json({"--select=deployment,reserved-concurrency-zero"}).at("findings").size(),
            1U);
  EXPECT_EQ(check_json({"--select=deployment"}).at("findings").size(), 0U);
  EXPECT_EQ(check_json({"--ignore=reserved-concurrency-zero"}).at("findings").size(), 0U);
}

TEST_F(CommandLine, JudgesAsOfTheDayThatIsNamed) {
  write("template.yaml", old);
  const std::string only = "--select=runtime-deprecated";
  EXPECT_EQ(check_json({only, "--as-of=2025-01-01"}).at("findings").size(), 0U);
  EXPECT_EQ(check_json({only, "--as-of=2026-01-01"}).at("findings").size(), 1U);
  EXPECT_EQ(check_json({only, "--as-of=2026-01-01"}).at("tool").at("as_of"), "2026-01-01");
}

TEST_F(CommandLine, TakesTheValuesOfParameters) {
  write("template.yaml", "Parameters:\n  Reserve: {Type: Number}\n" + std::string(fine) +
                             "      ReservedConcurrentExecutions: !Ref Reserve\n");
  write("values.json", R"([{"ParameterKey": "Reserve", "ParameterValue": "0"}])");
  EXPECT_EQ(check_json({}).at("findings").size(), 0U);
  EXPECT_EQ(check_json({"--parameter=Reserve=0"}).at("findings").size(), 1U);
  EXPECT_EQ(check_json({"--parameter-file=values.json"}).at("findings").size(), 1U);
  EXPECT_EQ(
      check_json({"--parameter=Reserve=9", "--parameter-file=values.json"}).at("findings").size(),
      0U)
      << "what is typed wins over what is in a file";
}

TEST_F(CommandLine, ReadsStandardInputAsTheFileThatIsNamed) {
  write("in", wrong);
  const Outcome outcome =
      run(folder.path(), {"sh", "-c", "\"$0\" check --stdin-filename=app/template.yaml <in",
                          plimsoll_binary().string()});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_TRUE(outcome.out.starts_with("app/template.yaml:8:37: error[reserved-concurrency-zero]"))
      << outcome.out;
}

TEST_F(CommandLine, ColoursOnlyWhenAskedOrOnATerminal) {
  write("template.yaml", wrong);
  EXPECT_EQ(plimsoll({"check"}).out.find('\x1b'), std::string::npos);
  EXPECT_NE(plimsoll({"check", "--color=always"}).out.find('\x1b'), std::string::npos);
}

// ---- outputs

TEST_F(CommandLine, WritesSeveralReportsInOneRun) {
  write("template.yaml", wrong);
  const Outcome outcome = plimsoll(
      {"check", "--output=json=out/a,b.json", "--output", "sarif=a.sarif", "--output=text=a.txt"});
  EXPECT_EQ(outcome.status, 2) << "there is no folder `out`";
  fs::create_directory(folder.path() / "out");
  EXPECT_EQ(plimsoll({"check", "--output=json=out/a,b.json"}).status, 1);
  EXPECT_EQ(Json::parse(read("out/a,b.json")).at("findings").size(), 1U);
  EXPECT_EQ(Json::parse(read("a.sarif")).at("runs").at(0).at("results").size(), 1U);
  EXPECT_EQ(read("a.txt"), outcome.out);
}

TEST_F(CommandLine, ShowsNoSecretInAnyReport) {
  const std::string secret = "w9#Kd3Vz!q7Bn5Rx2T";
  write("template.yaml", std::string(fine) +
                             "      Environment: {Variables: {reserved-name: a, DB_PASSWORD: \"" +
                             secret + "\"}}\n");
  for (const Format& format : formats()) {
    const std::string out = plimsoll({"check", "--format", std::string(format.name)}).out;
    EXPECT_EQ(out.find(secret), std::string::npos) << format.name;
    EXPECT_NE(out.find("DB_PASSWORD"), std::string::npos) << format.name;
  }
}

TEST_F(CommandLine, AddsToTheSummaryOfAGithubStep) {
  write("template.yaml", wrong);
  write("summary.md", "# the step before\n");
  const std::string variable = "GITHUB_STEP_SUMMARY=summary.md";
  const std::vector<std::string> command{"env", variable, plimsoll_binary().string(), "check"};
  EXPECT_EQ(run(folder.path(), command).status, 1);
  EXPECT_EQ(read("summary.md"), "# the step before\n");

  std::vector<std::string> as_github = command;
  as_github.emplace_back("--format=github");
  const Outcome outcome = run(folder.path(), as_github);
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.out.find("::error file=template.yaml,line=8,"), 0U);
  EXPECT_EQ(read("summary.md").find("# the step before\n### plimsoll: 1 error\n"), 0U);
}

TEST_F(CommandLine, SaysWhyAReportCannotBeWritten) {
  write("template.yaml", wrong);
  const Outcome outcome = plimsoll({"check", "--output=json=missing/a.json"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err, "plimsoll: cannot write `missing/a.json`: no such file or directory\n");
  EXPECT_NE(outcome.out.find("reserved-concurrency-zero"), std::string::npos);
}

TEST_F(CommandLine, ReplacesAReportAsAWholeAndKeepsLinks) {
  write("template.yaml", wrong);
  write("kept/old.json", "old");
  fs::create_symlink("kept/old.json", folder.path() / "link.json");
  EXPECT_EQ(plimsoll({"check", "--output=json=link.json"}).status, 1);
  EXPECT_TRUE(fs::is_symlink(folder.path() / "link.json"));
  EXPECT_EQ(Json::parse(read("kept/old.json")).at("schema"), 1);
  const auto files = fs::directory_iterator(folder.path() / "kept");
  EXPECT_EQ(std::distance(begin(files), end(files)), 1) << "nothing is left behind";
}

TEST_F(CommandLine, WritesToADeviceWithoutReplacingIt) {
  write("template.yaml", wrong);
  EXPECT_EQ(plimsoll({"check", "--output=json=/dev/null"}).status, 1);
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(CommandLine, NamesFilesFromTheTopOfTheRepositoryInSarif) {
  write(".git/HEAD", "");
  write("deploy/template.yaml", wrong);
  const Outcome outcome =
      run_plimsoll(folder.path() / "deploy", {"check", "template.yaml", "--format=sarif"});
  const Json result = Json::parse(outcome.out).at("runs").at(0).at("results").at(0);
  const Json place = result.at("locations").at(0).at("physicalLocation");
  EXPECT_EQ(place.at("artifactLocation").at("uri"), "deploy/template.yaml");
}

// ---- the other commands

TEST_F(CommandLine, ListsTheChecksOfATopic) {
  const Outcome outcome = plimsoll({"explain", "deployment"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_TRUE(outcome.out.starts_with("deployment\n  ")) << outcome.out;
  EXPECT_EQ(plimsoll({"explain"}).status, 2);
  EXPECT_EQ(plimsoll({"explain", "a", "b"}).status, 2);
}

TEST_F(CommandLine, ListsTheCatalogForPrograms) {
  const Json listed = Json::parse(plimsoll({"checks", "--format=json"}).out);
  ASSERT_EQ(listed.at("checks").size(), catalog().size());
  for (const Json& check : listed.at("checks")) {
    EXPECT_NE(find_check(check.at("check").get<std::string>()), nullptr);
    EXPECT_FALSE(check.at("evidence").empty());
  }
}

TEST_F(CommandLine, DumpsWhatWasUnderstood) {
  write("template.yaml", wrong);
  for (const char* step : {"tree", "resources", "model", "code"}) {
    const Outcome outcome = plimsoll({"dump", "--step", step, "template.yaml"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_NE(outcome.out.find("Ship"), std::string::npos) << outcome.out;
  }
  expect_usage_error(plimsoll({"dump", "--step=tree"}), "dump needs the PATH of a template");
  expect_usage_error(plimsoll({"dump", "template.yaml"}),
                     "dump needs --step tree, resources, model or code");
}

}  // namespace
}  // namespace plimsoll::test
