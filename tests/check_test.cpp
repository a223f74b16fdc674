#include <string>

#include <gtest/gtest.h>

#include "check/catalog.h"

namespace plimsoll {
namespace {

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
  EXPECT_EQ(find_check("no-such-check"), nullptr);
}

TEST(Catalog, HoldsThePageOfEveryCheck) {
  for (const CatalogEntry& entry : catalog()) {
    const std::string title = "# " + std::string(entry.check->summary) + "\n";
    EXPECT_EQ(entry.page.substr(0, title.size()), title);
  }
}

}  // namespace
}  // namespace plimsoll
