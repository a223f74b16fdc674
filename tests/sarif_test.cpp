// SARIF: the schema, and what code scanning asks for beyond it.
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "check/catalog.h"
#include "report/uri.h"
#include "support/process.h"
#include "support/reported.h"
#include "text/utf8.h"

namespace plimsoll::test {
namespace {

using Json = nlohmann::ordered_json;

using SarifReport = Reported;

TEST_F(SarifReport, FitsTheOfficialSchema) {
  add_file("src/templäte one.yaml", "Resources:\n  😀: 60\n  Wait: 30\n");
  Finding& finding = find(at("60"), "may run for 60 s", *find_check("unreadable")->check);
  finding.failure = "504 Gateway Timeout";
  finding.help = "set Timeout to 29";
  finding.scenario = "when IsProd";
  finding.notes = {{at("Wait"), "waits"}, {at("30"), ""}};
  finding.fix.edits = {{at("60"), "29"}};
  find(at("30"), "is unknown", *find_check("not-evaluated")->check);
  run.problems = {{"b.yaml", {}, "no such file"}, {"", {}, "nothing to analyse"}};

  const TemporaryFolder folder;
  write_text(folder.path() / "out.sarif", report_sarif(run));
  const Outcome outcome = plimsoll::test::run(
      source_folder(), {"node", "tests/support/validate.mjs",
                        "tests/schemas/sarif-schema-2.1.0.json", folder.path() / "out.sarif"});
  EXPECT_EQ(outcome.status, 0) << outcome.out << outcome.err;
}

TEST_F(SarifReport, WithoutFindingsHasAnEmptyListOfResults) {
  EXPECT_EQ(sarif_run().at("results"), Json::array());
  EXPECT_EQ(sarif_run().at("invocations").at(0).at("executionSuccessful"), true);
  EXPECT_FALSE(sarif_run().contains("automationDetails"));
}

TEST_F(SarifReport, PlacesAResultOnOneLineInUtf16Columns) {
  add_file("a.yaml", "😀: 60\nb: c\n");
  find({file, 6, 12}, "wrong");
  EXPECT_EQ(sarif_run().at("columnKind"), "utf16CodeUnits");
  EXPECT_EQ(sarif_run().at("results").at(0).at("locations").at(0).at("physicalLocation"),
            Json::parse(R"({"artifactLocation":{"uri":"a.yaml"},
                            "region":{"startLine":1,"startColumn":5,"endColumn":7}})"));
}

TEST_F(SarifReport, SaysItAllInOneMessage) {
  add_file("a.yaml", "a: b\n");
  Finding& finding = find(at("b"), "`Orders` may run for 60 s");
  finding.failure = "504 Gateway Timeout";
  finding.help = "set Timeout to 29";
  finding.scenario = "when IsProd";
  EXPECT_EQ(sarif_run().at("results").at(0).at("message").at("text"),
            "`Orders` may run for 60 s. Fails as: 504 Gateway Timeout. Holds when IsProd. "
            "Set Timeout to 29.");
}

TEST_F(SarifReport, PointsAtTheOtherEnds) {
  add_file("a.yaml", "a: b\n");
  find(at("b"), "wrong").notes = {{at("a"), "its key"}};
  EXPECT_EQ(sarif_run().at("results").at(0).at("relatedLocations"),
            Json::parse(R"([{"id":0,"physicalLocation":{"artifactLocation":{"uri":"a.yaml"},
                             "region":{"startLine":1,"startColumn":1,"endColumn":2}},
                             "message":{"text":"Its key."}}])"));
}

