// Baselines, seen through the program: what is known stays quiet, what is new does not.
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/process.h"

namespace plimsoll::test {
namespace {

using Json = nlohmann::json;

std::string function(std::string_view name, std::string_view concurrency = "0") {
  return "  " + std::string(name) +
         ":\n"
         "    Type: AWS::Lambda::Function\n"
         "    Properties:\n"
         "      ReservedConcurrentExecutions: " +
         std::string(concurrency) + "\n";
}

class Baseline : public testing::Test {
 protected:
  // Nothing above the folder counts.
  Baseline() { write(".git/HEAD", ""); }

  void write(const std::string& path, std::string_view text) const {
    write_text(folder.path() / path, text);
  }
  void write_functions(const std::string& path, const std::vector<std::string>& names) const {
    std::string text = "Resources:\n";
    for (const std::string& name : names) text += function(name);
    write(path, text);
  }
  std::string read(const std::string& path) const { return read_text(folder.path() / path); }

  Outcome check(std::vector<std::string> args = {}) const {
    args.insert(args.begin(), {"check", "--as-of=2026-01-01",
                               "--select=reserved-concurrency-zero,suppression-without-effect"});
    return run_plimsoll(folder.path(), args);
  }
  Json report(std::vector<std::string> args = {}) const {
    args.emplace_back("--format=json");
    return Json::parse(check(args).out);
  }
  // What is open: "file:line".
  std::vector<std::string> open(const std::vector<std::string>& args = {}) const {
    std::vector<std::string> found;
    const Json seen = report(args);
    for (const Json& finding : seen.at("findings")) {
      if (finding.at("baselined") || finding.at("suppressed")) continue;
      found.push_back(finding.at("file").get<std::string>() + ":" +
                      std::to_string(finding.at("line").get<int>()));
    }
    return found;
  }

