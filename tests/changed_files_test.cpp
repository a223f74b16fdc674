// --changed-since, in real repositories: which findings rest on a file that changed, though no line
// did at which they stand.
#include <filesystem>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "support/changed_since.h"
#include "support/ship.h"

namespace plimsoll::test {
namespace {

namespace fs = std::filesystem;

using ChangedFiles = ChangedSince;

constexpr std::string_view uses_a_module = "import util\ndef handler(event, context): util.go()\n";

TEST_F(ChangedFiles, ReportsAFunctionWhenASourceChangedIntoWhichItWasFollowed) {
  write("template.yaml", contradiction);
  write("src/ship/app.py", uses_a_module);
  write("src/ship/util.py", "def go(): pass\n");
  write("src/ship/aside.py", "a = 1\n");
  write("src/other/app.py", "a = 1\n");
  commit();
  write("src/other/app.py", "a = 2\n");
  write("src/ship/aside.py", "a = 2\n");
  write("src/ship/README.md", "new\n");
  EXPECT_EQ(found(), Lines{}) << "the handler does not use any of them";
  write("src/ship/util.py", "def go(): return 1\n");
  EXPECT_EQ(found(), Lines{"template.yaml:11"});
  commit();
  write("src/ship/app.py", "def handler(event, context): pass\n");
  EXPECT_EQ(found(), Lines{"template.yaml:11"});
}

TEST_F(ChangedFiles, TakesASourceThatWentForOneThatWasUsed) {
  write("template.yaml", contradiction);
  write("src/ship/app.py", uses_a_module);
  write("src/ship/util.py", "def go(): pass\n");
  write("src/ship/README.md", "");
  commit();
  git({"rm", "--quiet", "src/ship/README.md"});
  EXPECT_EQ(found(), Lines{});
  git({"rm", "--quiet", "src/ship/util.py"});
  EXPECT_EQ(found(), Lines{"template.yaml:11"});
}

TEST_F(ChangedFiles, ReportsWhatLiesInASourceThatOtherSourcesUse) {
  write("template.yaml", contradiction);
  write("src/ship/app.py", uses_a_module);
  write("src/ship/util.py", "import requests\ndef go(): requests.get('https://a.example')\n");
  write("src/ship/requirements.txt", "requests\n");
  commit();
  const std::vector<std::string> code{"--select=client-without-timeout,module-not-packaged"};
  EXPECT_EQ(found("HEAD", code), Lines{});
  write("src/ship/app.py", std::string(uses_a_module) + "# again\n");
  EXPECT_EQ(found("HEAD", code), (Lines{"src/ship/util.py:2", "template.yaml:11"}));
  git({"checkout", "--quiet", "src/ship/app.py"});
  write("src/ship/requirements.txt", "boto3\n");
  EXPECT_EQ(found("HEAD", code), (Lines{"src/ship/util.py:1", "src/ship/util.py:2"}))
      << "what is packed with a source is said by its manifest";
}

TEST_F(ChangedFiles, CountsAllThatIsPackedWhereNoSourceWasRead) {
  write("template.yaml", R"(Resources:
  Ship:
    Type: AWS::Serverless::Function
    Metadata: {DockerContext: image}
    Properties: {PackageType: Image, ReservedConcurrentExecutions: 0}
  Other:
    Type: AWS::Serverless::Function
    Metadata: {DockerContext: other}
    Properties: {PackageType: Image, ReservedConcurrentExecutions: 0}
)");
  write("image/Dockerfile", "");
  commit();
  EXPECT_EQ(found(), Lines{});
  write("image/main.rs", "");
  EXPECT_EQ(found(), Lines{"template.yaml:5"});
}

TEST_F(ChangedFiles, CountsAllThatIsPackedForWhatIsSaidOfThePackage) {
  write("template.yaml", contradiction);
  write("src/ship/app.py", "def handler(event, context): pass\n");
  commit();
  write("src/ship/model.bin", "");
  fs::resize_file(folder.path() / "src/ship/model.bin", 300U << 20U);
  EXPECT_EQ(found("HEAD", {"--select=package-too-large,visibility-shorter-than-timeout"}),
            Lines{"template.yaml:6"});
}

TEST_F(ChangedFiles, LooksAtSourcesWhereTheCodeIsTheWholeProject) {
  std::string text(contradiction);
  text.replace(text.find("src/ship"), 8, ".");
  write("template.yaml", text);
  write("app.py", "a = 1\n");
  write("README", "");
  commit();
  write("README", "more\n");
  EXPECT_EQ(found(), Lines{});
  write("app.py", "a = 2\n");
  EXPECT_EQ(found(), Lines{"template.yaml:11"});
}

TEST_F(ChangedFiles, KnowsTheSourcesOfTerraformsFunctions) {
  write("infra/main.tf", wrong_in_terraform);
  write("src/app.py", "def handler(event, context): pass\n");
  write("src/aside.py", "");
  commit();
  write("src/aside.py", "a = 1\n");
  EXPECT_EQ(found(), Lines{});
  write("src/app.py", "def handler(event, context): return 1\n");
  EXPECT_EQ(found(), Lines{"infra/main.tf:13"});
}

}  // namespace
}  // namespace plimsoll::test
