// `.plimsoll.yaml`, seen through the program: which one holds, what it says, what is wrong in it.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/path_pattern.h"
#include "support/process.h"

namespace plimsoll::test {
namespace {

using Json = nlohmann::json;

// ---- patterns

TEST(PathPattern, WithoutASlashMeansANameAnywhere) {
  EXPECT_TRUE(PathPattern("vendor").matches("a/vendor/b.yaml"));
  EXPECT_TRUE(PathPattern("vendor/").matches("vendor/b.yaml"));
  EXPECT_TRUE(PathPattern("*.gen.yaml").matches("a/b.gen.yaml"));
  EXPECT_FALSE(PathPattern("vendor").matches("a/vendors/b.yaml"));
}

TEST(PathPattern, WithASlashStartsAtTheConfiguration) {
  EXPECT_TRUE(PathPattern("a/b").matches("a/b/c.yaml"));
  EXPECT_TRUE(PathPattern("./a/b").matches("a/b"));
  EXPECT_FALSE(PathPattern("a/b").matches("x/a/b/c.yaml"));
  EXPECT_TRUE(PathPattern("/a").matches("a/c.yaml"));
  EXPECT_FALSE(PathPattern("/a").matches("x/a"));
}

TEST(PathPattern, StarsStopAtSlashesAndTwoStarsDoNot) {
  EXPECT_TRUE(PathPattern("a/*/c.yaml").matches("a/b/c.yaml"));
  EXPECT_FALSE(PathPattern("a/*/c.yaml").matches("a/b/b/c.yaml"));
  EXPECT_TRUE(PathPattern("a/**/c.yaml").matches("a/b/b/c.yaml"));
  EXPECT_TRUE(PathPattern("a/**/c.yaml").matches("a/c.yaml"));
  EXPECT_TRUE(PathPattern("**/b/*.yaml").matches("a/b/b/c.yaml"));
  EXPECT_TRUE(PathPattern("*a*b*").matches("xxaxxaxxbxx"));
  EXPECT_FALSE(PathPattern("a").matches("../a"));
}

TEST(PathPattern, TakesLinearTimeWhateverIsWritten) {
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "a*";
  EXPECT_FALSE(PathPattern(pattern + "b").matches(std::string(5000, 'a')));
}

// ---- the program

// One error in line 8, one warning (an old runtime) in line 5.
constexpr std::string_view wrong = R"(Resources:
  Ship:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.9
      Handler: app.handler
      CodeUri: src
      ReservedConcurrentExecutions: 0
)";

class Configuration : public testing::Test {
 protected:
  // Nothing above the folder counts.
  Configuration() { write_text(folder.path() / ".git/HEAD", ""); }

  void write(const std::string& path, std::string_view text) const {
    write_text(folder.path() / path, text);
  }
  Outcome plimsoll(std::vector<std::string> args) const {
    return run_plimsoll(folder.path(), args);
  }
  Outcome check(std::vector<std::string> args = {}) const {
    args.insert(args.begin(), {"check", "--as-of=2026-01-01"});
    return plimsoll(args);
  }
  // "template.yaml:8 reserved-concurrency-zero", suppressed ones in parentheses.
  std::vector<std::string> found(std::vector<std::string> args = {}) const {
    args.emplace_back("--format=json");
    const Json report = Json::parse(check(args).out);
    std::vector<std::string> found;
    for (const Json& finding : report.at("findings")) {
      const std::string line = finding.at("file").get<std::string>() + ":" +
                               std::to_string(finding.at("line").get<int>()) + " " +
                               finding.at("check").get<std::string>();
      found.push_back(finding.at("suppressed") ? "(" + line + ")" : line);
    }
    return found;
  }
  // What is said about a configuration with this text.
  std::string said_of(std::string_view text) const {
    write("template.yaml", wrong);
    write(".plimsoll.yaml", text);
    const Outcome outcome = check();
    EXPECT_EQ(outcome.status, 2) << outcome.out;
    return outcome.out.substr(0, outcome.out.find('\n'));
  }

