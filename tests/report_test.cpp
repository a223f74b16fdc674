// The room `report`: one Run, printed for people, for programs and for code scanning.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "check/catalog.h"
#include "report/display.h"
#include "report/reporters.h"
#include "report/uri.h"
#include "support/process.h"
#include "support/tree.h"
#include "text/sources.h"

namespace plimsoll::test {
namespace {

using Json = nlohmann::ordered_json;

constexpr Check slow_check = [] {
  Check check;
  check.id = "made-up";
  check.severity = Severity::warning;
  check.summary = "made up";
  return check;
}();

// A Run over texts, with findings at words of them.
class Reported : public testing::Test {
 protected:
  Reported() {
    run.version = "1.2.3";
    run.as_of = {2026, 11, 20};
    run.files = &files;
  }

  void add_file(const std::string& path, const std::string& text) {
    file = sources.add(path, text);
    run.inputs.push_back({.file = path, .kind = "sam"});
  }

  Span keep(const Span& span) {
    return files.keep(sources[span.file].path(), sources[span.file], span);
  }

  // The first place of a word in the file added last, kept.
  Span at(std::string_view word) {
    const std::size_t begin = sources[file].text().find(word);
    EXPECT_NE(begin, std::string_view::npos) << word;
    return keep(
        {file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + word.size())});
  }

  Finding& find(Span span, std::string message, const Check& check = slow_check) {
    Finding finding;
    finding.check = &check;
    finding.span = keep(span);
    finding.message = std::move(message);
    finding.fingerprint = "0123456789abcdef";
    run.findings.push_back(std::move(finding));
    return run.findings.back();
  }

  // What is printed for people, without the line that sums up.
  std::string frames() const {
    const std::string text = report_text(run);
    return text.substr(0, text.rfind("\nanalysed") + 1);
  }

  std::string last_line() const {
    const std::string text = report_text(run);
    const std::size_t at = text.rfind("analysed");
    return at == std::string::npos ? text : text.substr(at);
  }

  Json json() const { return Json::parse(report_json(run)); }
  Json sarif_run() const { return Json::parse(report_sarif(run)).at("runs").at(0); }

