#include "support/tree.h"

#include <algorithm>
#include <array>
#include <sstream>

#include <gtest/gtest.h>

#include "support/page.h"
#include "support/process.h"

namespace plimsoll::test {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 4> not_ours = {"build", "node_modules", ".git", ".cache"};

bool is_binary(std::string_view text) {
  return text.find('\0') != std::string_view::npos;
}

std::vector<std::string> command_of(std::string_view line) {
  constexpr std::string_view begin = "<!-- output of: ";
  constexpr std::string_view end = " -->";
  if (!line.starts_with(begin) || !line.ends_with(end)) return {};
  std::istringstream words(
      std::string(line.substr(begin.size(), line.size() - begin.size() - end.size())));
  std::vector<std::string> command;
  for (std::string word; words >> word;) command.push_back(word);
  return command;
}

std::string output_of(const std::vector<std::string>& command) {
  EXPECT_EQ(command.front(), "plimsoll");
  const Outcome outcome = run_plimsoll(source_folder(), {command.begin() + 1, command.end()});
  EXPECT_LE(outcome.status, 1) << outcome.err;
  return outcome.out;
}

}  // namespace

bool HouseFile::is_code() const {
  constexpr std::array<std::string_view, 5> endings = {".cmake", "CMakeLists.txt", ".mjs", ".py",
                                                       ".sh"};
  const auto ends = [&](std::string_view ending) { return path.ends_with(ending); };
  return is_cpp() || path == "dev" ||
         (!path.starts_with("samples/") && std::ranges::any_of(endings, ends));
}

std::string_view HouseFile::room() const {
  const std::string_view whole = path;
  if (whole.starts_with("checks/")) return "checks";
  if (!whole.starts_with("src/")) return {};
  const std::size_t end = whole.find('/', 4);
  return end == std::string_view::npos ? "cli" : whole.substr(4, end - 4);  // main.cpp: as cli
}

std::vector<HouseFile> house_files() {
  std::vector<HouseFile> files;
  fs::recursive_directory_iterator entry(source_folder());
  for (; entry != fs::recursive_directory_iterator(); ++entry) {
    const std::string name = entry->path().filename().string();
    if (std::ranges::find(not_ours, name) != not_ours.end()) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file()) {
      std::string text = read_text(entry->path());
      if (is_binary(text)) continue;
      files.push_back({fs::relative(entry->path(), source_folder()).generic_string(), text});
    }
  }
  std::ranges::sort(files, {}, &HouseFile::path);
  return files;
}

void expect_up_to_date(const std::string& path, const std::string& expected) {
  const fs::path file = source_folder() / path;
  const std::string written = fs::exists(file) ? read_text(file) : "";
  if (written == expected) return;
  if (updating()) {
    write_text(file, expected);
  } else {
    EXPECT_EQ(expected, written) << path << " is out of date: `./dev update` rewrites it";
  }
}

std::string with_fresh_outputs(std::string_view text) {
  std::string fresh;
  std::vector<std::string> command;
  bool skipping = false;
  for (const std::string_view line : split_lines(text)) {
    if (skipping && line.starts_with("```")) skipping = false;
    if (!skipping) fresh.append(line).append("\n");
    if (!command.empty() && line.starts_with("```")) {
      fresh += output_of(command);
      command.clear();
      skipping = true;
    }
    if (std::vector<std::string> found = command_of(line); !found.empty()) command = found;
  }
  return fresh;
}

}  // namespace plimsoll::test
