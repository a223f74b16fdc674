// What changed in a repository since another version: lines, files, and lines that were removed.
//
// In: a name that git knows and the top folder of a repository. Out: what differs between the
// version that the other one and HEAD have in common and the files as they lie there: a branch is
// held against where it began, and what is not committed counts. Files that git does not track have
// changed: nobody knows since when they are as they are.
// Refuses: names that git does not know, histories that do not meet.
//
// Asks the git that is installed. libgit2 would know neither the user's configuration of his
// filters nor every form of repository, and would bring network code into a program that has none.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.h"

namespace plimsoll {

// Lines of one file as it is now, from 1.
struct ChangedLines {
  struct Range {
    int first = 0;
    int last = 0;
  };
  // More lines went than came: between `after` and the line below it.
  struct Removal {
    int after = 0;
    int indentation = 0;  // the least of the lines that went
  };

  bool all = false;
  std::vector<Range> ranges;
  std::vector<Removal> removals;
};

class Changes {
 public:
  static Result<Changes> since(const std::string& ref, const std::filesystem::path& top);

  // Paths are seen from the top of the repository. Null when nothing changed.
  const ChangedLines* in(const std::string& path) const;
  // Every file that is new, different, gone or renamed, by its old and its new name.
  const std::set<std::string>& files() const { return files_; }

 private:
  void add_untracked(std::string_view listed);
  void add_tracked(std::string_view listed);
  void add_files(std::string_view listed);
  void add_lines(std::string_view patch);

  std::set<std::string> files_;
  std::set<std::string> tracked_;
  std::map<std::string, ChangedLines> lines_;
  ChangedLines all_{true, {}, {}};
};

}  // namespace plimsoll
