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
using code::Search;

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

TEST(Outlines, RefuseAPackageOutsideOfTheProject) {
  TemporaryFolder folder;
  write_text(folder.path() / "shop/pom.xml", "<project/>\n");
  write_text(folder.path() / "other/pom.xml", "<project/>\n");
  write_text(folder.path() / "other/App.java", "class App {}\n");
  Sources sources;
  Outlines outlines(sources, folder.path() / "shop");
  const code::FunctionCode code =
      follow(outlines, Language::java, {{folder.path() / "other"}, "App::run"});
  EXPECT_EQ(code.search, code::Search::unclear);
  EXPECT_EQ(outlines.sources().refused().size(), 1U);
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

// Of a package with one source.
code::FunctionCode followed_in(const std::string& file, std::string_view text, Language language,
                               std::string_view handler, std::string_view build = {}) {
  TemporaryFolder folder;
  write_text(folder.path() / file, text);
  Sources sources;
  Outlines outlines(sources, folder.path());
  return follow(outlines, language, {{folder.path()}, handler, build});
}

TEST(Go, RunsWhatLambdaIsStartedWithAndItsPackages) {
  expect_outlined("orders_go", Language::go, {"bootstrap"});
}

TEST(Go, IsNoProgramOutsideOfPackageMain) {
  const auto search = [](std::string_view text, std::string_view build) {
    return followed_in("main.go", text, Language::go, "bootstrap", build).search;
  };
  EXPECT_EQ(search("package orders\n", "go1.x"), Search::no_function);
  EXPECT_EQ(search("package orders\n", ""), Search::unclear);
  EXPECT_EQ(search("//go:build integration\n\npackage orders\n", "go1.x"), Search::unclear);
  EXPECT_EQ(search("package main\nfunc main( {}\n", "go1.x"), Search::broken);
}

TEST(Go, EndsAtOnceWhereNothingMayStartLambda) {
  const auto search = [](std::string_view import) {
    const std::string text =
        "package main\nimport \"" + std::string(import) + "\"\nfunc main() { fmt.Println(1) }\n";
    return followed_in("main.go", text, Language::go, "bootstrap", "go1.x").search;
  };
  EXPECT_EQ(search("fmt"), Search::no_function);
  EXPECT_EQ(search("github.com/aws/aws-lambda-go/events"), Search::no_function);
  EXPECT_EQ(search("github.com/akrylysov/algnhsa"), Search::found);
}

TEST(Go, IsBuiltInTheFolderOfItsHandlerWhereThePackageHasNoSource) {
  const auto code = followed_in("cmd/ship/main.go", "package main\n", Language::go, "cmd/ship");
  EXPECT_EQ(code.search, Search::found);
}

TEST(Ruby, RunsAMethodOfTheFileOrOfAClass) {
  expect_outlined("orders_ruby", Language::ruby,
                  {"app.handler", "app.Orders::Handler.process", "app.Orders::Handler.never"});
}

TEST(Ruby, LacksWhatNothingCouldBringAlong) {
  const auto search = [](std::string_view text, std::string_view handler) {
    return followed_in("app.rb", text, Language::ruby, handler).search;
  };
  constexpr std::string_view handler = "def handler(event:, context:) = 1\n";
  EXPECT_EQ(search(handler, "app.handler"), Search::found);
  EXPECT_EQ(search(handler, "app.handle"), Search::no_function);
  EXPECT_EQ(search(handler, "src/app.handler"), Search::no_file);
  EXPECT_EQ(search("def self.handler(event:, context:) = 1\n", "app.handler"), Search::no_function);
  EXPECT_EQ(search("require 'framework'\ndef a = 1\n", "app.handler"), Search::unclear);
  EXPECT_EQ(search("define_method(:handler) { 1 }\n", "app.handler"), Search::unclear);
  EXPECT_EQ(search("def handler(event:, context:\n", "app.handler"), Search::broken);
}

TEST(Ruby, FindsMethodsOfClasses) {
  const auto search = [](std::string_view text, std::string_view handler) {
    return followed_in("app.rb", text, Language::ruby, handler).search;
  };
  constexpr std::string_view text =
      "module Orders\n"
      "  class Ship\n    def self.call(event:, context:) = 1\n    def run = 1\n  end\n"
      "  class Pack < Ship\n  end\n"
      "  class Gone < Elsewhere\n  end\n"
      "  class Sent\n    class << self\n      def call(event:, context:) = 1\n    end\n  end\n"
      "end\n";
  EXPECT_EQ(search(text, "app.Orders::Ship.call"), Search::found);
  EXPECT_EQ(search(text, "app.Orders::Sent.call"), Search::found);
  EXPECT_EQ(search(text, "app.Orders::Pack.call"), Search::found);
  EXPECT_EQ(search(text, "app.Orders::Ship.run"), Search::no_function);
  EXPECT_EQ(search(text, "app.Orders::Shop.call"), Search::no_function);
  EXPECT_EQ(search(text, "app.Orders::Gone.call"), Search::unclear);
  EXPECT_EQ(search("module Tools\n  extend self\n  def call = 1\nend\n", "app.Tools.call"),
            Search::unclear);
}

}  // namespace
}  // namespace plimsoll::test
