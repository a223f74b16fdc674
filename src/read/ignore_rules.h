// Which paths Git leaves out of a repository: what is made while building stands there.
//
// In: a folder. Out: the rules of the .gitignore files there and above, up to the repository.
// Refuses the finer points of the format: classes of characters match nothing.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

// The folder itself and those above it up to the top of its repository; the folder alone where
// there is no repository.
std::vector<std::filesystem::path> folders_of_project(const std::filesystem::path& folder);

// Whether a path matches a pattern in which `*` and `?` stand for anything but `/`.
bool matches(std::string_view pattern, std::string_view path);

class IgnoreRules {
 public:
  explicit IgnoreRules(const std::filesystem::path& folder);

  // Of a path below the folder, as a template writes it: it, or a folder above it, which need not
  // exist.
  bool ignore(const std::filesystem::path& path) const;
  // Of one file or folder by its canonical path; the folders above it are not looked at.
  bool ignore_entry(std::string_view canonical) const;

 private:
  struct Rule {
    std::string pattern;
    bool anywhere = false;  // in any folder below
    bool negated = false;
  };
  struct File {
    std::string base;  // the folder in which it stands, with a slash behind it
    std::vector<Rule> rules;
  };

  static File read(const std::filesystem::path& folder);

  std::vector<File> files_;  // later ones win
  std::filesystem::path folder_;
};

}  // namespace plimsoll
