// The room `report`: the formats of continuous integration, and what all formats agree on.
#include "report/reporters.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "report/markdown_text.h"
#include "support/reported.h"
#include "support/tree.h"

namespace plimsoll::test {
namespace {

using Json = nlohmann::ordered_json;

constexpr Check made_up(std::string_view id, Severity severity) {
  Check check;
  check.id = id;
  check.severity = severity;
  check.summary = "made up";
  return check;
}

constexpr Check fatal_check = made_up("fatal", Severity::error);
constexpr Check sound_check = made_up("sound", Severity::advice);
constexpr Check seen_check = made_up("not-seen", Severity::note);

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

long count_beginning(const std::vector<std::string>& lines, std::string_view start) {
  return std::ranges::count_if(lines,
                               [&](const std::string& line) { return line.starts_with(start); });
}

// Two templates with a finding of each severity, one that is suppressed, and a problem.
class EveryReport : public Reported {
 protected:
  EveryReport() {
    add_file("shop/template.yaml", "Orders:\n  Timeout: 60\n  Retries: 0\n  Macro: x\n");
    Finding& slow = find(at("60"), "`Orders` may run for 60 s");
    slow.failure = "504 Gateway Timeout after 29 s";
    slow.help = "set Timeout to 29";
    slow.scenario = "when IsProd";
    slow.notes = {{at("Orders"), "called by `GET /`"}};
    find(at("Retries"), "`Orders` is never tried again", sound_check);
    find(at("Macro"), "`x` was not evaluated", seen_check);
    find(at("0\n"), "somebody knows this").suppressed = true;
    add_file("stock.yaml", "Queue:\n  Visible: 30\n");
    find(at("30"), "queue `Queue` is \"shown\" | again", fatal_check).fingerprint =
        "fedcba9876543210";
    add_file("clean.yaml", "Resources: {}\n");
    run.problems = {{"lost.yaml", {}, "no such file"}};
    run.repository_paths = {{"shop/template.yaml", "services/shop/template.yaml"}};
  }
};

TEST_F(EveryReport, IsPrintedAsItIsWrittenDown) {
  expect_up_to_date("tests/golden/report/github.txt", report_github(run));
  expect_up_to_date("tests/golden/report/gitlab.json", report_gitlab(run));
  expect_up_to_date("tests/golden/report/junit.xml", report_junit(run));
  expect_up_to_date("tests/golden/report/markdown.md", report_markdown(run));
}

TEST_F(EveryReport, HasTheSameFindings) {
  std::multiset<std::string> expected;
  for (const Finding* finding : open_findings(run)) expected.emplace(finding->check->id);

  std::multiset<std::string> sarif;
  const Json of_sarif = sarif_run();
  for (const Json& result : of_sarif.at("results")) sarif.insert(result.at("ruleId"));
  EXPECT_EQ(sarif, expected);

  std::multiset<std::string> gitlab;
  for (const Json& issue : Json::parse(report_gitlab(run))) gitlab.insert(issue.at("check_name"));
  EXPECT_EQ(gitlab, expected);

  std::multiset<std::string> github;
  for (const std::string& line : lines_of(report_github(run))) {
    const std::size_t title = line.find("endColumn=");
    if (title == std::string::npos) continue;
    const std::size_t begin = line.find("title=", title) + 6;
    github.insert(line.substr(begin, line.find("::", begin) - begin));
  }
  EXPECT_EQ(github, expected);

  std::multiset<std::string> junit;
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(report_junit(run).c_str()));
  for (const pugi::xpath_node test : document.select_nodes("//testcase[failure|skipped]")) {
    const std::string name = test.node().attribute("name").value();
    junit.insert(name.substr(0, name.find(' ')));
  }
  EXPECT_EQ(junit, expected);

