// The law of `check --fix`: after it the finding is gone, nothing new is found, comments stand
// where they stood, and a second time there is nothing to do. Held on every example of every page,
// and on real templates where there are any.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/mend.h"
#include "support/corpus.h"
#include "support/page.h"
#include "support/process.h"
#include "tree/tree.h"

namespace plimsoll::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::vector<std::string> comments_of(const std::string& text) {
  Sources sources;
  const Parsed parsed = parse(sources[sources.add("template", text)]);
  std::vector<std::string> comments;
  for (const Tree::Comment& comment : parsed.tree.comments()) comments.emplace_back(comment.text);
  return comments;
}

// One example of a page as files in a folder.
class Project {
 public:
  explicit Project(const Example& example) : example_(example) {
    for (const ExampleFile& file : example.files) write_text(folder_.path() / file.name, file.text);
  }

  // Every check, whatever its page: an edit must not bring about what another one finds.
  Json check(std::vector<std::string> more) const {
    std::vector<std::string> args = {"check", "--strict", "--format=json", "--as-of=2026-10-01"};
    args.insert(args.end(), more.begin(), more.end());
    args.insert(args.end(), example_.options.begin(), example_.options.end());
    for (const ExampleFile& file : example_.files) {
      if (file.is_template) args.push_back(file.name);
    }
    return Json::parse(run_plimsoll(folder_.path(), args).out);
  }

  std::map<std::string, std::string> texts() const {
    std::map<std::string, std::string> texts;
    for (const ExampleFile& file : example_.files) {
      texts[file.name] = read_text(folder_.path() / file.name);
    }
    return texts;
  }

 private:
  const Example& example_;
  TemporaryFolder folder_;
};

bool has_safe_edit(const Json& finding) {
  return finding.at("fix") != nullptr && finding.at("fix").at("safe") == true &&
         finding.at("suppressed") == false;
}

std::set<std::string> kinds_of(const Json& findings) {
  std::set<std::string> kinds;
  for (const Json& finding : findings) {
    kinds.insert(finding.at("check").get<std::string>() + " " +
                 finding.at("resource").get<std::string>());
  }
  return kinds;
}

void hold_the_law(const Example& example) {
  const Project project(example);
  const Json before = project.check({});
  if (std::ranges::none_of(before.at("findings"), has_safe_edit)) return;
  const auto texts = project.texts();

  const Json after = project.check({"--fix"});
  EXPECT_EQ(after.at("problems"), before.at("problems"));
  EXPECT_FALSE(after.at("mended").empty());
  for (const Json& edit : after.at("mended")) EXPECT_EQ(edit.at("why_not"), "") << edit.dump(2);
  for (const Json& finding : after.at("findings")) {
    EXPECT_FALSE(has_safe_edit(finding)) << finding.dump(2);
  }
  std::vector<std::string> brought_about;
  std::ranges::set_difference(kinds_of(after.at("findings")), kinds_of(before.at("findings")),
                              std::back_inserter(brought_about));
  EXPECT_EQ(brought_about, std::vector<std::string>()) << after.dump(2);

  const auto mended = project.texts();
  for (const auto& [name, text] : texts) {
    EXPECT_EQ(comments_of(mended.at(name)), comments_of(text)) << name;
  }
  EXPECT_TRUE(project.check({"--fix"}).at("mended").empty());
  EXPECT_EQ(project.texts(), mended);
}

TEST(CheckFix, MendsWhatEveryPageShowsAndNothingElse) {
  for (const auto& entry : fs::recursive_directory_iterator(source_folder() / "checks")) {
    if (entry.path().extension() != ".md" || entry.path().filename() == "README.md") continue;
    for (const Example& example : parse_page(read_text(entry.path())).examples) {
      const testing::ScopedTrace trace(entry.path().c_str(), example.line, "this example");
      hold_the_law(example);
    }
  }
}

// ---- real templates

using Seen = std::tuple<std::string, std::string, std::string>;

std::set<Seen> seen_in(const plimsoll::Run& run) {
  std::set<Seen> seen;
  for (const Finding& finding : run.findings) {
    seen.emplace((*run.files)[finding.span.file].path(), finding.check->id, finding.resource);
  }
  return seen;
}

TEST(CheckFix, MendsRealTemplatesWithoutBringingAnythingAbout) {
  std::vector<std::string> paths;
  for (const fs::path& file : corpus_files({".yaml", ".yml", ".json", ".template"})) {
    paths.push_back(file.string());
  }
  if (paths.empty()) GTEST_SKIP() << "no real templates on this machine";

  CheckOptions options;
  options.paths = std::move(paths);
  options.allow_empty = true;
  options.as_of = {2026, 10, 1};
  Plan plan{.options = options, .stdin_text = {}};
  Kept kept;
  const Finished before = run_check(plan, kept);
  const Mending mending = mend(plan);
  const plimsoll::Run& after = mending.finished.run;

  EXPECT_FALSE(after.mended.empty());
  for (const Mended& edit : after.mended) {
    EXPECT_EQ(edit.why_not, "") << edit.file << ":" << edit.line << " " << edit.check->id;
  }
  std::vector<Seen> brought_about;
  std::ranges::set_difference(seen_in(after), seen_in(before.run),
                              std::back_inserter(brought_about));
  for (const auto& [path, check, resource] : brought_about) {
    ADD_FAILURE() << path << ": " << check << " of " << resource << " was not there before";
  }
  for (const auto& [path, file] : mending.files) {
    EXPECT_EQ(comments_of(file.after.text), comments_of(file.before.text)) << path;
  }
}

