// The rules of the house. What must hold is enforced by the compiler, else here, else it is no
// rule.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "check/catalog.h"
#include "check/severity.h"
#include "support/cpp_source.h"
#include "support/page.h"
#include "support/process.h"
#include "support/tree.h"

namespace plimsoll::test {

namespace {

namespace fs = std::filesystem;

const std::vector<HouseFile>& files() {
  static const std::vector<HouseFile> read = house_files();
  return read;
}

std::string stem_of(const CatalogEntry& entry) {
  std::string stem(entry.check->id);
  std::ranges::replace(stem, '-', '_');
  return stem;
}

std::string page_path(const CatalogEntry& entry) {
  return fmt::format("checks/{}/{}.md", entry.topic, stem_of(entry));
}

// ---- checks and their pages

TEST(House, EveryCheckIsNamedAsItsFile) {
  std::set<std::string> declared;
  for (const CatalogEntry& entry : catalog()) {
    EXPECT_TRUE(declared.insert(page_path(entry)).second) << entry.check->id << " exists twice";
  }
  std::set<std::string> pages;
  for (const HouseFile& file : files()) {
    if (file.room() == "checks" && file.path.ends_with(".md")) pages.insert(file.path);
  }
  pages.erase("checks/README.md");
  EXPECT_FALSE(pages.empty());
  EXPECT_EQ(declared, pages);
}

TEST(House, EveryPageIsTitledWithTheSummaryOfItsCheck) {
  for (const CatalogEntry& entry : catalog()) {
    EXPECT_EQ(parse_page(entry.page).title, entry.check->summary) << page_path(entry);
  }
}

bool has_expectation(const Example& example, Mark::Kind kind) {
  return std::ranges::any_of(example.files, [&](const ExampleFile& file) {
    return std::ranges::any_of(file.expectations,
                               [&](const Expectation& mark) { return mark.kind == kind; });
  });
}

bool fires(const Example& example) {
  const bool listed = example.findings && !example.findings->text.empty();
  return listed || has_expectation(example, Mark::Kind::expect);
}

TEST(House, EveryPageShowsWhatIsFlaggedWhatIsQuietAndTheFix) {
  const std::vector<std::string> required = {"Flagged", "Quiet", "Fix", "Evidence"};
  for (const CatalogEntry& entry : catalog()) {
    const Page page = parse_page(entry.page);
    std::vector<std::string> sections = page.sections;
    sections.resize(std::min(sections.size(), required.size()));
    EXPECT_EQ(sections, required) << page_path(entry);
    EXPECT_TRUE(std::ranges::any_of(page.examples, fires)) << page_path(entry) << ": none fires";
    for (const std::string_view section : {"Flagged", "Quiet"}) {
      EXPECT_TRUE(std::ranges::any_of(
          page.examples, [&](const Example& example) { return example.section == section; }))
          << page_path(entry) << " has no example under " << section;
    }
  }
}

TEST(House, EveryEvidenceIsLinkedInThePage) {
  for (const CatalogEntry& entry : catalog()) {
    for (const Evidence& evidence : entry.check->evidence) {
      EXPECT_NE(entry.page.find(evidence.url), std::string_view::npos)
          << page_path(entry) << " lacks " << evidence.url;
    }
  }
}

TEST(House, EveryWordingOfACheckIsSeenInItsPage) {
  for (const CatalogEntry& entry : catalog()) {
    const std::vector<std::string> outputs = parse_page(entry.page).outputs;
    const fs::path source = source_folder() / fs::path(page_path(entry)).replace_extension(".cpp");
    for (const std::string& wording : wordings(read_text(source))) {
      EXPECT_TRUE(std::ranges::any_of(
          outputs, [&](const std::string& output) { return shows(output, wording); }))
          << page_path(entry) << " has no output with: " << wording;
    }
  }
}

std::string index_page() {
  std::string page =
      "# The checks\n\nOne page each: what happens, what is flagged and what is not, how to mend "
      "it, and who says so.\nThis index is written by `./dev update`.\n";
  std::string_view topic;
  for (const CatalogEntry& entry : catalog()) {
    if (entry.topic != topic) {
      topic = entry.topic;
      page += fmt::format("\n## {}\n\n| check | severity | says |\n|---|---|---|\n", topic);
    }
    page += fmt::format("| [{}]({}/{}.md) | {} | {} |\n", entry.check->id, topic, stem_of(entry),
                        name_of(entry.check->severity), entry.check->summary);
  }
  return page;
}

TEST(House, TheIndexListsEveryCheck) {
  expect_up_to_date("checks/README.md", index_page());
}

// ---- the rooms

// Which rooms a room may include: the one table of the design.
const std::map<std::string_view, std::set<std::string_view>>& allowed_rooms() {
  static const std::map<std::string_view, std::set<std::string_view>> table = {
      {"text", {}},
      {"tree", {"text"}},
      {"resource", {"text"}},
      {"syntax", {}},
      {"code", {"syntax", "text"}},
      {"outline", {"code", "syntax", "text"}},
      {"facts", {"text"}},
      {"read", {"tree", "resource", "facts", "text"}},
      {"terraform", {"read", "syntax", "tree", "resource", "facts", "text"}},
      {"model", {"resource", "code", "outline", "facts", "text"}},
      {"check", {"model", "facts", "resource", "text"}},
      {"edit", {"tree", "check", "facts", "resource", "text"}},
      {"graph", {"check", "model", "code", "resource", "text"}},
      {"report", {"check", "model", "facts", "resource", "text"}},
      {"cli",
       {"report", "graph", "edit", "check", "model", "code", "terraform", "read", "facts",
        "resource", "tree", "text"}},
      {"checks", {"check", "model", "facts"}},
  };
  return table;
}

bool may_include(std::string_view room, std::string_view included) {
  // A check may ask a value for its parts: ARNs are matched on them. And what a handler does is a
  // part of its function that few checks look into.
  static const std::set<std::string_view> parts = {"resource/value.h", "resource/flat.h",
                                                   "resource/text_parts.h", "code/function_code.h"};
  if (room == "checks" && parts.contains(included)) return true;
  const std::string_view other = included.substr(0, included.find('/'));
  return other == room || allowed_rooms().at(room).contains(other);
}

TEST(House, RoomsIncludeOnlyWhatLiesBelowThem) {
  for (const HouseFile& file : files()) {
    if (!file.is_cpp() || file.room().empty()) continue;
    ASSERT_TRUE(allowed_rooms().contains(file.room())) << file.path << " is in no known room";
    for (const std::string& included : house_includes(file.text)) {
      EXPECT_TRUE(may_include(file.room(), included)) << file.path << " includes " << included;
    }
  }
}

// The linker takes one of two things of the same name and says nothing.
TEST(House, NoTwoHeadersHaveAnExternalNameInCommon) {
  std::map<std::string, std::string> headers;
  for (const HouseFile& file : files()) {
    if (!file.path.starts_with("src/") || !file.path.ends_with(".h")) continue;
    for (const std::string& name : external_names(file.text)) {
      const auto [first, is_new] = headers.emplace(name, file.path);
      EXPECT_TRUE(is_new || first->second == file.path)
          << name << " is in " << first->second << " and in " << file.path;
    }
  }
  EXPECT_GT(headers.size(), 300U);
}

// ---- sizes

// What is longer than the rule allows, how long today, and why. A number only ever shrinks.
struct Exception {
  std::string_view what;  // a path, or path:function
  int size = 0;
  std::string_view reason;
};

const std::vector<Exception>& exceptions() {
  static const std::vector<Exception> table = {};
  return table;
}

int columns(std::string_view line) {
  return static_cast<int>(std::ranges::count_if(
      line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// Sizes beyond the rule, by the name under which an exception would list them.
std::map<std::string, int> beyond_the_rule() {
  constexpr int most_columns = 100;
  constexpr int most_lines = 400;
  constexpr int most_function_lines = 60;
  std::map<std::string, int> found;
  for (const HouseFile& file : files()) {
    if (!file.is_code()) continue;
    int number = 0;
    for (const std::string_view line : split_lines(file.text)) {
      ++number;
      if (columns(line) > most_columns)
        found[fmt::format("{}:{}", file.path, number)] = columns(line);
    }
    if (number > most_lines) found[file.path] = number;
    if (!file.is_cpp()) continue;
    for (const FunctionSize& function : functions(file.text)) {
      if (function.lines <= most_function_lines) continue;
      found[fmt::format("{}:{}", file.path, function.head)] = function.lines;
    }
  }
  return found;
}

TEST(House, LinesFunctionsAndFilesAreShort) {
  std::map<std::string, int> found = beyond_the_rule();
  for (const Exception& exception : exceptions()) {
    const auto size = found.find(std::string(exception.what));
    if (size == found.end()) {
      ADD_FAILURE() << exception.what << " needs its exception no more: remove it";
      continue;
    }
    EXPECT_EQ(size->second, exception.size)
        << exception.what << ": an exception only shrinks, with "
        << "its number";
    found.erase(size);
  }
  for (const auto& [what, size] : found) ADD_FAILURE() << what << " has " << size;
}

TEST(House, NothingNamesTheMachineItWasWrittenOn) {
  const std::vector<std::string> homes = {
      "/ho"
      "me/",
      "/Us"
      "ers/",
      "/ro"
      "ot/",
      "/wo"
      "rk/"};
  for (const HouseFile& file : files()) {
    for (const std::string& home : homes) {
      const std::size_t at = file.text.find(home);
      if (at == std::string::npos) continue;
      const bool begins_path = at == 0 || std::string_view(" \"'`=(\n").find(file.text[at - 1]) !=
                                              std::string_view::npos;
      EXPECT_FALSE(begins_path) << file.path << " names " << file.text.substr(at, 40);
    }
  }
}

}  // namespace

}  // namespace plimsoll::test
