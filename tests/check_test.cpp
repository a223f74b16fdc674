// The room `check`: choosing checks, running them, and making one list of what they find.
#include <algorithm>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "check/catalog.h"
#include "check/fingerprint.h"
#include "check/locate.h"
#include "check/merge.h"
#include "check/nearest.h"
#include "check/runner.h"
#include "check/selection.h"
#include "check/severity.h"
#include "text/sources.h"

namespace plimsoll {
namespace {

const Deployment& empty_deployment() {
  static const Deployment deployment;
  return deployment;
}

void find_one(const Deployment&, Report& report) {
  report.find(Span{FileId{0}, 0, 1}, "{} is wrong", 7);
}

void find_and_throw(const Deployment&, Report& report) {
  report.find(Span{FileId{0}, 2, 3}, "found before the fall");
  throw std::runtime_error("out of luck");
}

constexpr Check made_up(std::string_view id, Severity severity, decltype(Check::run) run) {
  Check check;
  check.id = id;
  check.severity = severity;
  check.summary = "made up";
  check.run = run;
  return check;
}

constexpr Check broken_thing = made_up("broken-thing", Severity::error, find_one);
constexpr Check crashing = made_up("crashing", Severity::error, find_and_throw);
constexpr Check slow_thing = made_up("slow-thing", Severity::warning, find_one);
constexpr Check untidy_thing = made_up("untidy-thing", Severity::advice, find_one);

const std::vector<CatalogEntry>& small_catalog() {
  static const std::vector<CatalogEntry> entries{
      {"things", &broken_thing, ""}, {"things", &untidy_thing, ""}, {"times", &slow_thing, ""}};
  return entries;
}

std::vector<std::string> selected(const SelectionRequest& request) {
  const auto checks = select_checks(request, small_catalog());
  std::vector<std::string> ids;
  if (!checks) return {checks.trouble()};
  for (const Check* check : *checks) ids.emplace_back(check->id);
  return ids;
}

using Ids = std::vector<std::string>;

TEST(Catalog, IsSortedByTopicAndId) {
  for (std::size_t i = 1; i < catalog().size(); ++i) {
    const CatalogEntry& before = catalog()[i - 1];
    const CatalogEntry& after = catalog()[i];
    EXPECT_LT(std::pair(before.topic, before.check->id), std::pair(after.topic, after.check->id));
  }
}

TEST(Catalog, FindsACheckAndItsTopicById) {
  ASSERT_NE(find_check("unreadable"), nullptr);
  EXPECT_EQ(find_check("unreadable")->topic, "deployment");
  EXPECT_EQ(topic_of(*find_check("unreadable")->check), "deployment");
  EXPECT_EQ(find_check("no-such-check"), nullptr);
}

TEST(Catalog, HoldsThePageOfEveryCheck) {
  for (const CatalogEntry& entry : catalog()) {
    const std::string title = "# " + std::string(entry.check->summary) + "\n";
    EXPECT_EQ(entry.page.substr(0, title.size()), title);
  }
}

TEST(Severities, HaveNamesThatCanBeReadBack) {
  using enum Severity;
  for (const Severity severity : {note, advice, warning, error}) {
    EXPECT_EQ(parse_severity(name_of(severity)), severity);
  }
  EXPECT_EQ(parse_severity("fatal"), std::nullopt);
}

TEST(Nearest, IsTheNameWithTheFewestTypingErrors) {
  const std::vector<std::string_view> names{"select", "strict", "format"};
  EXPECT_EQ(nearest("fromat", names), "format");
  EXPECT_EQ(nearest("slect", names), "select");
  EXPECT_EQ(nearest("stricter", names), "strict");
  EXPECT_EQ(nearest("anything", {}), "");
}

TEST(Nearest, IsNoneThatHasMoreErrorsThanMayBe) {
  const std::vector<std::string_view> names{"select", "strict", "format"};
  EXPECT_EQ(nearest("fromat", names, 1), "format");
  EXPECT_EQ(nearest("slct", names, 1), "");
  EXPECT_EQ(nearest("slct", names, 2), "select");
}

TEST(Nearest, IsMeantWhenItIsNearEnough) {
  const std::vector<std::string_view> names{"QueueName", "CodeUri", "InlineCode", "Timeout"};
  EXPECT_EQ(likely_meant("TimeOut", names), "Timeout");
  EXPECT_EQ(likely_meant("Timout", names), "Timeout");
  EXPECT_EQ(likely_meant("Name", names), "QueueName");
  EXPECT_EQ(likely_meant("Code", names), "");  // begins one and ends another
  EXPECT_EQ(likely_meant("Window", names), "");
}

TEST(Selection, LeavesAdviceOutUnlessStrict) {
  EXPECT_EQ(selected({}), (Ids{"broken-thing", "slow-thing"}));
  EXPECT_EQ(selected({.strict = true}), (Ids{"broken-thing", "untidy-thing", "slow-thing"}));
}

TEST(Selection, TakesIdsAndTopics) {
  EXPECT_EQ(selected({.select = {"times"}}), Ids{"slow-thing"});
  EXPECT_EQ(selected({.select = {"things"}}), Ids{"broken-thing"});
  EXPECT_EQ(selected({.select = {"things"}, .strict = true}),
            (Ids{"broken-thing", "untidy-thing"}));
}

TEST(Selection, OfAdviceByItsIdNeedsNoStrict) {
  EXPECT_EQ(selected({.select = {"untidy-thing"}}), Ids{"untidy-thing"});
}

TEST(Selection, IgnoresMoreThanItSelects) {
  EXPECT_EQ(selected({.ignore = {"times"}}), Ids{"broken-thing"});
  EXPECT_EQ(selected({.select = {"things"}, .ignore = {"broken-thing"}}), Ids{});
}

TEST(Selection, RefusesAnUnknownNameAndNamesTheNearest) {
  EXPECT_EQ(selected({.select = {"brokenthing"}}),
            Ids{"no check or topic is called `brokenthing`; the nearest is `broken-thing`"});
  EXPECT_EQ(selected({.ignore = {"time"}}),
            Ids{"no check or topic is called `time`; the nearest is `times`"});
}

TEST(Runner, RunsTheSelectedChecksOnly) {
  const std::vector<const Check*> checks{&slow_thing};
  const Outcome outcome = run_checks(empty_deployment(), checks);
  ASSERT_EQ(outcome.findings.size(), 1U);
  EXPECT_EQ(outcome.findings[0].check, &slow_thing);
  EXPECT_EQ(outcome.findings[0].message, "7 is wrong");
  EXPECT_TRUE(outcome.crashes.empty());
}

TEST(Runner, KeepsGoingWhenACheckThrows) {
  const std::vector<const Check*> checks{&crashing, &broken_thing};
  const Outcome outcome = run_checks(empty_deployment(), checks);
  ASSERT_EQ(outcome.crashes.size(), 1U);
  EXPECT_EQ(outcome.crashes[0].check, &crashing);
  EXPECT_EQ(outcome.crashes[0].what, "out of luck");
  ASSERT_EQ(outcome.findings.size(), 2U);
  EXPECT_EQ(outcome.findings[0].message, "found before the fall");
  EXPECT_EQ(outcome.findings[1].message, "7 is wrong");
}

TEST(Report, PutsTheTrailOfAnInheritedPlaceIntoTheNotes) {
  const Note globals{{FileId{0}, 1, 2}, "from Globals"};
  const Value value = Value::scalar("30", {FileId{0}, 5, 7}).via(globals);
  Report report(broken_thing);
  report.find(value, "{} s is too much", 30).note(value, "its twin");
  const std::vector<Finding> findings = report.take();
  EXPECT_EQ(findings[0].span, value.span());
  EXPECT_EQ(findings[0].notes, (std::vector<Note>{globals, {value.span(), "its twin"}, globals}));
}

TEST(Report, TakesAFindingForNoWorseThanItsCheck) {
  Report report(slow_thing);
  report.find(Span{FileId{0}, 0, 1}, "slow");
  report.find(Span{FileId{0}, 1, 2}, "hardly slow").as(Severity::advice);
  report.find(Span{FileId{0}, 2, 3}, "very slow").as(Severity::error);
  std::vector<Severity> severities;
  for (const Finding& finding : report.take()) severities.push_back(finding.severity());
  EXPECT_EQ(severities,
            (std::vector<Severity>{Severity::warning, Severity::advice, Severity::warning}));
}

TEST(Selection, WantsAdviceOfACheckThatWarnsWhenItIsStrictOrNamed) {
  EXPECT_FALSE(wants_advice(slow_thing, {}));
  EXPECT_FALSE(wants_advice(slow_thing, {.select = {"times"}}));
  EXPECT_TRUE(wants_advice(slow_thing, {.select = {"slow-thing"}}));
  EXPECT_TRUE(wants_advice(slow_thing, {.strict = true}));
}

TEST(Report, LeavesOutANoteAtSomethingThatIsNotThere) {
  Report report(broken_thing);
  report.find(Span{FileId{0}, 5, 7}, "wrong").note(Value(), "its twin");
  EXPECT_TRUE(report.take()[0].notes.empty());
}

// The resources of
//   Orders:                 0..6
//     Properties:
//       Timeout: 60         keys 20..27, value 29..31
//       Vpc: {Ids: [a, b]}  keys 40..43, value 45..60: Ids 46..49, [a, b] 51..59, b 55..56
class Located : public testing::Test {
 protected:
  static Span span(std::uint32_t begin, std::uint32_t end) { return {FileId{0}, begin, end}; }

