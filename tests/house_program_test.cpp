// The rules of the house that the program keeps when it runs: what it prints about the samples, the
// same bytes every time, nothing touched that was not named.
#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "check/catalog.h"
#include "check/marks.h"
#include "support/finding.h"
#include "support/page.h"
#include "support/process.h"
#include "support/tree.h"

namespace plimsoll::test {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

const std::string as_of = "--as-of=2026-10-01";

std::vector<std::string> samples() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(source_folder() / "samples")) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

// ---- the samples

class Samples : public testing::TestWithParam<std::string> {};

TEST_P(Samples, PrintsItsFindings) {
  const std::string folder = "samples/" + GetParam();
  const Outcome outcome = run_plimsoll(source_folder(), {"check", folder, as_of, "--color=never"});
  EXPECT_EQ(outcome.err, "");
  expect_up_to_date(folder + "/findings.txt", outcome.out);
  EXPECT_EQ(outcome.status, GetParam().ends_with("-fixed") ? 0 : 1);
}

TEST_P(Samples, HasFindingsUnlessItIsMended) {
  const Outcome outcome =
      run_plimsoll(source_folder(), {"check", "samples/" + GetParam(), as_of, "--format=json"});
  const Json json = Json::parse(outcome.out);
  EXPECT_EQ(json.at("findings").empty(), GetParam().ends_with("-fixed")) << outcome.out;
  EXPECT_TRUE(json.at("problems").empty()) << outcome.out;
}

TEST_P(Samples, HasEveryFindingInsideItsFile) {
  const Outcome outcome =
      run_plimsoll(source_folder(), {"check", "samples/" + GetParam(), as_of, "--format=json"});
  for (const Json& finding : Json::parse(outcome.out).at("findings")) {
    expect_inside(finding, read_text(source_folder() / finding.at("file").get<std::string>()));
  }
}

std::string test_name(const testing::TestParamInfo<std::string>& sample) {
  std::string name = sample.param;
  std::ranges::replace(name, '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, Samples, testing::ValuesIn(samples()), test_name);

// ---- the same bytes

std::string checked(const std::vector<std::string>& folders, const std::string& format,
                    const std::string& jobs) {
  std::vector<std::string> args = {"check", as_of, "--format=" + format, "--jobs=" + jobs};
  for (const std::string& folder : folders) args.push_back("samples/" + folder);
  const Outcome outcome = run_plimsoll(source_folder(), args);
  EXPECT_EQ(outcome.status, 1) << outcome.err;
  return outcome.out;
}

TEST(Program, PrintsTheSameBytesInAnyOrderOnAnyNumberOfThreads) {
  std::vector<std::string> folders = samples();
  for (const std::string format : {"text", "json", "sarif"}) {
    std::ranges::sort(folders);
    const std::string first = checked(folders, format, "1");
    EXPECT_FALSE(first.empty());
    EXPECT_EQ(checked(folders, format, "1"), first) << "a second run";
    EXPECT_EQ(checked(folders, format, "8"), first) << "eight threads";
    std::ranges::reverse(folders);
    EXPECT_EQ(checked(folders, format, "2"), first) << "the folders in reverse";
    std::rotate(folders.begin(), folders.begin() + 1, folders.end());
    EXPECT_EQ(checked(folders, format, "3"), first) << "the folders rotated";
  }
}

std::string checked_by(const std::vector<std::string>& checks) {
  std::vector<std::string> args = {"check", "samples", as_of};
  for (const std::string& check : checks) args.push_back("--select=" + check);
  return run_plimsoll(source_folder(), args).out;
}

TEST(Program, PrintsTheSameBytesInWhateverOrderTheChecksAreNamed) {
  std::vector<std::string> checks;
  for (const CatalogEntry& entry : catalog()) checks.emplace_back(entry.check->id);
  const std::string first = checked_by(checks);
  std::ranges::reverse(checks);
  EXPECT_EQ(checked_by(checks), first);
}

// ---- nothing but what was asked for

std::set<std::string> files_below(const fs::path& folder) {
  std::set<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    found.insert(fs::relative(entry.path(), folder).generic_string());
  }
  return found;
}

TEST(Program, WritesOnlyTheNamedOutputs) {
  const TemporaryFolder folder;
  fs::copy(source_folder() / "samples", folder.path() / "samples", fs::copy_options::recursive);
  std::set<std::string> expected = files_below(folder.path());
  const Outcome outcome = run_plimsoll(
      folder.path(),
      {"check", "samples", as_of, "--output=json=out.json", "--output=sarif=out.sarif"});
  EXPECT_EQ(outcome.status, 1) << outcome.err;
  expected.insert({"out.json", "out.sarif"});
  EXPECT_EQ(files_below(folder.path()), expected);
}

TEST(Program, CanOpenNoSocket) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "the sanitizer's own library has every function of the system";
#endif
  const Outcome symbols = run("/", {"nm", "-D", "--undefined-only", plimsoll_binary().string()});
  ASSERT_EQ(symbols.status, 0) << symbols.err;
  EXPECT_NE(symbols.out.find("open"), std::string::npos) << "nm shows what the program imports";
  for (const std::string_view line : split_lines(symbols.out)) {
    const std::string_view name = line.substr(line.find("U ") + 2);
    for (const std::string_view call : {"socket", "connect", "getaddrinfo", "sendto", "dlopen"}) {
      EXPECT_FALSE(name == call || name.starts_with(std::string(call) + "@")) << line;
    }
  }
}

// ---- what it prints about itself

TEST(Program, PrintsWhatItsManualShows) {
  for (const std::string path :
       {"README.md", "CONTRIBUTING.md", "docs/configuration.md", "docs/graph.md"}) {
    expect_up_to_date(path, with_fresh_outputs(read_text(source_folder() / path)));
  }
}

TEST(Program, ListsAndExplainsEveryCheck) {
  const Outcome listed = run_plimsoll(source_folder(), {"checks"});
  EXPECT_EQ(listed.status, 0) << listed.err;
  for (const CatalogEntry& entry : catalog()) {
    const std::string id(entry.check->id);
    EXPECT_NE(listed.out.find(id), std::string::npos) << id;
    const Outcome explained = run_plimsoll(source_folder(), {"explain", id});
    EXPECT_EQ(explained.status, 0) << id << explained.err;
    EXPECT_NE(explained.out.find(without_marks(entry.page)), std::string::npos) << explained.out;
  }
}

}  // namespace

}  // namespace plimsoll::test