  const std::string markdown = report_markdown(run);
  for (const std::string& id : expected) {
    EXPECT_NE(markdown.find("<br>`" + id + "`"), std::string::npos) << id;
    EXPECT_NE(markdown.find("<code>" + id + "</code>"), std::string::npos) << id;
  }
}

using GithubReport = Reported;

TEST_F(GithubReport, AnnotatesTheWorstAndListsTheOthers) {
  add_file("a.yaml", "a: b\n");
  for (int i = 0; i < 12; ++i) find(at("b"), "works until load comes");
  for (int i = 0; i < 3; ++i) find(at("a"), "fails", fatal_check);
  const std::vector<std::string> lines = lines_of(report_github(run));
  EXPECT_EQ(lines.at(0).substr(0, 8), "::error ");
  EXPECT_EQ(count_beginning(lines, "::error "), 3);
  EXPECT_EQ(count_beginning(lines, "::warning "), 10);
  EXPECT_EQ(count_beginning(lines, "  a.yaml:1:4: warning[made-up]: "), 2);
  EXPECT_EQ(lines.back(), "analysed 1 template: 3 errors, 12 warnings");
}

TEST_F(GithubReport, LetsNoNameEndACommandOrBeginOne) {
  add_file("::error file=x,::\n.yaml", "a: b\n");
  for (int i = 0; i < 11; ++i) find(at("b"), "100 %\n::stop-commands::x");
  for (const std::string& line : lines_of(report_github(run))) {
    const bool ours = line.starts_with("::warning file=%3A%3Aerror file=x%2C%3A%3A%0A.yaml,line=1");
    EXPECT_TRUE(ours || !line.starts_with("::")) << line;
  }
  EXPECT_NE(report_github(run).find("::100 %25%0A::stop-commands::x."), std::string::npos);
}

using JunitReport = Reported;

TEST_F(JunitReport, IsXmlWhateverAFileSays) {
  add_file("a&b.yaml", "a: <\x01\xff\n");
  find(at("<"), "says \"]]>\" & \x02 \xff");
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(report_junit(run).c_str()));
  EXPECT_STREQ(document.select_node("//failure").node().attribute("message").value(),
               "says \"]]>\" & \uFFFD \uFFFD");
  EXPECT_EQ(report_junit(run).find('\x01'), std::string::npos);
}

TEST_F(JunitReport, HasOnePassedTestForATemplateWithoutFindings) {
  add_file("a.yaml", "a: b\n");
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(report_junit(run).c_str()));
  const pugi::xml_node suite = document.child("testsuites").child("testsuite");
  EXPECT_STREQ(suite.attribute("tests").value(), "1");
  EXPECT_STREQ(suite.attribute("failures").value(), "0");
  EXPECT_FALSE(suite.child("testcase").first_child());
}

using MarkdownReport = Reported;

TEST_F(MarkdownReport, FitsIntoACommentAndSaysWhatDoesNot) {
  add_file("a.yaml", "a: b\n");
  for (int i = 0; i < 2'000; ++i) find(at("b"), "says it once more, number " + std::to_string(i));
  const std::string report = report_markdown(run);
  EXPECT_LT(report.size(), 65'536U);
  EXPECT_NE(report.find(" more findings do not fit here."), std::string::npos);
}

TEST_F(MarkdownReport, WithoutFindingsIsShort) {
  add_file("a.yaml", "a: b\n");
  EXPECT_EQ(report_markdown(run),
            "### plimsoll: nothing found\n\n"
            "<sub>plimsoll 1.2.3 analysed 1 template: nothing found</sub>\n");
}

TEST(MarkdownText, LeavesNamesInCodeAndNothingElseAlone) {
  EXPECT_EQ(markdown_cell("queue `a_b<c>|d` of <img> @team *now*"),
            "queue `a_b<c>\\|d` of &#60;img&#62; &#64;team &#42;now&#42;");
  EXPECT_EQ(markdown_cell("one ` alone"), "one &#96; alone");
  EXPECT_EQ(markdown_cell("two\nlines"), "two\uFFFDlines");
}

TEST(MarkdownText, FencesWithMoreBackticksThanTheTextHas) {
  EXPECT_EQ(markdown_block("a ``` b\n"), "````text\na ``` b\n````\n");
}

}  // namespace
}  // namespace plimsoll::test
