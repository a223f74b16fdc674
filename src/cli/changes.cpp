#include "cli/changes.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "cli/subprocess.h"

namespace plimsoll {
namespace {

constexpr int endless = std::numeric_limits<int>::max();

// Whatever the user has configured, git prints what is parsed here, asks nobody, fetches nothing
// and starts no helper. A hook that runs us has told git about its own repository.
Subprocess git(const std::filesystem::path& top, const std::vector<std::string>& args) {
  std::vector<std::string> command{"git",
                                   "-C",
                                   top.string(),
                                   "-c",
                                   "core.quotePath=off",
                                   "-c",
                                   "core.fsmonitor=false",
                                   "-c",
                                   "protocol.allow=never"};
  command.insert(command.end(), args.begin(), args.end());
  return run_program(
      command, {"LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1",
                "GIT_DIR=", "GIT_WORK_TREE=", "GIT_INDEX_FILE=", "GIT_PREFIX=",
                "GIT_EXTERNAL_DIFF=", "GIT_DIFF_OPTS="});
}

std::string_view first_line(std::string_view text) {
  return text.substr(0, text.find('\n'));
}

Trouble failed(const Subprocess& process) {
  if (!process.trouble.empty()) return {process.trouble};
  std::string_view why = first_line(process.err);
  if (why.starts_with("fatal: ")) why.remove_prefix(7);
  return {fmt::format("git says: {}", why)};
}

bool is_shallow(const std::filesystem::path& top) {
  return git(top, {"rev-parse", "--is-shallow-repository"}).out == "true\n";
}

// What to do where history is missing, as it is on build servers.
std::string advice(const std::filesystem::path& top) {
  return is_shallow(top) ? ": this clone is shallow; fetch its history (`fetch-depth: 0` for "
                           "actions/checkout, `git fetch --unshallow`)"
                         : "";
}

// The version from which the changes count.
Result<std::string> base_of(const std::string& ref, const std::filesystem::path& top) {
  const Subprocess known = git(top, {"rev-parse", "--verify", "--quiet", ref + "^{commit}"});
  if (!known.trouble.empty()) return failed(known);
  if (known.status != 0) {
    // Says nothing of its own accord where there is a repository.
    if (!known.err.empty()) return failed(known);
    return Trouble{fmt::format("git knows no version `{}`{}", ref, advice(top))};
  }
  const std::string version(first_line(known.out));
  const Subprocess common = git(top, {"merge-base", version, "HEAD"});
  if (common.status == 0) return std::string(first_line(common.out));
  if (common.status != 1) return failed(common);
  return Trouble{fmt::format("`{}` and HEAD have no history in common{}", ref, advice(top))};
}

// Lists that end each entry with a zero byte.
std::string_view take_entry(std::string_view& list) {
  const std::size_t end = std::min(list.find('\0'), list.size());
  const std::string_view entry = list.substr(0, end);
  list.remove_prefix(std::min(end + 1, list.size()));
  return entry;
}

// ---- patches

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

bool is_octal(char c) {
  return c >= '0' && c <= '7';
}

// A path as git quotes it where it holds control characters, quotes or backslashes.
std::string unquoted(std::string_view text) {
  if (!text.starts_with('"') || !text.ends_with('"')) return std::string(text);
  constexpr std::string_view names = "abtnvfr";
  constexpr std::string_view values = "\a\b\t\n\v\f\r";
  std::string plain;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] != '\\') {
      plain += text[i];
    } else if (i + 3 < text.size() && is_octal(text[i + 1])) {
      plain += static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 +
                                 (text[i + 3] - '0'));
      i += 3;
    } else {
      const char c = text[++i];
      const std::size_t known = names.find(c);
      plain += known == std::string_view::npos ? c : values[known];
    }
  }
  return plain;
}

// The path of a line `+++ b/path`; nothing for /dev/null. Behind a path with blanks stands a tab.
std::optional<std::string> new_path(std::string_view line) {
  line.remove_prefix(4);
  if (line.ends_with('\t')) line.remove_suffix(1);
  const std::string path = unquoted(line);
  if (!path.starts_with("b/")) return std::nullopt;
  return path.substr(2);
}

struct Hunk {
  int removed = 0;
  int first = 0;  // of what is there now
  int added = 0;
};

