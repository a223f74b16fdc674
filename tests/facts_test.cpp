// The facts are well formed, hang together, and are found.
#include <algorithm>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "facts/as_of.h"
#include "facts/date.h"
#include "facts/runtimes.h"

namespace plimsoll {
namespace {

TEST(Date, IsReadFromYearMonthDay) {
  EXPECT_EQ(parse_date("2026-11-20"), (Date{2026, 11, 20}));
  EXPECT_EQ(parse_date("2024-02-29"), (Date{2024, 2, 29}));
}

TEST(Date, RefusesWhatIsNoDay) {
  for (const auto* text : {"", "2026-11", "2026-11-31", "2025-02-29", "2026-1-05", "20-11-2026",
                           "2026-11-20 ", "2026/11/20", "2026-00-10", "+026-11-20", "2026--1-20"}) {
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
  }
}

TEST(Date, IsWrittenAsItIsRead) {
  EXPECT_EQ(to_string(Date{2026, 1, 5}), "2026-01-05");
}

TEST(Date, CountsTheDaysBetween) {
  EXPECT_EQ(days_between({2026, 11, 20}, {2027, 2, 1}), 73);
  EXPECT_EQ(days_between({2027, 2, 1}, {2026, 11, 20}), -73);
  EXPECT_EQ(days_between({2024, 2, 28}, {2024, 3, 1}), 2);
}

TEST(Date, ComesFromTheClock) {
  using namespace std::chrono;
  EXPECT_EQ(to_date(sys_days(year(2026) / 11 / 20)), facts_as_of);
}

TEST(Runtimes, AreFoundById) {
  const Runtime* runtime = find_runtime("python3.9");
  ASSERT_NE(runtime, nullptr);
  EXPECT_EQ(runtime->language, Language::python);
  EXPECT_EQ(runtime->deprecation, (Date{2025, 12, 15}));
  EXPECT_EQ(runtime->successor, "python3.14");
  EXPECT_EQ(find_runtime("python3"), nullptr);
  EXPECT_EQ(find_runtime(""), nullptr);
}

TEST(Runtimes, NewestHaveNoDatesYet) {
  const Runtime* runtime = find_runtime("nodejs26.x");
  ASSERT_NE(runtime, nullptr);
  EXPECT_FALSE(runtime->deprecation || runtime->block_create || runtime->block_update);
}

TEST(Runtimes, EndInTheOrderDeprecationCreateUpdate) {
  for (const Runtime& runtime : runtimes()) {
    if (runtime.block_create && runtime.block_update) {
      EXPECT_LE(*runtime.block_create, *runtime.block_update) << runtime.id;
    }
    // Up to 2020 AWS called the end of updates the deprecation, and blocked creation before.
    if (runtime.deprecation < Date{2020, 12, 31}) continue;
    if (runtime.block_create) {
      EXPECT_LE(*runtime.deprecation, *runtime.block_create) << runtime.id;
    }
  }
}

TEST(Runtimes, HaveASuccessorThatIsDeprecatedNoSooner) {
  for (const Runtime& runtime : runtimes()) {
    if (runtime.successor.empty()) continue;
    const Runtime* successor = find_runtime(runtime.successor);
    ASSERT_NE(successor, nullptr) << runtime.id;
    EXPECT_TRUE(successor->managed) << runtime.id;
    EXPECT_TRUE(!successor->deprecation || *successor->deprecation >= *runtime.deprecation)
        << runtime.id;
  }
}

}  // namespace
}  // namespace plimsoll