  static Value scalar(std::uint32_t begin, std::uint32_t end) {
    return Value::scalar("x", span(begin, end));
  }

  static Resources resources() {
    const Value ids = Value::list({scalar(52, 53), scalar(55, 56)}, span(51, 59));
    const Value vpc = Value::map({{"Ids", span(46, 49), ids}}, span(45, 60));
    Resource orders;
    orders.id = orders.name = "Orders";
    orders.span = span(0, 6);
    orders.properties = Value::map({{"Timeout", span(20, 27), scalar(29, 31)},
                                    {"Vpc", span(40, 43), vpc},
                                    {"Memory", span(100, 106), scalar(108, 110)}},
                                   span(20, 60));
    Resource role;
    role.id = role.name = "OrdersRole";
    role.span = span(41, 43);
    role.generated_by = "Orders";
    role.properties = Value::map({{"Path", span(41, 43), scalar(42, 43)}}, span(41, 43));
    Resources all;
    all.all = {orders, role};
    return all;
  }

  static Finding located(Span where, std::vector<Note> notes = {}) {
    std::vector<Finding> findings(1);
    findings[0].span = where;
    findings[0].notes = std::move(notes);
    locate(findings, resources());
    return findings[0];
  }
};

TEST_F(Located, OnTheKeyOfAResourceHasNoProperty) {
  EXPECT_EQ(located(span(0, 6)).resource, "Orders");
  EXPECT_EQ(located(span(0, 6)).property, "");
}

TEST_F(Located, OnAPropertyHasItsPathWithoutTheNumbersOfItems) {
  EXPECT_EQ(located(span(29, 31)).property, "Timeout");
  EXPECT_EQ(located(span(55, 56)).property, "Vpc.Ids");
  EXPECT_EQ(located(span(20, 24)).property, "Timeout");
}

TEST_F(Located, InTextThatBecameSomethingElseStillHasItsResource) {
  EXPECT_EQ(located(span(33, 35)).resource, "Orders");
}

TEST_F(Located, OutsideEveryResourceIsNotBlamedOnTheOneThatInherits) {
  EXPECT_EQ(located(span(108, 110)).resource, "");
}

TEST_F(Located, OutsideEveryResourceGoesByTheFirstNoteInsideOne) {
  const Finding finding = located(span(108, 110), {{span(200, 201), "?"}, {span(29, 31), "!"}});
  EXPECT_EQ(finding.resource, "Orders");
  EXPECT_EQ(finding.property, "Timeout");
}

TEST_F(Located, OnWhatCausedAGeneratedResourceGoesByTheNameInTheFile) {
  EXPECT_EQ(located(span(41, 43)).resource, "Orders");
  EXPECT_EQ(located(span(41, 43)).property, "OrdersRole");
  EXPECT_EQ(located(span(42, 43)).property, "OrdersRole.Path");
}

Finding finding_at(Span span, std::string message, std::vector<Note> notes = {}) {
  Finding finding;
  finding.check = &broken_thing;
  finding.span = span;
  finding.words = {message};
  finding.message = std::move(message);
  finding.notes = std::move(notes);
  return finding;
}

std::string count_of(const std::vector<std::size_t>& scenarios, std::span<const Span>) {
  return scenarios.size() == 3 ? "" : "in " + std::to_string(scenarios.size());
}

TEST(Merge, OfScenariosSaysInWhichAFindingHolds) {
  const Span span{FileId{0}, 1, 2};
  ScenarioMerge merge;
  merge.add(0, {finding_at(span, "always")}, {});
  merge.add(1, {finding_at(span, "always"), finding_at(span, "at times")}, {});
  merge.add(2, {finding_at(span, "always"), finding_at(span, "at times")}, {});
  std::vector<Finding> findings = merge.take(count_of);
  std::ranges::sort(findings, {}, &Finding::message);
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].scenario, "");
  EXPECT_EQ(findings[1].scenario, "in 2");
}