// "12,3" or "12"; the count is 1 when it is not written.
std::pair<int, int> place(std::string_view text) {
  std::pair<int, int> found{0, 1};
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, found.first);
  if (stop != end && *stop == ',') std::from_chars(stop + 1, end, found.second);
  return found;
}

// "@@ -12,3 +12 @@ …"
Hunk hunk_of(std::string_view line) {
  line.remove_prefix(4);
  const std::size_t plus = line.find('+');
  const auto [old_first, removed] = place(line.substr(0, line.find(' ')));
  const std::string_view now = line.substr(plus + 1);
  const auto [first, added] = place(now.substr(0, now.find(' ')));
  return {removed, first, added};
}

int indentation(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  return first == std::string_view::npos ? endless : static_cast<int>(first);
}

// Reads the lines of a hunk and what it says about the file.
void take_hunk(const Hunk& hunk, std::string_view& patch, ChangedLines* lines) {
  int least = endless;
  for (int i = 0; i < hunk.removed; ++i) {
    const std::string_view line = take_line(patch);
    if (line.starts_with('\\')) --i;  // "\ No newline at end of file"
    if (line.starts_with('-')) least = std::min(least, indentation(line.substr(1)));
  }
  for (int i = 0; i < hunk.added; ++i) {
    if (take_line(patch).starts_with('\\')) --i;
  }
  if (lines == nullptr) return;
  if (hunk.added > 0) lines->ranges.push_back({hunk.first, hunk.first + hunk.added - 1});
  if (hunk.removed > hunk.added && least != endless) {
    lines->removals.push_back({hunk.added > 0 ? hunk.first - 1 : hunk.first, least});
  }
}

}  // namespace

Result<Changes> Changes::since(const std::string& ref, const std::filesystem::path& top) {
  const Result<std::string> base = base_of(ref, top);
  if (!base) return Trouble{base.trouble()};
  const auto diff = [&](std::vector<std::string> as) {
    as.insert(as.begin(), {"diff", "--no-ext-diff", "--no-textconv", "--no-color", "--no-relative",
                           "--ignore-submodules=all", "--find-renames"});
    as.insert(as.end(), {*base, "--"});
    return as;
  };

  using Take = void (Changes::*)(std::string_view);
  const std::vector<std::pair<std::vector<std::string>, Take>> questions{
      {{"ls-files", "-z"}, &Changes::add_tracked},
      {{"ls-files", "-z", "--others", "--exclude-standard"}, &Changes::add_untracked},
      {diff({"--name-status", "-z"}), &Changes::add_files},
      {diff({"--unified=0", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/"}),
       &Changes::add_lines}};
  Changes changes;
  for (const auto& [args, take] : questions) {
    const Subprocess answer = git(top, args);
    if (answer.status != 0) return failed(answer);
    (changes.*take)(answer.out);
  }
  return changes;
}

const ChangedLines* Changes::in(const std::string& path) const {
  if (!tracked_.contains(path)) return &all_;
  const auto found = lines_.find(path);
  return found == lines_.end() ? nullptr : &found->second;
}

void Changes::add_untracked(std::string_view listed) {
  while (!listed.empty()) files_.emplace(take_entry(listed));
}

void Changes::add_tracked(std::string_view listed) {
  while (!listed.empty()) tracked_.emplace(take_entry(listed));
}

// A status and a path, or a rename's status and two. Where only the name is new no line is.
void Changes::add_files(std::string_view listed) {
  while (!listed.empty()) {
    const std::string_view status = take_entry(listed);
    std::string path(take_entry(listed));
    files_.insert(path);
    if (status.starts_with('R') || status.starts_with('C')) {
      path = take_entry(listed);
      files_.insert(path);
    }
    // Until the patch says which lines: of what git takes for binary it does not.
    if (status != "R100" && status != "C100") lines_[path].all = true;
  }
}

void Changes::add_lines(std::string_view patch) {
  ChangedLines* lines = nullptr;
  while (!patch.empty()) {
    const std::string_view line = take_line(patch);
    if (line.starts_with("diff --git ")) lines = nullptr;
    if (line.starts_with("+++ ")) {
      const std::optional<std::string> path = new_path(line);
      lines = path ? &lines_[*path] : nullptr;
      if (lines != nullptr) lines->all = false;
    } else if (line.starts_with("@@ -")) {
      take_hunk(hunk_of(line), patch, lines);
    }
  }
}

}  // namespace plimsoll