// ---- the command line

constexpr std::string_view mendable = R"(Resources:
  Orders: # the queue
    Type: AWS::SQS::Queue
  Ship:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      Handler: app.handler
      CodeUri: src
      Timeout: 100
      Events:
        Order: {Type: SQS, Properties: {Queue: !GetAtt Orders.Arn}}
)";
// The same with the one edit that it needs.
const std::string mended = [] {
  std::string text(mendable);
  const std::string_view type = "    Type: AWS::SQS::Queue\n";
  text.insert(text.find(type) + type.size(), "    Properties:\n      VisibilityTimeout: 600\n");
  return text;
}();

class CheckFixCommand : public testing::Test {
 protected:
  void write(const std::string& path, std::string_view text) const {
    write_text(folder.path() / path, text);
  }
  std::string read(const std::string& path) const { return read_text(folder.path() / path); }
  Outcome plimsoll(const std::vector<std::string>& args) const {
    return run_plimsoll(folder.path(), args);
  }

  TemporaryFolder folder;
};

TEST_F(CheckFixCommand, IsNamedWhereItWouldMendSomething) {
  write("a.yaml", mendable);
  EXPECT_TRUE(plimsoll({"check", "--select=timeouts", "a.yaml"})
                  .out.ends_with("1 error\n`plimsoll check --fix` mends 1 of these\n"));
}

TEST_F(CheckFixCommand, MendsTheFileAndReportsWhatIsLeft) {
  write("a.yaml", mendable);
  const Outcome outcome = plimsoll({"check", "--fix", "--select=timeouts", "a.yaml"});
  EXPECT_EQ(outcome.status, 0) << outcome.out;
  EXPECT_EQ(outcome.out,
            "mended a.yaml:2: visibility-shorter-than-timeout: set VisibilityTimeout to 600, six "
            "times the timeout of `Ship`\n\nanalysed 1 template: nothing found\n");
  EXPECT_EQ(read("a.yaml"), mended);
  EXPECT_EQ(plimsoll({"check", "--fix", "--select=timeouts", "a.yaml"}).out,
            "analysed 1 template: nothing found\n");
  EXPECT_EQ(read("a.yaml"), mended);
}

TEST_F(CheckFixCommand, KeepsTheByteOrderMarkTheLineEndsAndThePermissions) {
  std::string text = "\xEF\xBB\xBF" + std::string(mendable);
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) {
    text.insert(at, "\r");
  }
  write("a.yaml", text);
  fs::permissions(folder.path() / "a.yaml", fs::perms::owner_all);
  EXPECT_EQ(plimsoll({"check", "--fix", "--select=timeouts", "a.yaml"}).status, 0);
  text.insert(text.find("  Ship:"), "    Properties:\r\n      VisibilityTimeout: 600\r\n");
  EXPECT_EQ(read("a.yaml"), text);
  EXPECT_EQ(fs::status(folder.path() / "a.yaml").permissions(), fs::perms::owner_all);
}

TEST_F(CheckFixCommand, DiffShowsWhatFixWouldDoAndDoesNothing) {
  write("a.yaml", mendable);
  const Outcome outcome = plimsoll({"check", "--diff", "a.yaml"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(
      outcome.out,
      "--- a.yaml\n+++ a.yaml\n@@ -1,6 +1,8 @@\n Resources:\n   Orders: # the queue\n"
      "     Type: AWS::SQS::Queue\n+    Properties:\n+      VisibilityTimeout: 600\n   Ship:\n"
      "     Type: AWS::Serverless::Function\n     Properties:\n");
  EXPECT_EQ(read("a.yaml"), mendable);
  write("b.yaml", mended);
  EXPECT_EQ(plimsoll({"check", "--diff", "b.yaml"}).status, 0);
  const Outcome confused = plimsoll({"check", "--diff", "--format=json"});
  EXPECT_EQ(confused.status, 2);
  EXPECT_EQ(confused.err,
            "plimsoll: --diff prints edits and no report: leave --format and --output out\n");
}

TEST_F(CheckFixCommand, PrintsTheMendedTextOfStandardInput) {
  write("in.yaml", mendable);
  const std::string command = "'" + plimsoll_binary().string() +
                              "' check --fix --select=timeouts --stdin-filename=a.yaml < in.yaml";
  const Outcome outcome = run(folder.path(), {"sh", "-c", command});
  EXPECT_EQ(outcome.out, mended);
  EXPECT_TRUE(outcome.err.starts_with("mended a.yaml:2: ")) << outcome.err;
}

TEST_F(CheckFixCommand, LeavesWhatIsSuppressedAndWhatItMustNotWrite) {
  std::string suppressed(mendable);
  suppressed.replace(suppressed.find("# the queue"), 11,
                     "# plimsoll: ignore visibility-shorter-than-timeout -- a drill");
  write("a.yaml", suppressed);
  EXPECT_EQ(plimsoll({"check", "--fix", "--select=timeouts", "a.yaml"}).status, 0);
  EXPECT_EQ(read("a.yaml"), suppressed);

  write("nested.yaml", mendable);
  write("b.yaml",
        "Resources:\n  Part:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n"
        "      TemplateURL: nested.yaml\n");
  const Outcome outcome = plimsoll({"check", "--fix", "b.yaml"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.out.find("not mended nested.yaml:2: visibility-shorter-than-timeout"),
            std::string::npos)
      << outcome.out;
  EXPECT_EQ(read("nested.yaml"), mendable);
}

}  // namespace
}  // namespace plimsoll::test