TEST(Merge, OfScenariosPutsNotesTogether) {
  const Note left{{FileId{0}, 5, 6}, "left"};
  const Note right{{FileId{0}, 7, 8}, "right"};
  ScenarioMerge merge;
  merge.add(0, {finding_at({FileId{0}, 1, 2}, "wrong", {left})}, {});
  merge.add(1, {finding_at({FileId{0}, 1, 2}, "wrong", {left, right})}, {});
  EXPECT_EQ(merge.take(count_of)[0].notes, (std::vector<Note>{left, right}));
}

TEST(OneLine, IsWhereASpanBeginsWithoutItsBlanks) {
  Sources sources;
  const SourceFile& file = sources[sources.add("a.yaml", "a: b  \r\n  c: d\n")];
  EXPECT_EQ(on_one_line({file.id(), 3, 13}, file), (Span{file.id(), 3, 4}));
  EXPECT_EQ(on_one_line({file.id(), 10, 14}, file), (Span{file.id(), 10, 14}));
  EXPECT_EQ(on_one_line({file.id(), 6, 13}, file), (Span{file.id(), 6, 6}));
}

PathOf paths_of(const Sources& sources) {
  return [&sources](FileId file) { return sources[file].path(); };
}

TEST(Merge, OfInputsOrdersByPathAndNotByTheOrderOfReading) {
  Sources sources;
  const FileId second = sources.add("b.yaml", "text");
  const FileId first = sources.add("a.yaml", "text");
  const std::vector<Finding> findings =
      merge_inputs({finding_at({second, 0, 1}, "1"), finding_at({first, 2, 3}, "4"),
                    finding_at({first, 2, 3}, "3"), finding_at({first, 0, 1}, "2")},
                   paths_of(sources));
  std::string order;
  for (const Finding& finding : findings) order += finding.message;
  EXPECT_EQ(order, "2341");
}

