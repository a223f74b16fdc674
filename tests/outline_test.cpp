// The room `outline`: what is read of handlers in Java, C#, Go and Ruby.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "code/print_facts.h"
#include "outline/follow.h"
#include "support/process.h"
#include "support/tree.h"

namespace plimsoll::test {
namespace {

using namespace plimsoll::outline;

TEST(Languages, AreThoseOfTheirRuntimes) {
  EXPECT_EQ(language_of("java21"), Language::java);
  EXPECT_EQ(language_of("dotnet8"), Language::csharp);
  EXPECT_EQ(language_of("ruby3.3"), Language::ruby);
  EXPECT_EQ(language_of("provided.al2023"), Language::go);
  EXPECT_FALSE(language_of("python3.13"));
}

TEST(Outlines, AreMadeOnceAndOnlyOfSources) {
  TemporaryFolder folder;
  write_text(folder.path() / "App.java", "class App {}\n");
  write_text(folder.path() / "notes.txt", "class App {}\n");
  Sources sources;
  Outlines outlines(sources, folder.path());
  const Outline* outline = outlines.open(folder.path() / "App.java");
  ASSERT_NE(outline, nullptr);
  EXPECT_EQ(outlines.open(folder.path() / "./App.java"), outline);
  EXPECT_EQ(outlines.open(folder.path() / "notes.txt"), nullptr);
  EXPECT_EQ(outlines.open(folder.path() / "Other.java"), nullptr);
  EXPECT_EQ(outlines.files().size(), 1U);
}

TEST(Outlines, SayWhereASourceStopsBeingAProgram) {
  TemporaryFolder folder;
  write_text(folder.path() / "App.java", "class App { void a( { }\n");
  Sources sources;
  Outlines outlines(sources, folder.path());
  EXPECT_TRUE(outlines.open(folder.path() / "App.java")->first_mistake.has_value());
}

}  // namespace
}  // namespace plimsoll::test
