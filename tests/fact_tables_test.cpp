// The tables of src/facts as they are written: what the generator does not refuse, and people rely
// on.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "facts/cloudwatch_metrics.h"
#include "facts/date.h"

namespace plimsoll {
namespace {

using Row = std::vector<std::string>;

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

struct TableFile {
  std::string name;
  Row columns;
  std::vector<Row> rows;
};

std::vector<TableFile> table_files() {
  std::vector<TableFile> tables;
  for (const auto& entry : std::filesystem::directory_iterator(PLIMSOLL_SOURCE_DIR "/src/facts")) {
    if (entry.path().extension() != ".tsv") continue;
    std::ifstream file(entry.path());
    TableFile table{entry.path().filename(), {}, {}};
    for (std::string line; std::getline(file, line);) table.rows.push_back(split(line, '\t'));
    table.columns = table.rows.front();
    table.rows.erase(table.rows.begin());
    tables.push_back(std::move(table));
  }
  return tables;
}

TEST(Tables, HaveASourceForEveryRow) {
  EXPECT_GE(table_files().size(), 12U);
  for (const TableFile& table : table_files()) {
    ASSERT_EQ(table.columns.back(), "source") << table.name;
    ASSERT_FALSE(table.rows.empty()) << table.name;
    for (const Row& row : table.rows) {
      ASSERT_EQ(row.size(), table.columns.size()) << table.name << " " << row.front();
      EXPECT_FALSE(row.back().empty()) << table.name << " " << row.front();
    }
  }
}

TEST(Tables, SayNothingTwice) {
  for (const TableFile& table : table_files()) {
    const std::set<Row> distinct(table.rows.begin(), table.rows.end());
    EXPECT_EQ(distinct.size(), table.rows.size()) << table.name;
  }
}

// Nothing is left of the notations by which people say that they do not know.
TEST(Tables, LeaveEmptyWhatIsNotKnown) {
  for (const TableFile& table : table_files()) {
    for (const Row& row : table.rows) {
      for (const std::string& cell : row) {
        EXPECT_TRUE(cell != "-" && cell != "UNKNOWN" && !cell.starts_with(' ') &&
                    !cell.ends_with(' '))
            << table.name << " " << row.front() << ": \"" << cell << "\"";
      }
    }
  }
}

TEST(Tables, HaveDaysThatExist) {
  const std::set<std::string> dated = {"deprecation", "block_create", "block_update", "updated"};
  for (const TableFile& table : table_files()) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      if (!dated.contains(table.columns[column])) continue;
      for (const Row& row : table.rows) {
        EXPECT_TRUE(row[column].empty() || parse_date(row[column])) << table.name << row[column];
      }
    }
  }
}

TEST(CloudWatchMetrics, ArePublishedBySetsOfDimensions) {
  const CloudWatchMetric* errors = find_cloudwatch_metric("AWS/Lambda", "Errors");
  EXPECT_TRUE(is_published_by(*errors, "none"));
  EXPECT_TRUE(is_published_by(*errors, "FunctionName"));
  EXPECT_FALSE(is_published_by(*errors, "ApiName"));
  for (const CloudWatchMetric& metric : cloudwatch_metrics("AWS/ApiGateway")) {
    EXPECT_FALSE(metric.dimension_sets.empty()) << metric.name;
    EXPECT_FALSE(is_published_by(metric, "none")) << metric.name;
  }
}

TEST(CloudWatchMetrics, AreFoundByANameThatIsNearlyRight) {
  EXPECT_EQ(misspelled_metric("AWS/Lambda", "error")->name, "Errors");
  EXPECT_EQ(misspelled_metric("AWS/Lambda", "Latency"), nullptr);
  const CloudWatchMetric* of_rest = find_cloudwatch_metric("AWS/ApiGateway", "5XXError");
  EXPECT_EQ(namesake(*of_rest, "ApiId")->name, "5xx");
  EXPECT_EQ(namesake(*of_rest, "QueueName"), nullptr);
}

}  // namespace
}  // namespace plimsoll