  TemporaryFolder folder;
};

using Lines = std::vector<std::string>;

TEST_F(Configuration, SaysWhichChecksRunAndWhatFails) {
  write("template.yaml", wrong);
  write(".plimsoll.yaml", "ignore: reserved-concurrency-zero\n");
  EXPECT_EQ(check().status, 0);
  EXPECT_EQ(found({"--select=concurrency,runtime-deprecated"}).size(), 2U)
      << "whoever selects by hand sees what the configuration ignores";
  write(".plimsoll.yaml", "ignore: [reserved-concurrency-zero]\nfail-on: warning\n");
  EXPECT_EQ(check().status, 1);
  EXPECT_EQ(check({"--fail-on=error"}).status, 0) << "the command line beats the configuration";
  write(".plimsoll.yaml", "select: [runtime-deprecated]\n");
  EXPECT_EQ(found(), Lines{"template.yaml:5 runtime-deprecated"});
  write(".plimsoll.yaml", "select: [runtime-deprecated, concurrency]\nfail-on: never\n");
  EXPECT_EQ(check().status, 0);
  EXPECT_EQ(found({"--ignore=startup"}), Lines{"template.yaml:8 reserved-concurrency-zero"});
}

TEST_F(Configuration, SaysStrictAndWhatTheAccountMay) {
  write("template.yaml", wrong);
  const std::size_t usual = found().size();
  write(".plimsoll.yaml", "strict: true\n");
  EXPECT_GT(found().size(), usual);
  std::string text(wrong);
  text.replace(text.find("Executions: 0"), 13, "Executions: 2000");
  write("template.yaml", text);
  const std::string only = "--select=reserved-concurrency-exceeds-account";
  EXPECT_EQ(found({only}).size(), 1U);
  write(".plimsoll.yaml", "account-concurrency: 3000\n");
  EXPECT_EQ(found({only}).size(), 0U);
  EXPECT_EQ(found({only, "--account-concurrency=1000"}).size(), 1U);
}

TEST_F(Configuration, GivesParameters) {
  std::string text(wrong);
  text.replace(text.find("Executions: 0"), 13, "Executions: !Ref Reserve");
  write("template.yaml", "Parameters:\n  Reserve: {Type: Number}\n" + text);
  write(".plimsoll.yaml", "parameter: {Reserve: 0}\n");
  const std::string only = "--select=reserved-concurrency-zero";
  EXPECT_EQ(found({only}).size(), 1U);
  EXPECT_EQ(found({only, "--parameter=Reserve=5"}).size(), 0U);
}

TEST_F(Configuration, OfTheNearestFolderHoldsAlone) {
  write("template.yaml", wrong);
  write("a/template.yaml", wrong);
  write("a/b/template.yaml", wrong);
  write(".plimsoll.yaml", "select: reserved-concurrency-zero\n");
  write("a/.plimsoll.yaml", "select: runtime-deprecated\n");
  EXPECT_EQ(found(),
            (Lines{"a/b/template.yaml:5 runtime-deprecated", "a/template.yaml:5 runtime-deprecated",
                   "template.yaml:8 reserved-concurrency-zero"}));
}

TEST_F(Configuration, EndsAtTheTopOfTheRepository) {
  write(".plimsoll.yaml", "select: reserved-concurrency-zero\n");
  write("inner/.git", "gitdir: elsewhere\n");
  write("inner/template.yaml", wrong);
  EXPECT_EQ(found().size(), 2U);
}

TEST_F(Configuration, OverridesSomePaths) {
  write("one/template.yaml", wrong);
  write("two/template.yaml", wrong);
  write(".plimsoll.yaml", R"(select: [reserved-concurrency-zero, runtime-deprecated]
ignore: runtime-deprecated
overrides:
  - path: two/
    select: [startup, reserved-concurrency-zero]
    ignore: reserved-concurrency-zero
    fail-on: never
  - { path: "one", fail-on: warning }
)");
  EXPECT_EQ(found(), Lines{"one/template.yaml:8 reserved-concurrency-zero"});
  EXPECT_EQ(check({"one"}).status, 1);
  EXPECT_EQ(check({"two"}).status, 0);
}

TEST_F(Configuration, ThatIsNamedHoldsForEverything) {
  write("a/template.yaml", wrong);
  write("a/.plimsoll.yaml", "select: runtime-deprecated\n");
  write("ci/strict.yaml",
        "select: reserved-concurrency-zero\noverrides: [{path: a, fail-on: never}]\n");
  EXPECT_EQ(found({"--config=ci/strict.yaml"}),
            Lines{"a/template.yaml:8 reserved-concurrency-zero"});
  EXPECT_EQ(check({"--config=ci/strict.yaml"}).status, 0)
      << "its paths begin at the current folder";
  const Outcome missing = check({"--config=none.yaml"});
  EXPECT_EQ(missing.status, 2);
  EXPECT_TRUE(missing.out.starts_with("none.yaml:1:1: error: ")) << missing.out;
}

// ---- excludes

TEST_F(Configuration, ExcludesWhatIsFoundAndWhatIsNamed) {
  write("a/template.yaml", wrong);
  write("vendor/x/template.yaml", wrong);
  write("vendor/x/.plimsoll.yaml", "select: runtime-deprecated\n");
  write(".plimsoll.yaml", "exclude: [vendor/]\nselect: reserved-concurrency-zero\n");
  EXPECT_EQ(found(), Lines{"a/template.yaml:8 reserved-concurrency-zero"});
  const Outcome named = check({"vendor/x/template.yaml"});
  EXPECT_EQ(named.status, 0);
  EXPECT_EQ(named.out,
            "analysed 0 templates: nothing found; skipped 1 file (excluded by .plimsoll.yaml:1)\n");
  EXPECT_EQ(check({"vendor/x/template.yaml", "a"}).status, 1);
}

TEST_F(Configuration, ExcludesStandardInputByItsName) {
  write("in", wrong);
  write(".plimsoll.yaml", "exclude: vendor\n");
  const auto check_input = [&](const std::string& name) {
    return run(folder.path(), {"sh", "-c", "\"$0\" check --stdin-filename=" + name + " <in",
                               plimsoll_binary().string()});
  };
  EXPECT_EQ(check_input("vendor/template.yaml").status, 0);
  EXPECT_EQ(check_input("a/template.yaml").status, 1);
}

TEST_F(Configuration, ThatExcludesEverythingThatIsSearchedIsTrouble) {
  write("a/template.yaml", wrong);
  write(".plimsoll.yaml", "exclude: a\n");
  EXPECT_EQ(check().status, 2) << "nothing to analyse";
}

// ---- suppressions

TEST_F(Configuration, SuppressesByCheckPathAndResource) {
  write("a/template.yaml", wrong);
  write("b/template.yaml", wrong);
  write(".plimsoll.yaml", R"(select: [reserved-concurrency-zero, suppression-without-effect]
suppress:
  - check: reserved-concurrency-zero
    path: a
    resource: Sh*
    reason: off until the migration is over
    until: 2026-02-01
)");
  EXPECT_EQ(found(), (Lines{"(a/template.yaml:8 reserved-concurrency-zero)",
                            "b/template.yaml:8 reserved-concurrency-zero"}));
  EXPECT_EQ(check({"a"}).status, 0);
  const std::string idle = ".plimsoll.yaml:3 suppression-without-effect";
  EXPECT_EQ(found({"--as-of=2026-03-01"}), (Lines{".plimsoll.yaml:3 suppression-without-effect",
                                                  "a/template.yaml:8 reserved-concurrency-zero",
                                                  "b/template.yaml:8 reserved-concurrency-zero"}))
      << "it has run out";
}

TEST_F(Configuration, ReportsASuppressionThatSuppressesNothingWhenEverythingWasLookedAt) {
  write("a/template.yaml", wrong);
  write(".plimsoll.yaml",
        "suppress: [{check: reserved-concurrency-zero, resource: X, reason: no}]\n"
        "select: [reserved-concurrency-zero, suppression-without-effect]\n");
  EXPECT_EQ(found().front(), ".plimsoll.yaml:1 suppression-without-effect");
  EXPECT_EQ(found({"a/template.yaml"}), Lines{"a/template.yaml:8 reserved-concurrency-zero"});
}

// ---- mistakes

TEST_F(Configuration, NamesTheNearestOfWhatDoesNotExist) {
  const std::string at = ".plimsoll.yaml:1:";
  EXPECT_EQ(said_of("fail_on: error\n"),
            at + "1: error: a configuration has no `fail_on`; the nearest is `fail-on`");
  EXPECT_EQ(said_of("ignore: [timeouts, wildcard-acton]\n"),
            at + "20: error: no check or topic is called `wildcard-acton`; the nearest is "
                 "`wildcard-action`");
  EXPECT_EQ(said_of("overrides: [{path: a, igore: b}]\n"),
            at + "23: error: an override has no `igore`; the nearest is `ignore`");
  EXPECT_EQ(said_of("suppress: [{check: unreadable, why: a}]\n"),
            at + "12: error: a suppression needs a `reason`");
}

TEST_F(Configuration, RefusesValuesThatAKeyDoesNotTake) {
  const std::string at = ".plimsoll.yaml:1:";
  EXPECT_EQ(said_of("fail-on: note\n"),
            at + "10: error: `fail-on` takes error, warning or never, not `note`");
  EXPECT_EQ(said_of("strict: yes\n"), at + "9: error: `strict` takes true or false, not `yes`");
  EXPECT_EQ(said_of("account-concurrency: [1]\n"),
            at + "22: error: `account-concurrency` takes a number from 1, not a list");
  EXPECT_EQ(said_of("select:\n"),
            at + "1: error: `select` takes ids and topics of checks, not nothing");
  EXPECT_EQ(said_of("exclude: ['!a']\n"),
            at + "11: error: paths lie below the configuration, and have no exceptions");
  EXPECT_EQ(said_of("suppress: [{check: timeouts, reason: a, until: soon}]\n"),
            at + "48: error: `until` takes a day as YYYY-MM-DD, not `soon`");
  EXPECT_EQ(said_of("strict: true\nstrict: false\n"),
            ".plimsoll.yaml:2:1: error: `strict` is written twice");
  EXPECT_EQ(said_of("- strict\n"),
            at + "1: error: a configuration is a map: `ignore`, `exclude` …");
}

TEST_F(Configuration, ShowsTheLineOfAMistake) {
  write("template.yaml", wrong);
  write(".plimsoll.yaml", "strict: true\nignore: [time-outs]\n");
  EXPECT_EQ(check().out,
            ".plimsoll.yaml:2:10: error: no check or topic is called `time-outs`; the nearest is "
            "`timeouts`\n"
            "  |\n"
            "2 | ignore: [time-outs]\n"
            "  |          ^^^^^^^^^\n"
            "\n"
            "analysed 0 templates: nothing found\n");
}

TEST_F(Configuration, ThatIsBrokenStopsOnlyItsOwnTemplates) {
  write("a/.plimsoll.yaml", "ignore: [\n");
  write("a/template.yaml", wrong);
  write("b/template.yaml", wrong);
  EXPECT_EQ(check().status, 2);
  EXPECT_EQ(found({"--select=concurrency"}), Lines{"b/template.yaml:8 reserved-concurrency-zero"});
}

TEST_F(Configuration, UnderAnotherNameIsNotPassedOver) {
  write("template.yaml", wrong);
  write(".plimsoll.yml", "strict: true\n");
  const Outcome outcome = check();
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(outcome.out.starts_with(
      ".plimsoll.yml:1:1: error: is read only under the name `.plimsoll.yaml`"))
      << outcome.out;
}

TEST_F(Configuration, ThatIsEmptySaysNothing) {
  write("template.yaml", wrong);
  write(".plimsoll.yaml", "# nothing yet\n");
  EXPECT_EQ(found({"--select=concurrency"}).size(), 1U);
}

// ---- explain

TEST_F(Configuration, IsExplained) {
  write("a/template.yaml", wrong);
  write(".plimsoll.yaml", R"(ignore: [wildcard-action]
strict: true
parameter: {Stage: prod}
exclude: vendor
baseline: ci/known.json
suppress:
  - {check: timeouts, resource: Old*, until: 2027-01-31, reason: it goes}
  - {check: memory, path: b, reason: elsewhere}
overrides:
  - path: a
    ignore: concurrency
    fail-on: warning
)");
  const Outcome outcome =
      plimsoll({"config", "explain", "a/template.yaml", "--account-concurrency=50"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  const std::string expected = R"(a/template.yaml
configuration: .plimsoll.yaml

select               every check                       default
ignore               wildcard-action                   .plimsoll.yaml:1
                     concurrency                       .plimsoll.yaml:11
strict               true                              .plimsoll.yaml:2
fail-on              warning                           .plimsoll.yaml:12
account-concurrency  50                                --account-concurrency
parameter            Stage=prod                        from .plimsoll.yaml:3
exclude              vendor                            .plimsoll.yaml:4
baseline             ci/known.json                     .plimsoll.yaml:5
suppress             timeouts of Old* until 2027-01-31 .plimsoll.yaml:7
)";
  EXPECT_EQ(outcome.out.substr(0, expected.size()), expected);
  EXPECT_NE(outcome.out.find(" checks run\n"), std::string::npos) << outcome.out;
  const std::string typed =
      plimsoll({"config", "explain", "a/template.yaml", "--parameter=Stage=test"}).out;
  EXPECT_NE(typed.find("\nparameter            Stage=test "), std::string::npos) << typed;
  EXPECT_EQ(plimsoll({"config", "explain", "vendor/x.yaml"}).out,
            "vendor/x.yaml\nis not analysed: `vendor` is excluded by .plimsoll.yaml:4\n");
}

TEST_F(Configuration, ThatIsBrokenIsNotExplained) {
  write(".plimsoll.yaml", "strict: perhaps\n");
  const Outcome outcome = plimsoll({"config", "explain", "a/template.yaml"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err,
            "plimsoll: .plimsoll.yaml:1:9: `strict` takes true or false, not `perhaps`\n");
  EXPECT_EQ(plimsoll({"config"}).status, 2);
  EXPECT_EQ(plimsoll({"config", "explain"}).status, 2);
  EXPECT_EQ(plimsoll({"config", "show", "a"}).status, 2);
}

}  // namespace
}  // namespace plimsoll::test
