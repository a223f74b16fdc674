#include "read/ignore_rules.h"

#include <algorithm>
#include <fstream>
#include <system_error>

namespace plimsoll {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_folders = 12;

// Every path from the first part of `path` to all of it.
std::vector<fs::path> prefixes(const fs::path& path) {
  std::vector<fs::path> all;
  fs::path whole;
  for (const fs::path& part : path) {
    if (part.empty()) continue;
    whole /= part;
    all.push_back(whole);
  }
  return all;
}

}  // namespace

std::vector<fs::path> folders_of_project(const fs::path& folder) {
  std::error_code error;
  const fs::path start = fs::weakly_canonical(folder.empty() ? fs::path(".") : folder, error);
  std::vector<fs::path> folders;
  for (fs::path at = start; folders.size() < most_folders; at = at.parent_path()) {
    folders.push_back(at);
    if (fs::exists(at / ".git", error)) return folders;
    if (!at.has_relative_path()) break;
  }
  return {start};
}

bool matches(std::string_view pattern, std::string_view path) {
  if (pattern.empty()) return path.empty();
  if (pattern.front() == '*') {
    const std::string_view rest = pattern.substr(1);
    for (std::size_t i = 0; i <= path.size(); ++i) {
      if (matches(rest, path.substr(i))) return true;
      if (i < path.size() && path[i] == '/') return false;
    }
    return false;
  }
  if (path.empty() || (pattern.front() == '?' && path.front() == '/')) return false;
  return (pattern.front() == '?' || pattern.front() == path.front()) &&
         matches(pattern.substr(1), path.substr(1));
}

IgnoreRules::IgnoreRules(const fs::path& folder) {
  std::vector<fs::path> folders = folders_of_project(folder);
  folder_ = folders.front();
  std::ranges::reverse(folders);
  for (const fs::path& one : folders) {
    File file = read(one);
    if (!file.rules.empty()) files_.push_back(std::move(file));
  }
}

IgnoreRules::File IgnoreRules::read(const fs::path& folder) {
  File file{folder.generic_string() + '/', {}};
  std::ifstream stream(folder / ".gitignore");
  for (std::string line; std::getline(stream, line);) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    Rule rule;
    rule.negated = line.front() == '!';
    std::string_view pattern = line;
    if (rule.negated) pattern.remove_prefix(1);
    while (pattern.ends_with('/') || pattern.ends_with("/**")) {
      pattern.remove_suffix(pattern.ends_with('/') ? 1 : 3);
    }
    const bool deep = pattern.starts_with("**/");
    if (deep) pattern.remove_prefix(3);
    rule.anywhere = deep || pattern.find('/') == std::string_view::npos;
    if (pattern.starts_with('/')) pattern.remove_prefix(1);
    rule.pattern = pattern;
    if (!pattern.empty()) file.rules.push_back(std::move(rule));
  }
  return file;
}

bool IgnoreRules::ignore_entry(std::string_view canonical) const {
  bool ignored = false;
  for (const File& file : files_) {
    if (!canonical.starts_with(file.base)) continue;
    const std::string_view inside = canonical.substr(file.base.size());
    for (const Rule& rule : file.rules) {
      bool hit = matches(rule.pattern, inside);
      for (std::size_t slash = inside.find('/');
           rule.anywhere && !hit && slash != std::string_view::npos;
           slash = inside.find('/', slash + 1)) {
        hit = matches(rule.pattern, inside.substr(slash + 1));
      }
      if (hit) ignored = !rule.negated;
    }
  }
  return ignored;
}

bool IgnoreRules::ignore(const fs::path& path) const {
  if (files_.empty()) return false;
  const std::vector<fs::path> all = prefixes((folder_ / path).lexically_normal());
  return std::ranges::any_of(
      all, [this](const fs::path& prefix) { return ignore_entry(prefix.generic_string()); });
}

}  // namespace plimsoll
