// The room `report`: one Run, printed for people and for programs.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "check/catalog.h"
#include "report/display.h"
#include "report/reporters.h"
#include "support/reported.h"
#include "support/tree.h"
#include "text/sources.h"

namespace plimsoll::test {
namespace {

using Json = nlohmann::ordered_json;

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
  run.skipped = {{"in `cdk.out`", 2}, {"too large", 4, {"a.js", "b.js", "c.js", "d.js"}}};
  find(at("b"), "wrong");
  find(at("b"), "wrong, too").suppressed = true;
  EXPECT_EQ(last_line(),
            "analysed 2 templates: 1 warning, 1 suppressed; 4 settings opaque; "
            "skipped 2 files (in `cdk.out`); "
            "skipped 4 files (too large: `a.js`, `b.js`, `c.js` and 1 more)\n");
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
            Json::parse(R"({"error":0,"warning":0,"advice":0,"suppressed":1,"baselined":0,
                            "unchanged":0})"));
}

TEST_F(JsonReport, ReplacesWhatIsNoUtf8) {
  add_file("a.yaml", "a: b\n");
  find(at("b"), "says \xff");
  EXPECT_EQ(json().at("findings").at(0).at("message"), "says \uFFFD");
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
