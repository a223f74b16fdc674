// --changed-since, in real repositories: on which lines a change is answerable for findings, and
// what is said where git cannot tell.
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "support/changed_since.h"

namespace plimsoll::test {
namespace {

namespace fs = std::filesystem;

// Each function has one error, on its last line.
std::string function(std::string_view name) {
  return "  " + std::string(name) +
         ":\n"
         "    Type: AWS::Lambda::Function\n"
         "    Properties:\n"
         "      ReservedConcurrentExecutions: 0\n";
}

class ChangedLines : public ChangedSince {
 protected:
  void write_functions(const std::string& path, const std::vector<std::string>& names) const {
    std::string text = "Resources:\n";
    for (const std::string& name : names) text += function(name);
    write(path, text);
  }
  // What is said when git cannot help.
  void expect_trouble(const std::string& since, const std::string& why,
                      const std::string& in = ".") const {
    const Outcome outcome = check(since, {}, in);
    EXPECT_EQ(outcome.status, 2);
    EXPECT_TRUE(outcome.out.starts_with("error: --changed-since: " + why)) << outcome.out;
  }
};

// ---- lines

TEST_F(ChangedLines, ReportsWhatStandsOnChangedLines) {
  write_functions("template.yaml", {"A", "B"});
  commit();
  const Outcome same = check("HEAD");
  EXPECT_EQ(same.status, 0);
  EXPECT_EQ(same.out, "analysed 1 template: nothing found; 2 where nothing changed\n");
  write_functions("template.yaml", {"A", "New", "B"});
  EXPECT_EQ(found(), Lines{"template.yaml:9"}) << "not committed yet";
  EXPECT_EQ(check("HEAD").status, 1);
  commit();
  EXPECT_EQ(found("HEAD"), Lines{});
  EXPECT_EQ(found("HEAD~1"), Lines{"template.yaml:9"});
  EXPECT_EQ(found("HEAD~1", {"template.yaml"}), Lines{"template.yaml:9"});
}

TEST_F(ChangedLines, LooksAtBothEndsOfAContradiction) {
  write("template.yaml", contradiction);
  commit();
  EXPECT_EQ(found(), Lines{});
  std::string text(contradiction);
  text.replace(text.find("120"), 3, "240");
  write("template.yaml", text);
  EXPECT_EQ(found(), Lines{"template.yaml:11"});
  text = contradiction;
  text.replace(text.find("SNS::Topic"), 10, "SQS::Queue");
  write("template.yaml", text);
  EXPECT_EQ(found(), Lines{}) << "the line above has changed, and has nothing to do with it";
}

TEST_F(ChangedLines, CountsALineThatWentForTheKeysItStoodUnder) {
  std::string text(contradiction);
  text.replace(text.find("  Orders: {"), std::string::npos,
               "  Orders:\n    Type: AWS::SQS::Queue\n    Properties:\n"
               "      VisibilityTimeout: 720\n      DelaySeconds: 5\n");
  write("template.yaml", text);
  commit();
  text.erase(text.find("      VisibilityTimeout: 720\n"), 29);
  write("template.yaml", text);
  EXPECT_EQ(found(), Lines{"template.yaml:11"}) << "on the queue's key";
}

TEST_F(ChangedLines, BeginsWhereTheBranchBegan) {
  write_functions("template.yaml", {"A"});
  write_functions("other.yaml", {"X"});
  commit();
  git({"checkout", "--quiet", "-b", "work"});
  write_functions("template.yaml", {"A", "B"});
  commit();
  git({"checkout", "--quiet", "main"});
  write("other.yaml", "Resources:\n" + function("X") + "# a comment\n");
  commit();
  git({"checkout", "--quiet", "work"});
  EXPECT_EQ(found("main"), Lines{"template.yaml:9"});
  git({"merge", "--quiet", "--no-edit", "main"});
  EXPECT_EQ(found("main"), Lines{"template.yaml:9"});
}

// ---- files

TEST_F(ChangedLines, FollowsRenamedFiles) {
  write_functions("old.yaml", {"A", "B", "C", "D", "E"});
  commit();
  git({"mv", "old.yaml", "new.yaml"});
  EXPECT_EQ(found(), Lines{});
  write_functions("new.yaml", {"A", "B", "New", "C", "D", "E"});
  EXPECT_EQ(found(), Lines{"new.yaml:13"});
}

TEST_F(ChangedLines, TakesFilesThatGitDoesNotTrackAsChanged) {
  write("README", "");
  commit();
  write_functions("new.yaml", {"A"});
  EXPECT_EQ(found(), Lines{"new.yaml:5"});
  write(".gitignore", "new.yaml\n");
  EXPECT_EQ(found(), Lines{"new.yaml:5"}) << "nobody knows since when it is as it is";
}

TEST_F(ChangedLines, KnowsFilesByWhateverNameTheyHave) {
  for (const std::string name : {"with blank.yaml", "f\xC3\xBCr.yaml", "a\"quoted\".yaml",
                                 "back\\slash.yaml", "tab\there.yaml", "+++ b/x.yaml"}) {
    write_functions(name, {"A"});
    commit();
    EXPECT_EQ(found("HEAD", {name}), Lines{}) << name;
    write_functions(name, {"New", "A"});
    EXPECT_EQ(found("HEAD", {name}), Lines{fs::path(name).generic_string() + ":5"}) << name;
  }
}

TEST_F(ChangedLines, IsNotMisledByWhatIsWrittenInAFile) {
  write_functions("template.yaml", {"A"});
  write_functions("x.yaml", {"A"});
  commit();
  write("template.yaml",
        "Resources:\n" + function("A") + "#\n# |\n++: b/x.yaml\n\"@@ -1 +5 @@\": 1\n");
  EXPECT_EQ(found("HEAD", {"x.yaml"}), Lines{});
}

TEST_F(ChangedLines, KnowsFilesWithoutALastLineBreak) {
  write("template.yaml", "Resources:\n" + function("A") + "# end");
  write_functions("z.yaml", {"A"});
  commit();
  write("template.yaml", "Resources:\n" + function("A") + function("New") + "# end.");
  write_functions("z.yaml", {"B"});
  EXPECT_EQ(found(), (Lines{"template.yaml:9"}));
}

TEST_F(ChangedLines, TakesAFileThatGitTakesForBinaryAsAWhole) {
  const auto utf16 = [](std::string_view text) {
    std::string wide = "\xFF\xFE";
    for (const char c : text) wide.append({c, '\0'});
    return wide;
  };
  write("template.yaml", utf16("Resources:\n" + function("A") + function("B")));
  commit();
  EXPECT_EQ(found(), Lines{});
  write("template.yaml", utf16("Resources:\n" + function("A") + function("C")));
  EXPECT_EQ(found(), (Lines{"template.yaml:5", "template.yaml:9"}));
}

TEST_F(ChangedLines, WorksFromAnyFolder) {
  write_functions("a/template.yaml", {"A"});
  commit();
  write_functions("a/template.yaml", {"New", "A"});
  EXPECT_EQ(found("HEAD", {}, "a"), Lines{"template.yaml:5"});
  EXPECT_EQ(found("HEAD", {"../a/template.yaml"}, "a"), Lines{"../a/template.yaml:5"});
}

TEST_F(ChangedLines, StillSaysWhatCannotBeRead) {
  write("template.yaml", "Resources: [\n  AWS::\n");
  commit();
  const Outcome outcome = check("HEAD", {"--select=unreadable"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_NE(outcome.out.find("error[unreadable]"), std::string::npos) << outcome.out;
}

// ---- whatever surrounds it

TEST_F(ChangedLines, DoesNotDependOnHowGitIsConfigured) {
  write_functions("template.yaml", {"A"});
  commit();
  for (const std::string setting :
       {"diff.noprefix=true", "diff.mnemonicPrefix=true", "color.ui=always", "color.diff=always",
        "diff.external=false", "diff.interHunkContext=50", "diff.context=9", "diff.relative=true",
        "core.quotePath=true", "diff.colorMoved=zebra", "diff.renames=false",
        "status.showUntrackedFiles=no"}) {
    const std::size_t equals = setting.find('=');
    git({"config", setting.substr(0, equals), setting.substr(equals + 1)});
  }
  write_functions("template.yaml", {"A", "New"});
  EXPECT_EQ(found(), Lines{"template.yaml:9"});
}

TEST_F(ChangedLines, WorksInsideAHook) {
  write_functions("template.yaml", {"A"});
  commit();
  write_functions("template.yaml", {"A", "New"});
  write(".git/hooks/pre-commit", "#!/bin/sh\nGIT_DIR=/nowhere GIT_INDEX_FILE=/nowhere \"" +
                                     plimsoll_binary().string() +
                                     "\" check --changed-since=HEAD --select=concurrency >out\n");
  fs::permissions(folder.path() / ".git/hooks/pre-commit", fs::perms::owner_all);
  const Outcome refused = run(folder.path(), {"git", "-c", "user.name=A", "-c", "user.email=a@b",
                                              "commit", "--all", "--message=x"});
  EXPECT_NE(refused.status, 0);
  EXPECT_TRUE(read_text(folder.path() / "out").starts_with("template.yaml:9:37: error["));
}

TEST_F(ChangedLines, SaysWhyGitCannotHelp) {
  write_functions("template.yaml", {"A"});
  expect_trouble("main", "git knows no version `main`\n");
  commit();
  expect_trouble("mian", "git knows no version `mian`\n");
  expect_trouble("HEAD:template.yaml", "git knows no version `HEAD:template.yaml`\n");
  git({"checkout", "--quiet", "--orphan", "apart"});
  write("README", "");
  commit();
  expect_trouble("main", "`main` and HEAD have no history in common\n");
  EXPECT_EQ(check("--all").status, 2);
  EXPECT_EQ(check("").status, 2);
  EXPECT_EQ(check("HEAD", {"--write-baseline=x"}).status, 2);
}

TEST_F(ChangedLines, ShowsEverythingWhenGitCannotHelp) {
  write_functions("template.yaml", {"A"});
  const Outcome outcome = check("main");
  EXPECT_NE(outcome.out.find("template.yaml:5:37"), std::string::npos) << outcome.out;
}

TEST_F(ChangedLines, SaysWhatToDoAboutAShallowClone) {
  write_functions("template.yaml", {"A"});
  commit();
  write_functions("template.yaml", {"A", "B"});
  commit();
  git({"clone", "--quiet", "--depth=1", "file://" + folder.path().string(), "copy"});
  expect_trouble("HEAD~1",
                 "git knows no version `HEAD~1`: this clone is shallow; fetch its history", "copy");
}

TEST(WithoutARepository, ChangesAreUnknown) {
  const TemporaryFolder folder;
  write_text(folder.path() / "template.yaml", "Resources:\n" + function("A"));
  const Outcome outcome = run_plimsoll(folder.path(), {"check", "--changed-since=HEAD"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(outcome.out.starts_with("error: --changed-since: `.` lies in no git repository\n"))
      << outcome.out;
}

}  // namespace
}  // namespace plimsoll::test
