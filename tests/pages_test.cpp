// Runs every example of every page in checks/, each under its own test name, by the marks that
// CONTRIBUTING.md describes. UPDATE=1 rewrites the outputs that stand in the pages.
#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/finding.h"
#include "support/page.h"
#include "support/process.h"

namespace plimsoll::test {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::string_view pages_as_of = "--as-of=2026-10-01";

std::string check_id(const fs::path& page) {
  std::string id = page.stem().string();
  std::ranges::replace(id, '_', '-');
  return id;
}

// What one run of an example gave.
struct Seen {
  std::string output;  // for people
  Json findings;
  Json problems;
};

// Not those that the example itself suppresses.
Json reported(const Json& findings) {
  Json shown = Json::array();
  for (const Json& finding : findings) {
    if (finding.at("suppressed") == false) shown.push_back(finding);
  }
  return shown;
}

// The head of a shared library, as the System V ABI lays it out.
std::string elf_for(std::string_view machine) {
  std::string head(64, '\0');
  head.replace(0, 4,
               "\x7F"
               "ELF");
  head[18] = machine.starts_with("arm64") ? '\xB7' : '\x3E';
  return head;
}

void write_example(const ExampleFile& file, const fs::path& path) {
  write_text(path, file.is_elf ? elf_for(file.text) : file.text);
  if (file.is_sparse) fs::resize_file(path, std::stoull(file.text));
}

Seen run_example(const Example& example, const std::string& id) {
  const TemporaryFolder folder;
  std::vector<std::string> args = {"check", "--select", id, "--color=never"};
  args.insert(args.end(), {"--output", "json=findings.out"});
  args.insert(args.end(), example.options.begin(), example.options.end());
  const bool dated = std::ranges::any_of(
      example.options, [](const std::string& option) { return option.starts_with("--as-of"); });
  if (!dated) args.emplace_back(pages_as_of);
  for (const ExampleFile& file : example.files) {
    write_example(file, folder.path() / file.name);
    if (file.is_template) args.push_back(file.name);
  }
  const Outcome outcome = run_plimsoll(folder.path(), args);
  const fs::path written = folder.path() / "findings.out";
  if (!fs::exists(written)) {
    ADD_FAILURE() << "exit code " << outcome.status << ": " << outcome.err << outcome.out;
    return {};
  }
  const Json json = Json::parse(read_text(written));
  return {outcome.out, reported(json.at("findings")), json.at("problems")};
}

bool contains(const Json& text, const std::string& part) {
  return text.get<std::string>().find(part) != std::string::npos;
}

// The findings (or notes) of one line, in order.
std::vector<Json> on_line(const Json& places, const std::string& file, int line) {
  std::vector<Json> found;
  for (const Json& place : places) {
    if (place.at("file") == file && place.at("line") == line) found.push_back(place);
  }
  return found;
}

Json all_notes(const Json& findings) {
  Json notes = Json::array();
  for (const Json& finding : findings) {
    for (const Json& note : finding.at("notes")) notes.push_back(note);
  }
  return notes;
}

// What the marks of one line ask for, held against what was found there.
class LineCheck {
 public:
  LineCheck(const ExampleFile& file, int line, const Seen& seen)
      : place_(fmt::format("{}:{}", file.name, line)),
        found_(on_line(seen.findings, file.name, line)),
        notes_(on_line(all_notes(seen.findings), file.name, line)) {}

  void take(const Expectation& mark) {
    switch (mark.kind) {
      case Mark::Kind::expect:
        expect(mark);
        break;
      case Mark::Kind::note:
        expect_note(mark);
        break;
      case Mark::Kind::quiet:
        EXPECT_FALSE(mark.text.empty()) << place_ << ": say why it is quiet";
        break;
      case Mark::Kind::todo_expect:
        ++todo_expect_;
        break;
      case Mark::Kind::todo_quiet:
        ++todo_quiet_;
        break;
    }
  }

  void finish() const {
    if (todo_quiet_ > 0) {
      EXPECT_FALSE(found_.empty()) << place_ << ": quiet now: turn `todo-quiet` into `quiet: …`";
      return;
    }
    for (const Json& finding : found_) {
      ADD_FAILURE() << place_ << ":" << finding.at("column") << ": "
                    << (todo_expect_ > 0 ? "works now: turn `todo-expect` into `expect`: "
                                         : "unexpected finding: ")
                    << finding.at("message");
    }
  }

 private:
  void expect(const Expectation& mark) {
    const auto match = std::ranges::find_if(found_, [&](const Json& finding) {
      const bool columns = mark.first_column == 0 || (finding.at("column") == mark.first_column &&
                                                      finding.at("end_column") == mark.end_column);
      return columns && contains(finding.at("message"), mark.text);
    });
    if (match != found_.end()) {
      found_.erase(match);
      return;
    }
    ADD_FAILURE() << place_ << ": expected a finding"
                  << (mark.text.empty() ? "" : " that says \"" + mark.text + "\"")
                  << (mark.first_column == 0
                          ? ""
                          : fmt::format(" at columns {}–{}", mark.first_column, mark.end_column));
  }

