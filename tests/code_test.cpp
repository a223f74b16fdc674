// The room `code`: what is read out of handler sources.
#include <cstring>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "code/folders.h"
#include "code/lower.h"
#include "code/print_facts.h"
#include "code/print_program.h"
#include "code/requirements.h"
#include "support/process.h"
#include "support/tree.h"
#include "syntax/arena.h"

namespace plimsoll::test {
namespace {

using namespace plimsoll::code;

std::string lowered(std::string_view text, Language language) {
  return print_program(lower(FileId{}, text, language));
}

void expect_golden(const std::string& source) {
  const std::string path = "tests/golden/code/" + source;
  const std::string text = read_text(source_folder() / path);
  expect_up_to_date(path + ".program", lowered(text, *language_of(source)));
}

TEST(Lowering, OfPythonKeepsItsMeaning) {
  expect_golden("forms.py");
}

TEST(Lowering, OfJavascriptKeepsItsMeaning) {
  expect_golden("forms.js");
  expect_golden("module.mjs");
}

TEST(Lowering, OfTypescriptDropsItsTypes) {
  expect_golden("forms.ts");
}

TEST(Lowering, SaysWhereATextStopsBeingAProgram) {
  const std::string_view broken = "def handler(event, context):\n    return {'a': \n";
  EXPECT_TRUE(lower(FileId{}, broken, Language::python).first_mistake.has_value());
  EXPECT_FALSE(lower(FileId{}, "a = 1\n", Language::python).first_mistake.has_value());
}

TEST(Lowering, GivesUpWhereNobodyNestsSoDeep) {
  std::string deep(20'000, '(');
  deep += "1" + std::string(20'000, ')') + "\n";
  EXPECT_NO_FATAL_FAILURE(lower(FileId{}, deep, Language::python));
  EXPECT_NO_FATAL_FAILURE(lower(FileId{}, deep, Language::javascript));
}

// A package of tests/golden/code/: its facts are what its .facts says.
void expect_facts(const std::string& package, Ecosystem ecosystem, std::string_view handler) {
  const std::string folder = "tests/golden/code/" + package;
  Sources sources;
  Modules modules(sources, source_folder() / folder);
  const Package code(modules, ecosystem, {source_folder() / folder});
  expect_up_to_date(folder + ".facts", print_facts(follow(code, handler), sources));
}

TEST(Facts, OfPythonFollowHelpersAcrossFiles) {
  expect_facts("orders_python", Ecosystem::python, "src/app.handler");
}

TEST(Facts, OfJavascriptFollowHelpersAcrossFiles) {
  expect_facts("orders_node", Ecosystem::node, "src/index.handler");
}

TEST(Facts, OfSdksFollowPaginatorsWaitersAndSignedUrls) {
  expect_facts("sdk_python", Ecosystem::python, "app.handler");
  expect_facts("sdk_node", Ecosystem::node, "index.handler");
}

// The same of several handlers in one file, one after the other.
void expect_facts_of_each(const std::string& package, Ecosystem ecosystem, const std::string& file,
                          const std::vector<std::string>& handlers) {
  const std::string folder = "tests/golden/code/" + package;
  Sources sources;
  Modules modules(sources, source_folder() / folder);
  const Package code(modules, ecosystem, {source_folder() / folder});
  std::string facts;
  for (const std::string& handler : handlers) {
    facts += print_facts(follow(code, file + "." + handler), sources) + "\n";
  }
  expect_up_to_date(folder + ".facts", facts);
}

TEST(Facts, OfAnswersInPythonClaimOnlyWhatEveryWayShows) {
  expect_facts_of_each(
      "answers_python", Ecosystem::python, "app",
      {"falls_off_after_a_catch", "may_have_no_other_way", "loops_until_it_returns",
       "says_so_by_raising", "replaces_what_it_began_with", "hands_its_batch_to_a_library",
       "only_logs", "has_defaults", "takes_away", "ends_the_program", "makes_a_mapping"});
}

TEST(Facts, OfAnswersInJavascriptComeBackThroughCallbacksAndPromises) {
  expect_facts_of_each("answers_node", Ecosystem::node, "index",
                       {"callsBack", "answersThroughItsContext", "handsItsCallbackOn", "promises",
                        "chains", "isWrapped", "switches", "hasDefaults", "onlyLogs", "streams",
                        "takesAway", "endsTheProcess"});
}

TEST(Facts, OfPythonSayHowLongItWaitsAndWhatItTriesAgain) {
  expect_facts("waits_python", Ecosystem::python, "app.handler");
}

TEST(Facts, OfJavascriptSayHowLongItWaitsAndWhatItTriesAgain) {
  expect_facts("waits_node", Ecosystem::node, "index.handler");
}

TEST(Facts, SayWhichFunctionsCallThemselvesAgainAfterAFailure) {
  expect_facts("retries_node", Ecosystem::node, "index.handler");
}

}  // namespace
TEST(Lowering, IsTheSameOnEveryThread) {
  const std::string text = read_text(source_folder() / "tests/golden/code/forms.py");
  const std::string alone = lowered(text, Language::python);
  std::vector<std::string> programs(4);
  {
    std::vector<std::jthread> threads;
    for (std::string& program : programs) {
      threads.emplace_back([&] { program = lowered(text, Language::python); });
    }
  }
  for (const std::string& program : programs) EXPECT_EQ(program, alone);
}

TEST(Arena, KeepsWhatIsWrittenWhileBlocksGrowAndAreGivenBack) {
  constexpr std::size_t most = 3U << 20U;
  syntax::Arena arena;
  std::vector<char*> blocks;
  for (std::size_t size = 1; size < most; size = size * 3 / 2 + 1) {
    auto* block = static_cast<char*>(arena.take(size));
    std::memset(block, static_cast<char>(blocks.size()), size);
    blocks.push_back(static_cast<char*>(arena.resize(block, 2 * size)));
    arena.give_back(arena.take(size));
  }
  std::size_t size = 1;
  for (std::size_t i = 0; i < blocks.size(); ++i, size = size * 3 / 2 + 1) {
    EXPECT_EQ(std::string_view(blocks[i], size), std::string(size, static_cast<char>(i)));
  }
}

TEST(Arena, TakesAgainWhatWasGivenBack) {
  syntax::Arena arena;
  void* block = arena.take(40);
  arena.give_back(block);
  EXPECT_EQ(arena.take(48), block);
  EXPECT_NE(arena.take(48), block);
}

TEST(Folders, TellFilesAndLinksFromWhatIsNotThere) {
  const TemporaryFolder folder;
  write_text(folder.path() / "src/app.py", "");
  std::filesystem::create_symlink("src/app.py", folder.path() / "link.py");
  std::filesystem::create_symlink("src", folder.path() / "linked.py");
  Folders folders;
  EXPECT_TRUE(folders.is_file(folder.path() / "src/app.py"));
  EXPECT_TRUE(folders.is_file(folder.path() / "linked.py/../src/app.py"));
  EXPECT_TRUE(folders.is_file(folder.path() / "link.py"));
  EXPECT_TRUE(folders.is_no_link(folder.path() / "src"));
  EXPECT_FALSE(folders.is_no_link(folder.path() / "link.py"));
  EXPECT_FALSE(folders.is_file(folder.path() / "linked.py"));
  EXPECT_FALSE(folders.is_file(folder.path() / "src"));
  EXPECT_FALSE(folders.is_file(folder.path() / "src/app.py/"));
  EXPECT_FALSE(folders.is_file(folder.path() / "nowhere/app.py"));
  EXPECT_EQ(folders.in(folder.path()).entries.size(), 3);
  EXPECT_TRUE(folders.in(folder.path() / "nowhere").entries.empty());
}

TEST(Requirements, BringWhatTheyAreKnownToBringAndOthersAnything) {
  Requirements known;
  known.add_lines("# the web\nrequests >= 2.32 ; python_version > '3.8'\nPyJWT==2\n\n");
  EXPECT_TRUE(known.may_bring("requests"));
  EXPECT_TRUE(known.may_bring("urllib3"));
  EXPECT_FALSE(known.may_bring("yaml"));
  known.add_lines("some-library\n");
  EXPECT_TRUE(known.may_bring("yaml"));
}

TEST(Requirements, AreOpenWhereALineNamesNoDistribution) {
  for (const char* line : {"-r base.txt", "./local", "git+https://example.com/a.git", "boto3[crt]",
                           "a @ https://example.com/a.whl"}) {
    Requirements open;
    open.add_lines(line);
    EXPECT_TRUE(open.may_bring("yaml")) << line;
  }
}

TEST(Requirements, AreNoneWhereNothingIsWritten) {
  Requirements none;
  none.add_lines("\n  # nothing yet\n\n");
  EXPECT_FALSE(none.may_bring("requests"));
}

}  // namespace plimsoll::test
