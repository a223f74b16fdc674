#include "support/finding.h"

#include <vector>

#include <gtest/gtest.h>

#include "support/page.h"

namespace plimsoll::test {

void expect_inside(const nlohmann::json& finding, std::string_view text) {
  const std::vector<std::string_view> lines = split_lines(text);
  const auto line = finding.at("line").get<std::size_t>();
  ASSERT_TRUE(1 <= line && line <= lines.size()) << finding.dump(2);
  EXPECT_EQ(finding.at("end_line"), finding.at("line")) << "a finding covers one line";
  const auto begin = finding.at("column").get<std::size_t>();
  const auto end = finding.at("end_column").get<std::size_t>();
  EXPECT_TRUE(1 <= begin && begin < end && end <= lines[line - 1].size() + 1) << finding.dump(2);
}

}  // namespace plimsoll::test
