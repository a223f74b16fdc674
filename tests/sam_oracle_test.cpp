// The translator's own tests as an oracle: what this house makes of its inputs must be, in what the
// model reads, what the official transform makes of them. Real templates must not stop the reader.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "read/reader.h"
#include "read/sam.h"
#include "support/canonical.h"
#include "support/corpus.h"

namespace plimsoll::test {
namespace {

namespace fs = std::filesystem;

// How many inputs agree with their outputs. It goes up; it went down once, by two inputs that use
// names which nobody declares and are read as parts of a template since.
constexpr std::size_t agreeing_at_least = 202;

using Deployed = std::map<std::string, std::string>;

// What is deployed in each scenario; scenarios that deploy the same count once.
std::set<Deployed> deployed(const fs::path& path) {
  Sources sources;
  const DocumentPtr document = read_document(sources, sources.open(path.string()).file);
  if (!document->kind) return {};
  const auto read = read_template(document, {}, sources);
  std::set<Deployed> all;
  for (std::size_t i = 0; i < read->scenario_count(); ++i) {
    all.insert(canonical(read->resolve(i)));
  }
  return all;
}

struct Pair {
  std::string stem;
  fs::path input;
  fs::path output;
};

std::vector<Pair> pairs() {
  std::vector<Pair> all;
  for (const fs::path& input : corpus_files({".yaml", ".json"})) {
    const fs::path folder = input.parent_path();
    if (folder.filename() != "input" || folder.parent_path().filename() != "sam-translator")
      continue;
    const std::string stem = input.stem().string();
    const fs::path output = folder.parent_path() / "output" / (stem + ".json");
    if (fs::exists(output)) all.push_back({stem, input, output});
  }
  return all;
}

// Inputs that are known to differ, each with its reason: "stem: reason".
std::map<std::string, std::string> known_differences() {
  std::map<std::string, std::string> known;
  std::ifstream file(fs::path(PLIMSOLL_SOURCE_DIR) / "tests/golden/sam_oracle.txt");
  for (std::string line; std::getline(file, line);) {
    const std::size_t colon = line.find(": ");
    if (line.starts_with("#") || colon == std::string::npos) continue;
    known.emplace(line.substr(0, colon), line.substr(colon + 2));
  }
  return known;
}

// The first line in which the two differ.
std::string difference(const std::set<Deployed>& ours, const std::set<Deployed>& theirs) {
  if (ours.size() != theirs.size()) {
    return fmt::format("{} scenarios, the translator has {}", ours.size(), theirs.size());
  }
  for (auto our = ours.begin(), their = theirs.begin(); our != ours.end(); ++our, ++their) {
    for (const auto& [id, text] : *their) {
      const auto found = our->find(id);
      if (found == our->end()) return fmt::format("no {} {}", id, text);
      if (found->second != text) return fmt::format("{}: {}\n  is\n{}", id, text, found->second);
    }
    for (const auto& [id, text] : *our) {
      if (!their->contains(id)) return fmt::format("too many: {} {}", id, text);
    }
  }
  return {};
}

TEST(SamOracle, inputs_deploy_what_the_official_outputs_deploy) {
  const std::vector<Pair> all = pairs();
  if (all.empty()) GTEST_SKIP() << "no corpus on this machine";
  std::map<std::string, std::string> known = known_differences();
  std::size_t agreeing = 0;
  for (const Pair& pair : all) {
    const std::set<Deployed> ours = deployed(pair.input);
    const std::set<Deployed> theirs = deployed(pair.output);
    const bool is_known = known.erase(pair.stem) != 0;
    if (ours == theirs) {
      ++agreeing;
      EXPECT_FALSE(is_known) << pair.stem << " agrees: take it off the list";
    } else if (!is_known) {
      ADD_FAILURE() << pair.stem << ": " << difference(ours, theirs);
    }
  }
  for (const auto& [stem, reason] : known) ADD_FAILURE() << stem << " is listed and does not exist";
  EXPECT_GE(agreeing, agreeing_at_least);
  std::cout << fmt::format("{} of {} inputs agree with the translator ({:.1f} %)\n", agreeing,
                           all.size(),
                           100.0 * static_cast<double>(agreeing) / static_cast<double>(all.size()));
}

// What must hold of every lowered template.
void expect_sound(const fs::path& path, const Resources& resources) {
  std::set<std::string> ids;
  for (const Resource& resource : resources.all) {
    EXPECT_TRUE(ids.insert(resource.id).second) << path << ": " << resource.id << " twice";
    EXPECT_FALSE(is_sam_type(resource.type)) << path << ": " << resource.id;
    EXPECT_LT(resource.span.begin, resource.span.end) << path << ": " << resource.id;
  }
}

TEST(SamCorpus, every_template_is_lowered_to_plain_resources) {
  const std::vector<fs::path> files = corpus_files({".yaml", ".yml", ".json", ".template"});
  if (files.empty()) GTEST_SKIP() << "no corpus on this machine";
  std::size_t count = 0;
  for (const fs::path& path : files) {
    Sources sources;
    const DocumentPtr document = read_document(sources, sources.open(path.string()).file);
    if (document->kind != Kind::sam) continue;
    ++count;
    const auto read = read_template(document, {}, sources);
    for (std::size_t i = 0; i < read->scenario_count(); ++i) expect_sound(path, read->resolve(i));
  }
  EXPECT_GT(count, 0U);
}

}  // namespace
}  // namespace plimsoll::test
