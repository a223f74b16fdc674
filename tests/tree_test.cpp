// Tests of src/tree: what the parsers make of a text, where, and what they say of a broken one.
#include "tree/tree.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/corpus.h"
#include "support/tree_laws.h"
#include "text/sources.h"

namespace plimsoll {
namespace {

namespace fs = std::filesystem;

// A text and its tree, which points into it.
struct Read {
  SourceFile file;
  Parsed parsed;

  Node root() const { return parsed.tree.root(); }
  std::string_view text(Span span) const { return file.text(span); }
  // "line:column text" of the only problem.
  std::string problem() const {
    if (parsed.problems.size() != 1) return std::to_string(parsed.problems.size()) + " problems";
    const Note& note = parsed.problems.front();
    const Position at = file.position(note.span.begin);
    return std::to_string(at.line) + ":" + std::to_string(at.column) + " " + note.text;
  }
};

using Parser = Parsed (*)(const SourceFile&, const Limits&);

Read read(std::string text, Parser parser = parse, const Limits& limits = {}) {
  Read read{{FileId{0}, "template.yaml", {std::move(text), Encoding::utf8}}, {Tree(FileId{0}), {}}};
  read.parsed = parser(read.file, limits);
  return read;
}

std::string contents(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// Every input of tests/golden/tree/ has its printed tree beside it, with `.txt` added to its name.
// UPDATE=1 writes them anew.
TEST(TreeGolden, every_input_has_the_printed_tree_beside_it) {
  const fs::path folder = fs::path(PLIMSOLL_SOURCE_DIR) / "tests/golden/tree";
  std::vector<fs::path> inputs;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") inputs.push_back(entry.path());
  }
  std::sort(inputs.begin(), inputs.end());
  ASSERT_FALSE(inputs.empty());
  for (const fs::path& input : inputs) {
    Sources sources;
    const SourceFile& file = sources[sources.open(input.string()).file];
    const Parsed parsed = parse(file);
    EXPECT_TRUE(parsed.problems.empty()) << input;
    const std::string printed = print(parsed.tree, file);
    const std::string golden = input.string() + ".txt";
    if (std::getenv("UPDATE") != nullptr) std::ofstream(golden) << printed;
    EXPECT_EQ(printed, contents(golden)) << input;
  }
}

TEST(Node, the_last_of_duplicate_keys_counts) {
  const Read yaml = read("a: 1\nb: 2\na: 3\n");
  EXPECT_EQ(yaml.root()["a"].text(), "3");
  EXPECT_EQ(yaml.root().child_count(), 2U);
  ASSERT_EQ(yaml.parsed.tree.duplicate_keys().size(), 1U);
  const Tree::DuplicateKey& duplicate = yaml.parsed.tree.duplicate_keys()[0];
  EXPECT_EQ(duplicate.first.begin, 0U);
  EXPECT_EQ(duplicate.second.begin, 10U);
}

TEST(Node, an_alias_is_its_target_in_another_place) {
  const Read yaml = read("a: &x {k: v}\nb: *x\n");
  const Node b = yaml.root()["b"];
  EXPECT_TRUE(b.is_mapping());
  EXPECT_EQ(b.id(), yaml.root()["a"].id());
  EXPECT_EQ(yaml.text(b.span()), "*x");
  EXPECT_EQ(b["k"].text(), "v");
}

TEST(Node, a_merge_key_brings_the_entries_of_other_mappings) {
  const Read yaml = read(
      "one: &one {a: 1, b: 1}\ntwo: &two {b: 2, c: 2}\n"
      "both:\n  <<: [*one, *two]\n  a: own\nsingle: {<<: *two, d: 4}\n");
  const Node both = yaml.root()["both"];
  EXPECT_EQ(both["a"].text(), "own");
  EXPECT_EQ(both["b"].text(), "1");
  EXPECT_EQ(both["c"].text(), "2");
  EXPECT_FALSE(both["<<"]);
  EXPECT_EQ(both.child_count(), 3U);
  EXPECT_EQ(yaml.root()["single"]["c"].text(), "2");
  EXPECT_EQ(yaml.root()["single"].children().size(), 3U);
}

TEST(Json, a_quoted_merge_key_is_an_ordinary_key) {
  const Read json = read(R"({"<<": {"a": 1}})");
  EXPECT_FALSE(json.root()["a"]);
  EXPECT_EQ(json.root()["<<"]["a"].text(), "1");
}

TEST(Corpus, the_laws_hold_in_every_template) {
  const auto files = test::corpus_files({".yaml", ".yml", ".json", ".template"});
  if (files.empty()) GTEST_SKIP() << "no corpus here";
  int problems = 0;
  for (const fs::path& path : files) {
    Sources sources;
    const auto opened = sources.open(path.string());
    const SourceFile& file = sources[opened.file];
    const Parsed parsed = parse(file);
    for (const std::string& law : test::broken_laws(parsed.tree, file)) ADD_FAILURE() << law;
    for (const Note& problem : parsed.problems) {
      const Position at = file.position(problem.span.begin);
      std::cout << file.path() << ":" << at.line << ":" << at.column << ": " << problem.text
                << "\n";
      ++problems;
    }
  }
  RecordProperty("files", static_cast<int>(files.size()));
  RecordProperty("problems", problems);
}

}  // namespace
}  // namespace plimsoll
