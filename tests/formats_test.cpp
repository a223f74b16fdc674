// The same deployments in every format that plimsoll reads have the same findings, on the same
// things: tests/golden/formats/<deployment>/<format>.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/process.h"

namespace plimsoll::test {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

fs::path folder() {
  return source_folder() / "tests/golden/formats";
}

std::vector<std::string> folders_in(const fs::path& path) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(path)) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

// What SAM writes inside a function and the others as a resource of its own, by its place in the
// deployment; of everything else the name alone, which differs in capitals.
std::string role_of(const std::string& resource) {
  const std::size_t dot = resource.rfind('.');
  std::string name = dot == std::string::npos ? resource : resource.substr(dot + 1);
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
  const bool is_mapping = resource.starts_with("aws_lambda_event_source_mapping.");
  if (name == "shiporders" || (is_mapping && name == "orders")) return "ship";
  if (name == "storereadings" || (is_mapping && name == "readings")) return "store";
  return name;
}

using Findings = std::multiset<std::pair<std::string, std::string>>;

Findings findings_in(const fs::path& path) {
  const Outcome outcome = run_plimsoll(path, {"check", ".", "--as-of=2026-10-01", "--format=json"});
  Findings findings;
  const Json json = Json::parse(outcome.out);
  for (const Json& finding : json.at("findings")) {
    findings.emplace(finding.at("check"), role_of(finding.at("resource")));
  }
  EXPECT_TRUE(json.at("problems").empty()) << outcome.out;
  return findings;
}

class Formats : public testing::TestWithParam<std::string> {};

TEST_P(Formats, HaveTheSameFindings) {
  const fs::path deployment = folder() / GetParam();
  const Findings expected = findings_in(deployment / "cloudformation");
  EXPECT_FALSE(expected.empty());
  for (const std::string& format : folders_in(deployment)) {
    EXPECT_EQ(findings_in(deployment / format), expected) << format;
  }
}

INSTANTIATE_TEST_SUITE_P(All, Formats, testing::ValuesIn(folders_in(folder())),
                         [](const auto& instance) { return instance.param; });

}  // namespace

}  // namespace plimsoll::test