TEST_F(SarifReport, OffersAnEditAsAFix) {
  add_file("a.yaml", "😀: 60\nb: c\n");
  Finding& finding = find(at("c"), "wrong");
  finding.help = "set b to d";
  finding.fix.edits = {{at("60"), "29"}, {at("c"), "d"}};
  EXPECT_EQ(sarif_run().at("results").at(0).at("fixes"), Json::parse(R"([{
      "description": {"text": "Set b to d."},
      "artifactChanges": [{
        "artifactLocation": {"uri": "a.yaml"},
        "replacements": [
          {"deletedRegion": {"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 7},
           "insertedContent": {"text": "29"}},
          {"deletedRegion": {"startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 5},
           "insertedContent": {"text": "d"}}]}]}])"));
}

TEST_F(SarifReport, HasOurFingerprintAndNoOther) {
  add_file("a.yaml", "a: b\n");
  find(at("b"), "wrong");
  EXPECT_EQ(sarif_run().at("results").at(0).at("partialFingerprints"),
            Json::parse(R"({"plimsoll/v1":"0123456789abcdef"})"));
}

TEST_F(SarifReport, NamesFilesFromTheTopOfTheirRepository) {
  add_file("a.yaml", "a: b\n");
  run.repository_paths["a.yaml"] = "deploy/a.yaml";
  find(at("b"), "wrong");
  const Json place = sarif_run().at("results").at(0).at("locations").at(0).at("physicalLocation");
  EXPECT_EQ(place.at("artifactLocation").at("uri"), "deploy/a.yaml");
}

TEST_F(SarifReport, LeavesSuppressedFindingsOut) {
  add_file("a.yaml", "a: b\n");
  find(at("b"), "wrong").suppressed = true;
  EXPECT_EQ(sarif_run().at("results"), Json::array());
}

TEST_F(SarifReport, KeepsTheWorstOfTooManyAndSaysSo) {
  add_file("a.yaml", "a: b\n");
  for (int i = 0; i < 25'000; ++i) find(at("b"), "wrong");
  find(at("b"), "unreadable", *find_check("unreadable")->check);
  const Json written = sarif_run();
  ASSERT_EQ(written.at("results").size(), 25'000U);
  EXPECT_EQ(written.at("results").back().at("ruleId"), "unreadable");
  EXPECT_EQ(written.at("invocations").at(0).at("toolExecutionNotifications").at(0).at("message"),
            Json::parse(R"({"text":"1 findings of the least severity are left out: code scanning )"
                        R"(takes 25000"})"));
}

TEST_F(SarifReport, IsUnsuccessfulOnlyWhenPlimsollItselfFailed) {
  run.problems = {{"a.yaml", {}, "no such file"}};
  EXPECT_EQ(sarif_run().at("invocations").at(0).at("executionSuccessful"), true);
  run.problems[0].internal = true;
  EXPECT_EQ(sarif_run().at("invocations").at(0).at("executionSuccessful"), false);
}

TEST_F(SarifReport, DescribesEveryCheckWithoutAnEmptyText) {
  const Json rules = sarif_run().at("tool").at("driver").at("rules");
  ASSERT_EQ(rules.size(), catalog().size());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const Check& check = *catalog()[i].check;
    EXPECT_EQ(rules[i].at("id"), check.id);
    for (const char* text : {"shortDescription", "fullDescription", "help"}) {
      EXPECT_NE(rules[i].at(text).at("text"), "") << check.id;
    }
    EXPECT_LE(rules[i].at("fullDescription").at("text").get<std::string>().size(), 1024U);
    EXPECT_EQ(rules[i].at("properties").contains("security-severity"),
              !check.security_severity.empty());
  }
}

// The limits of code scanning; beyond 20 tags it rejects the file.
TEST_F(SarifReport, KeepsItsRulesWithinTheLimits) {
  for (const Json& rule : sarif_run().at("tool").at("driver").at("rules")) {
    const std::string id = rule.at("id");
    EXPECT_LE(rule.at("name").get<std::string>().size(), 255U) << id;
    EXPECT_LE(rule.at("shortDescription").at("text").get<std::string>().size(), 1024U) << id;
    EXPECT_LE(rule.at("properties").at("tags").size(), 10U) << id;
    EXPECT_EQ(rule.at("help").at("markdown").get<std::string>().substr(0, 2), "# ") << id;
    if (!rule.at("properties").contains("security-severity")) continue;
    const double weight =
        std::stod(rule.at("properties").at("security-severity").get<std::string>());
    EXPECT_GE(weight, 0.1) << id;
    EXPECT_LE(weight, 10.0) << id;
  }
}

TEST_F(SarifReport, MakesSecurityRulesOfPermissionsAndSecretsOnly) {
  for (const Json& rule : sarif_run().at("tool").at("driver").at("rules")) {
    if (!rule.at("properties").contains("security-severity")) continue;
    const Json topic = rule.at("properties").at("tags").at(1);
    const std::string id = rule.at("id");
    EXPECT_TRUE(topic == "permissions" || id.find("secret") != std::string::npos ||
                id.find("ssm-secure") != std::string::npos || id.find("cors") != std::string::npos)
        << id;
  }
}

TEST_F(SarifReport, IsUtf8WhateverAFileSays) {
  add_file("a\xff.yaml", "a: \xc3\n");
  find(at("a"), "says \xed\xa0\x80 and \xff").notes = {{at(":"), "\xc3"}};
  const std::string written = report_sarif(run);
  EXPECT_EQ(written, valid_utf8(written));
  EXPECT_NE(written.find("A%FF.yaml"), written.find("a%FF.yaml"));
}

TEST_F(SarifReport, PointsIntoOneLineOfFiveMegabytes) {
  add_file("a.json", std::string(5'000'000, ' ') + "b");
  find(at("b"), "wrong");
  const Json place = sarif_run().at("results").at(0).at("locations").at(0).at("physicalLocation");
  EXPECT_EQ(place.at("region"),
            Json::parse(R"({"startLine":1,"startColumn":5000001,"endColumn":5000002})"));
}

TEST_F(SarifReport, IsTheSameBytesTwice) {
  add_file("a.yaml", "a: b\n");
  find(at("b"), "wrong").notes = {{at("a"), "its key"}};
  EXPECT_EQ(report_sarif(run), report_sarif(run));
}

TEST_F(SarifReport, RefersToTheRuleByItsPlace) {
  add_file("a.yaml", "a: b\n");
  find(at("b"), "wrong", *find_check("not-evaluated")->check);
  const Json result = sarif_run().at("results").at(0);
  const Json rules = sarif_run().at("tool").at("driver").at("rules");
  EXPECT_EQ(rules.at(result.at("ruleIndex").get<std::size_t>()).at("id"), "not-evaluated");
  EXPECT_EQ(result.at("level"), "note");
}

TEST(Uri, EncodesEverythingThatHasAMeaning) {
  EXPECT_EQ(to_uri("a/b-c_d.e~f.yaml"), "a/b-c_d.e~f.yaml");
  EXPECT_EQ(to_uri("ü b#c%d?e:f\\g\xff"), "%C3%BC%20b%23c%25d%3Fe%3Af%5Cg%FF");
  EXPECT_EQ(to_uri("/tmp/a b"), "file:///tmp/a%20b");
}

}  // namespace
}  // namespace plimsoll::test