TEST(Merge, OfInputsKeepsAFindingOnceAndBothConditions) {
  Sources sources;
  const FileId file = sources.add("a.yaml", "text");
  Finding here = finding_at({file, 0, 1}, "wrong");
  Finding there = here;
  here.scenario = "when A";
  there.scenario = "when B";
  EXPECT_EQ(merge_inputs({here, there}, paths_of(sources)).size(), 1U);
  EXPECT_EQ(merge_inputs({there, here}, paths_of(sources))[0].scenario, "when A, or when B");
  there.scenario = "";
  EXPECT_EQ(merge_inputs({here, there}, paths_of(sources))[0].scenario, "");
}

std::string fingerprint_of(Finding finding) {
  std::vector<Finding> findings{std::move(finding)};
  fingerprint(findings);
  return findings[0].fingerprint;
}

TEST(Fingerprint, DoesNotDependOnWhereTheTextStands) {
  EXPECT_EQ(fingerprint_of(finding_at({FileId{0}, 1, 2}, "7 is wrong")),
            fingerprint_of(finding_at({FileId{3}, 50, 52}, "7 is wrong")));
}

TEST(Fingerprint, DependsOnTheWordsTheResourceAndTheProperty) {
  const Finding finding = finding_at({FileId{0}, 1, 2}, "7 is wrong");
  Finding words = finding;
  words.words = {"8"};
  Finding resource = finding;
  resource.resource = "Orders";
  Finding property = finding;
  property.property = "Orders";
  const std::vector<std::string> all{fingerprint_of(finding), fingerprint_of(words),
                                     fingerprint_of(resource), fingerprint_of(property)};
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(std::ranges::count(all, all[i]), 1) << i;
  }
}

TEST(Fingerprint, IsTheSameForEver) {
  EXPECT_EQ(fingerprint_of(finding_at({FileId{0}, 1, 2}, "7 is wrong")), "20ebc589a23edcb7");
}

TEST(Fingerprint, CountsEqualFindingsOfOneFile) {
  const Finding finding = finding_at({FileId{0}, 1, 2}, "wrong");
  const Finding elsewhere = finding_at({FileId{1}, 1, 2}, "wrong");
  std::vector<Finding> findings{finding, finding, elsewhere};
  fingerprint(findings);
  EXPECT_EQ(findings[1].fingerprint, findings[0].fingerprint + ":2");
  EXPECT_EQ(findings[2].fingerprint, findings[0].fingerprint);
}

}  // namespace
}  // namespace plimsoll
