// The room `outline`: what is read of handlers in Java, C#, Go and Ruby.
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
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

TEST(Outlines, GiveUpWhereNobodyNestsSoDeep) {
  TemporaryFolder folder;
  std::string sum = "1";
  for (int i = 0; i < 100'000; ++i) sum += " + 1";
  write_text(folder.path() / "App.java", "class App { int sum = " + sum + "; }\n");
  Sources sources;
  Outlines outlines(sources, folder.path());
  const Outline* outline = outlines.open(folder.path() / "App.java");
  ASSERT_NE(outline, nullptr);
  EXPECT_TRUE(outline->types.empty());
  EXPECT_TRUE(outline->first_mistake.has_value());
}

// A package of tests/golden/outline/, entered by each of its handlers, one after the other.
void expect_outlined(const std::string& package, Language language,
                     const std::vector<std::string>& handlers) {
  const std::string folder = "tests/golden/outline/" + package;
  const std::filesystem::path root = source_folder() / folder;
  Sources sources;
  Outlines outlines(sources, root);
  std::string facts;
  for (const std::string& handler : handlers) {
    const code::FunctionCode code = follow(outlines, language, {{root}, handler});
    facts += fmt::format("{}\n{}beside: {}\n\n", handler, print_facts(code, sources),
                         fmt::join(code.beside, ", "));
  }
  expect_up_to_date(folder + ".facts", facts);
}

TEST(Outlines, OfJavaFollowTheClassesOfTheProject) {
  expect_outlined(
      "orders_java", Language::java,
      {"com.example.App::handleRequest", "com.example.App$Audit::audit",
       "com.example.App::handleOther", "com.example.App", "com.example.App::handleRequst",
       "com.example.Apt::handleRequest", "com.other.Handler::handleRequest"});
}

TEST(Outlines, OfCsharpFollowTheTypesOfTheProject) {
  expect_outlined(
      "orders_csharp", Language::csharp,
      {"Orders::Shop.Orders.Function::Handle", "Orders::Shop.Orders.Program::Main",
       "Orders::Shop.Orders.Function+Inner::Run", "Orders::Shop.Orders.Function_Get_Generated::Get",
       "Orders::Shop.Orders.Function::Handel", "Orders::Shop.Function::Handle",
       "Order::Shop.Orders.Function::Handle", "Orders::Vendor.Function::Handle"});
}

}  // namespace
}  // namespace plimsoll::test
