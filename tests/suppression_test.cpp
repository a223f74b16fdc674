// Suppressions: which findings they cover, and when they have no effect.
#include "check/suppression.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "check/catalog.h"

namespace plimsoll {
namespace {

TEST(Suppression, IsReadFromAComment) {
  const auto found =
      parse_suppression(" plimsoll: ignore unreadable, things until 2027-01-31 -- it -- is so");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->checks, "unreadable, things");
  EXPECT_EQ(found->until, "2027-01-31");
  EXPECT_EQ(found->reason, "it -- is so");
  EXPECT_FALSE(parse_suppression(" plimsolls are shoes").has_value());
  EXPECT_EQ(parse_suppression("plimsoll: ignroe unreadable -- x")->checks, "")
      << "to be complained about";
}

// Findings of `unreadable` at these offsets, in Orders.
std::vector<Finding> unreadable_at(const std::vector<std::uint32_t>& offsets) {
  std::vector<Finding> findings;
  for (const std::uint32_t offset : offsets) {
    findings.emplace_back();
    findings.back().span = {FileId{0}, offset, offset + 1};
    findings.back().check = find_check("unreadable")->check;
    findings.back().resource = "Orders";
  }
  return findings;
}

// What is said about this suppression of the bytes 10 to 20.
std::string said_about(Suppression suppression, std::vector<Finding>& findings) {
  const std::vector<const Check*> ran{find_check("unreadable")->check};
  const std::vector<Suppression> suppressions{std::move(suppression)};
  const std::vector<Note> notes = suppress(findings, suppressions, ran, {2026, 11, 20});
  return notes.empty() ? "" : notes.front().text;
}

Suppression of(std::string checks) {
  Suppression suppression;
  suppression.checks = std::move(checks);
  suppression.reason = "it is so";
  suppression.scope = {FileId{0}, 10, 20};
  return suppression;
}

TEST(Suppression, CoversItsLineOrAResource) {
  std::vector<Finding> findings = unreadable_at({5, 15, 25});
  EXPECT_EQ(said_about(of("unreadable"), findings), "");
  EXPECT_EQ(std::ranges::count(findings, true, &Finding::suppressed), 1);
  EXPECT_TRUE(findings[1].suppressed);

  Suppression of_resource = of("deployment");
  of_resource.resource = "Orders";
  EXPECT_EQ(said_about(of_resource, findings), "");
  EXPECT_EQ(std::ranges::count(findings, true, &Finding::suppressed), 3);
}

TEST(Suppression, NeedsAReasonAnExistingCheckAndADayToCome) {
  std::vector<Finding> findings = unreadable_at({15});
  Suppression suppression = of("unreadable");
  suppression.reason = "";
  EXPECT_EQ(said_about(suppression, findings), "a suppression needs a reason: `-- reason`");
  EXPECT_EQ(said_about(of("unreadble"), findings),
            "there is no check `unreadble`; the nearest is `unreadable`");
  suppression = of("unreadable");
  suppression.until = "2026-11-19";
  EXPECT_EQ(said_about(suppression, findings), "this suppression ran out on 2026-11-19");
  suppression.until = "soon";
  EXPECT_EQ(said_about(suppression, findings), "`soon` is no day; days are YYYY-MM-DD");
  EXPECT_FALSE(findings[0].suppressed);
  suppression.until = "2026-11-20";
  EXPECT_EQ(said_about(suppression, findings), "") << "the last day still counts";
  EXPECT_TRUE(findings[0].suppressed);
}

TEST(Suppression, ThatSuppressesNothingIsReportedUnlessItsCheckDidNotRun) {
  std::vector<Finding> findings = unreadable_at({5});
  EXPECT_EQ(said_about(of("unreadable"), findings),
            "there is no finding of `unreadable` to suppress");
  EXPECT_EQ(said_about(of("duplicate-key"), findings), "");
  Suppression shared = of("unreadable");
  shared.must_be_used = false;
  EXPECT_EQ(said_about(shared, findings), "");
}

}  // namespace
}  // namespace plimsoll