  void expect_note(const Expectation& mark) const {
    EXPECT_TRUE(std::ranges::any_of(
        notes_, [&](const Json& note) { return contains(note.at("text"), mark.text); }))
        << place_ << ": expected a note " << mark.text;
  }

  std::string place_;
  std::vector<Json> found_;
  std::vector<Json> notes_;
  int todo_expect_ = 0;
  int todo_quiet_ = 0;
};

void hold_against_marks(const ExampleFile& file, const Seen& seen) {
  std::map<int, std::vector<Expectation>> marks;
  for (const Expectation& mark : file.expectations) marks[mark.line].push_back(mark);
  for (const Json& finding : seen.findings) {
    if (finding.at("file") == file.name) marks[finding.at("line").get<int>()];
  }
  for (const auto& [line, expected] : marks) {
    LineCheck check(file, line, seen);
    for (const Expectation& mark : expected) check.take(mark);
    check.finish();
  }
}

// As a findings fence lists them; the file is named where there are several.
std::string listed(const Json& findings, bool with_file) {
  std::string lines;
  for (const Json& finding : findings) {
    if (with_file) lines += finding.at("file").get<std::string>() + ":";
    lines += fmt::format("{}:{} {}\n", finding.at("line").get<int>(),
                         finding.at("column").get<int>(), finding.at("check").get<std::string>());
  }
  return lines;
}

void hold_against_files(const Example& example, const Seen& seen) {
  std::map<std::string, std::string> texts;
  for (const ExampleFile& file : example.files) {
    texts[file.name] = file.text;
    if (!example.findings) hold_against_marks(file, seen);
  }
  for (const Json& finding : seen.findings) {
    const auto text = texts.find(finding.at("file"));
    ASSERT_NE(text, texts.end()) << "outside the example: " << finding.dump(2);
    expect_inside(finding, text->second);
  }
  if (example.findings) {
    EXPECT_EQ(listed(seen.findings, example.files.size() > 1), example.findings->text);
  }
}

void hold_against_output(const fs::path& page, const Example& example, const Seen& seen) {
  if (!example.output || seen.output == example.output->text) return;
  if (!updating()) {
    EXPECT_EQ(seen.output, example.output->text) << "`./dev update` rewrites it";
    return;
  }
  // Parsed again: an earlier example of the page may have moved the lines.
  const std::string text = read_text(page);
  for (const Example& now : parse_page(text).examples) {
    if (now.name == example.name) write_text(page, replace_block(text, *now.output, seen.output));
  }
}

class ExampleTest : public testing::Test {
 public:
  ExampleTest(fs::path page, Example example)
      : page_(std::move(page)), example_(std::move(example)) {}

  void TestBody() override {
    const testing::ScopedTrace trace(page_.c_str(), example_.line, "this example");
    const std::string id = check_id(page_);
    const Seen seen = run_example(example_, id);
    if (HasFailure()) return;
    if (id != "unreadable") {
      EXPECT_TRUE(seen.problems.empty()) << seen.problems.dump(2);
    }
    hold_against_files(example_, seen);
    hold_against_output(page_, example_, seen);
  }

 private:
  fs::path page_;
  Example example_;
};

class FormatTest : public testing::Test {
 public:
  explicit FormatTest(Page page) : page_(std::move(page)) {}

  void TestBody() override {
    for (const std::string& problem : page_.problems) ADD_FAILURE() << problem;
  }

 private:
  Page page_;
};

void register_page(const fs::path& path) {
  const std::string suite = path.stem().string();
  const Page page = parse_page(read_text(path));
  testing::RegisterTest(
      suite.c_str(), "format", nullptr, nullptr, path.c_str(), 1,
      [page]() -> testing::Test* { return std::make_unique<FormatTest>(page).release(); });
  for (const Example& example : page.examples) {
    testing::RegisterTest(suite.c_str(), example.name.c_str(), nullptr, nullptr, path.c_str(),
                          example.line, [path, example]() -> testing::Test* {
                            return std::make_unique<ExampleTest>(path, example).release();
                          });
  }
}

void register_pages() {
  std::set<fs::path> pages;
  for (const auto& entry : fs::recursive_directory_iterator(source_folder() / "checks")) {
    const fs::path& path = entry.path();
    if (path.extension() == ".md" && path.filename() != "README.md") pages.insert(path);
  }
  for (const fs::path& page : pages) register_page(page);
}

}  // namespace

}  // namespace plimsoll::test

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  plimsoll::test::register_pages();
  return RUN_ALL_TESTS();
}