  plimsoll::Run run;
  Sources sources;
  Excerpts files;
  FileId file{};
};

using TextReport = Reported;

TEST_F(TextReport, ShowsTheLineThatIsWrong) {
  add_file("template.yaml", "Resources:\n  Orders:\n    Timeout: 60\n");
  Finding& finding = find(at("60"), "`Orders` may run for 60 s");
  finding.failure = "504 Gateway Timeout";
  finding.help = "set Timeout to 29";
  finding.scenario = "when IsProd";
  EXPECT_EQ(frames(), R"(template.yaml:3:14: warning[made-up]: `Orders` may run for 60 s
  |
3 |     Timeout: 60
  |              ^^
  = fails as: 504 Gateway Timeout
  = help: set Timeout to 29
  = when IsProd

)");
}

TEST_F(TextReport, ShowsTheOtherEndsInTheSameFrame) {
  add_file("a.yaml", "one: 1\ntwo: 2\nthree: 3\nfour: 4\n");
  find(at("3"), "wrong").notes = {{at("1"), "the first"}, {at("4"), "the last"}, {at("three"), ""}};
  EXPECT_EQ(frames(), R"(a.yaml:3:8: warning[made-up]: wrong
  |
1 | one: 1
  |      - the first
...
3 | three: 3
  |        ^
  | -----
4 | four: 4
  |       - the last

)");
}

TEST_F(TextReport, ShowsEndsInOtherFilesBelow) {
  add_file("child.yaml", "\n\n\n\n\n\n\n\n\nwait: 30\n");
  const Span other = at("30");
  add_file("a.yaml", "run: 60\n");
  find(at("60"), "wrong").notes = {{other, "what it gets"}};
  EXPECT_EQ(frames(), R"(a.yaml:1:6: warning[made-up]: wrong
   |
 1 | run: 60
   |      ^^
 --> child.yaml:10:7
   |
10 | wait: 30
   |       -- what it gets

)");
}

TEST_F(TextReport, AlignsUnderTabsAndWideCharacters) {
  add_file("a.yaml", "a:\t1\n名前: 値 # x\n😀: y\n");
  find(at("1"), "after a tab");
  find(at("# x"), "after wide characters");
  find(at("y"), "after an emoji");
  EXPECT_EQ(frames(), R"(a.yaml:1:4: warning[made-up]: after a tab
  |
1 | a:  1
  |     ^

a.yaml:2:7: warning[made-up]: after wide characters
  |
2 | 名前: 値 # x
  |          ^^^

a.yaml:3:4: warning[made-up]: after an emoji
  |
3 | 😀: y
  |     ^

)");
}

TEST_F(TextReport, CutsALineThatIsTooLongAroundEachPlace) {
  const std::string filler(300, 'x');
  add_file("a.json", filler + "left" + filler + "right" + filler);
  find(at("left"), "wrong").notes = {{at("right"), "its other end"}};
  const std::string before(40, 'x');
  EXPECT_EQ(frames(), "a.json:1:301: warning[made-up]: wrong\n  |\n1 | …" + before + "left" +
                          std::string(76, 'x') + "…\n  |  " + std::string(40, ' ') + "^^^^\n1 | …" +
                          before + "right" + std::string(75, 'x') + "…\n  |  " +
                          std::string(40, ' ') + "----- its other end\n\n");
}

TEST_F(TextReport, NeverLetsAFileControlTheTerminal) {
  add_file("a\x1b.yaml", "a: \x1b[31mred \u202e \xff\n");
  find(at("a"), "says \x1b[2J");
  EXPECT_EQ(frames(),
            "a\uFFFD.yaml:1:1: warning[made-up]: says \uFFFD[2J\n  |\n"
            "1 | a: \uFFFD[31mred \uFFFD \uFFFD\n  | ^\n\n");
}

TEST_F(TextReport, OfAFileWithoutTextHasNoFrame) {
  add_file("huge.yaml", "");
  find({file, 0, 0}, "cannot be read");
  EXPECT_EQ(frames(), "huge.yaml:1:1: warning[made-up]: cannot be read\n\n");
}

TEST_F(TextReport, MarksAPlaceWithoutWidthWithOneCaret) {
  add_file("a.yaml", "a: b");
  find({file, 4, 4}, "ends too early");
  EXPECT_EQ(frames(), "a.yaml:1:5: warning[made-up]: ends too early\n  |\n1 | a: b\n  |     ^\n\n");
}

TEST_F(TextReport, IsColouredOnlyWhenAsked) {
  add_file("a.yaml", "a: b\n");
  find(at("b"), "wrong");
  EXPECT_EQ(report_text(run).find('\x1b'), std::string::npos);
  EXPECT_NE(report_text(run, true).find("\x1b[1;33mwarning[made-up]\x1b[0m"), std::string::npos);
}

TEST_F(TextReport, SumsUpWhatWasFoundAndWhatWasNotLookedAt) {
  add_file("a.yaml", "a: b\n");
  EXPECT_EQ(last_line(), "analysed 1 template: nothing found\n");
  add_file("b.yaml", "a: b\n");
  run.inputs[0].opaque_settings = 3;
  run.inputs[1].opaque_settings = 1;
  run.skipped = {{"in `cdk.out`", 2}};
  find(at("b"), "wrong");
  find(at("b"), "wrong, too").suppressed = true;
  EXPECT_EQ(last_line(),
            "analysed 2 templates: 1 warning, 1 suppressed; 4 settings opaque; "
            "skipped 2 files (in `cdk.out`)\n");
}

TEST_F(TextReport, BeginsWithWhatWentWrong) {
  run.problems = {{"a.yaml", {}, "no such file"}, {"", {}, "nothing to analyse"}};
  EXPECT_EQ(report_text(run),
            "a.yaml:1:1: error: no such file\nerror: nothing to analyse\n\n"
            "analysed 0 templates: nothing found\n");
}

using JsonReport = Reported;

TEST_F(JsonReport, HasTheSchemaThatScriptsDependOn) {
  add_file("template.yaml", "Resources:\n  Ördnung:\n    Timeout: 60\n");
  run.inputs[0] = {"template.yaml", "sam", 12, 3, 3, 2, 1};
  Finding& finding = find(at("60"), "may run for 60 s", *find_check("unreadable")->check);
  finding.failure = "504 Gateway Timeout";
  finding.help = "set Timeout to 29";
  finding.scenario = "when IsProd";
  finding.resource = "Ördnung";
  finding.notes = {{at("Ördnung"), "the function"}};
  run.problems = {{"b.yaml", {2, 3, 3}, "no such file"}};
  expect_up_to_date("tests/golden/report/findings.json", report_json(run));
}

TEST_F(JsonReport, CountsSuppressedFindingsApart) {
  add_file("a.yaml", "a: b\n");
  find(at("b"), "wrong").suppressed = true;
  EXPECT_EQ(json().at("findings").at(0).at("suppressed"), true);
  EXPECT_EQ(json().at("summary"),
            Json::parse(R"({"error":0,"warning":0,"advice":0,"suppressed":1,"baselined":0})"));
}

TEST_F(JsonReport, ReplacesWhatIsNoUtf8) {
  add_file("a.yaml", "a: b\n");
  find(at("b"), "says \xff");
  EXPECT_EQ(json().at("findings").at(0).at("message"), "says \uFFFD");
}

using SarifReport = Reported;

TEST_F(SarifReport, FitsTheOfficialSchema) {
  add_file("src/templäte one.yaml", "Resources:\n  😀: 60\n  Wait: 30\n");
  Finding& finding = find(at("60"), "may run for 60 s", *find_check("unreadable")->check);
  finding.failure = "504 Gateway Timeout";
  finding.help = "set Timeout to 29";
  finding.scenario = "when IsProd";
  finding.notes = {{at("Wait"), "waits"}, {at("30"), ""}};
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

TEST_F(SarifReport, RefersToTheRuleByItsPlace) {
  add_file("a.yaml", "a: b\n");
  find(at("b"), "wrong", *find_check("not-evaluated")->check);
  const Json result = sarif_run().at("results").at(0);
  const Json rules = sarif_run().at("tool").at("driver").at("rules");
  EXPECT_EQ(rules.at(result.at("ruleIndex").get<std::size_t>()).at("id"), "not-evaluated");
  EXPECT_EQ(result.at("level"), "note");
}

TEST(Excerpt, HasThePositionsOfItsFileHoweverLongTheLine) {
  std::string text = "first\n";
  for (int i = 0; i < 5'000; ++i) text += "aé😀";
  Sources sources;
  const SourceFile& file = sources[sources.add("a.json", text)];
  Excerpt excerpt("a.json");
  excerpt.keep(file, 10'000);
  for (std::uint32_t offset = 6; offset <= text.size(); offset += 7 * 101) {
    const Position expected = file.position(offset);
    const Position position = excerpt.position(offset);
    EXPECT_EQ(position.line, expected.line);
    EXPECT_EQ(position.column, expected.column) << offset;
    EXPECT_EQ(position.utf16_column, expected.utf16_column) << offset;
  }
}

TEST(Uri, EncodesEverythingThatHasAMeaning) {
  EXPECT_EQ(to_uri("a/b-c_d.e~f.yaml"), "a/b-c_d.e~f.yaml");
  EXPECT_EQ(to_uri("ü b#c%d?e:f\\g\xff"), "%C3%BC%20b%23c%25d%3Fe%3Af%5Cg%FF");
  EXPECT_EQ(to_uri("/tmp/a b"), "file:///tmp/a%20b");
}

TEST(Display, CountsTheColumnsOfATerminal) {
  EXPECT_EQ(display("abc").columns, 3);
  EXPECT_EQ(display("値").columns, 2);
  EXPECT_EQ(display("e\u0301").columns, 1);
  EXPECT_EQ(display("\t", 1).text, "   ");
}

TEST(Display, NeverCutsInsideACharacter) {
  EXPECT_EQ(bytes_within("a値b", 2), 1U);
  EXPECT_EQ(bytes_within("a値b", 3), 4U);
  EXPECT_EQ(step_back("a値b", 4, 1), 1U);
  EXPECT_EQ(step_back("a値b", 4, 9), 0U);
}

}  // namespace
}  // namespace plimsoll::test