  TemporaryFolder folder;
  const std::string known = "--baseline=known.json";
  const std::string learn = "--write-baseline=known.json";
};

using Lines = std::vector<std::string>;

TEST_F(Baseline, LetsATeamStartToday) {
  write_functions("template.yaml", {"A", "B"});
  EXPECT_EQ(check().status, 1);
  const Outcome first = check({learn});
  EXPECT_EQ(first.status, 0) << "from now on it is known";
  EXPECT_EQ(first.out, "analysed 1 template: 2 baselined\n");
  const Outcome second = check({known});
  EXPECT_EQ(second.status, 0);
  EXPECT_EQ(second.out, first.out);
  EXPECT_EQ(report({known}).at("summary").at("baselined"), 2);
  EXPECT_EQ(Json::parse(check({known, "--format=sarif"}).out)["runs"][0]["results"].size(), 0U);

  write_functions("template.yaml", {"A", "New", "B"});
  EXPECT_EQ(check({known}).status, 1);
  EXPECT_EQ(open({known}), Lines{"template.yaml:9"});
}

TEST_F(Baseline, IsReadableAndInAnOrderOfItsOwn) {
  write_functions("b/template.yaml", {"B", "A"});
  write_functions("a/template.yaml", {"C"});
  check({learn});
  const Json written = Json::parse(read("known.json"));
  EXPECT_EQ(written.at("schema"), 1);
  std::vector<std::string> order;
  for (const Json& entry : written.at("findings")) {
    EXPECT_EQ(entry.at("check"), "reserved-concurrency-zero");
    EXPECT_NE(entry.at("message").get<std::string>().find(entry.at("resource")), std::string::npos);
    order.push_back(entry.at("file").get<std::string>() + " " +
                    entry.at("resource").get<std::string>());
  }
  EXPECT_EQ(order, (Lines{"a/template.yaml C", "b/template.yaml A", "b/template.yaml B"}));
  const std::string before = read("known.json");
  check({learn, "--jobs=4", "b", "a"});
  EXPECT_EQ(read("known.json"), before);
}

TEST_F(Baseline, DoesNotKnowLines) {
  write_functions("template.yaml", {"A"});
  check({learn});
  write("template.yaml", "# one\n# two\n\nResources:\n" + function("B", "5") + function("A"));
  EXPECT_EQ(open({known}), Lines{});
}

TEST_F(Baseline, TellsFilesApart) {
  write("template.yaml", "Resources:\n" + function("A"));
  write("copy/template.yaml", "Resources:\n" + function("A"));
  check({learn, "template.yaml"});
  EXPECT_EQ(open({known}), Lines{"copy/template.yaml:5"}) << "the same in another file is new";
}

TEST_F(Baseline, LiesWhereItLiesWhereverTheProgramRuns) {
  write_functions("a/template.yaml", {"A"});
  std::filesystem::create_directory(folder.path() / "ci");
  check({"--write-baseline=ci/known.json"});
  EXPECT_EQ(Json::parse(read("ci/known.json"))["findings"][0]["file"], "../a/template.yaml");
  const Outcome inside = run_plimsoll(
      folder.path() / "a", {"check", "--baseline=../ci/known.json", "--select=concurrency"});
  EXPECT_EQ(inside.out, "analysed 1 template: 1 baselined\n");
}

TEST_F(Baseline, ThatIsMissingOrBrokenIsTrouble) {
  write_functions("template.yaml", {"A"});
  const Outcome missing = check({known});
  EXPECT_EQ(missing.status, 2);
  EXPECT_TRUE(
      missing.out.starts_with("known.json:1:1: error: there is no such baseline: "
                              "--write-baseline writes it\n"))
      << missing.out;
  EXPECT_EQ(open({known}), Lines{"template.yaml:5"});

  write("known.json", "{\"schema\": 1, \"findings\": [\n<<<<<<< HEAD\n]}");
  const Outcome broken = check({known});
  EXPECT_EQ(broken.status, 2);
  EXPECT_TRUE(broken.out.starts_with("known.json:2:1: error: ")) << broken.out;
  EXPECT_EQ(check({learn}).status, 2);
  EXPECT_TRUE(read("known.json").starts_with("{\"schema\"")) << "it is not written over";

  write("known.json", "{\"schema\": 2, \"findings\": []}");
  EXPECT_TRUE(check({known}).out.starts_with("known.json:1:12: error: is of another version"));
  write("known.json", "[]");
  EXPECT_TRUE(check({known}).out.starts_with("known.json:1:1: error: is no baseline"));
}

TEST_F(Baseline, TellsWhatItHasTooMuch) {
  write_functions("a/template.yaml", {"A", "B"});
  write_functions("b/template.yaml", {"C", "D"});
  check({learn});
  write("a/template.yaml", "Resources:\n" + function("A") + function("B", "5"));
  EXPECT_EQ(open({known}), Lines{"known.json:13"});
  EXPECT_NE(check({known}).out.find("suppresses nothing: an entry is about a finding that is gone; "
                                    "--write-baseline removes it"),
            std::string::npos);
  EXPECT_EQ(check({known}).status, 0);
  EXPECT_EQ(open({known, "b"}), Lines{}) << "nothing is said of what was not looked at";
  EXPECT_EQ(open({known, "--ignore=reserved-concurrency-zero"}), Lines{});
  std::filesystem::remove_all(folder.path() / "b");
  EXPECT_NE(check({known}).out.find("3 entries are about findings that are gone"),
            std::string::npos);
}

TEST_F(Baseline, IsBroughtUpToDateForWhatWasLookedAt) {
  write_functions("a/template.yaml", {"A", "B"});
  write_functions("b/template.yaml", {"C"});
  check({learn});
  write_functions("a/template.yaml", {"A", "New"});
  write_functions("b/template.yaml", {"D"});
  EXPECT_EQ(check({learn, "a"}).status, 0);
  std::vector<std::string> resources;
  const Json written = Json::parse(read("known.json"));
  for (const Json& entry : written.at("findings")) {
    resources.push_back(entry.at("resource"));
  }
  EXPECT_EQ(resources, (Lines{"A", "New", "C"}));
}

TEST_F(Baseline, OfAConfigurationHoldsForItsTemplates) {
  write_functions("a/template.yaml", {"A"});
  write_functions("b/template.yaml", {"B"});
  write("a/.plimsoll.yaml", "baseline: known.json\n");
  EXPECT_EQ(check().status, 2) << "it is missing";
  EXPECT_EQ(check({"a", "--write-baseline=a/known.json"}).status, 0);
  EXPECT_EQ(open(), Lines{"b/template.yaml:5"});
  EXPECT_EQ(check({"--write-baseline=all.json"}).status, 0);
  EXPECT_EQ(Json::parse(read("all.json")).at("findings").size(), 1U)
      << "what another baseline knows is not learnt";
  EXPECT_EQ(open({"--baseline=all.json"}), Lines{"a/template.yaml:5"})
      << "the command line beats the configuration";
}

TEST_F(Baseline, NeverKnowsWhatCannotBeRead) {
  write("template.yaml", "Resources: [\n  AWS::\n");
  const Outcome outcome = run_plimsoll(folder.path(), {"check", "template.yaml", learn});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_NE(outcome.out.find("error[unreadable]"), std::string::npos) << outcome.out;
  EXPECT_TRUE(Json::parse(read("known.json")).at("findings").empty());
}

TEST_F(Baseline, LeavesOutWhatIsSuppressed) {
  write("template.yaml", "Resources:\n" + function("A", "0 # plimsoll: ignore concurrency -- off"));
  check({learn});
  EXPECT_TRUE(Json::parse(read("known.json")).at("findings").empty());
}

}  // namespace
}  // namespace plimsoll::test
