// Which findings a change is answerable for: those on lines that changed, at either end of the
// contradiction, and those of functions whose code changed.
//
// In: findings, and what the run's templates deploy. Out: the findings that count.
// A line that was removed counts for the keys under which it stood: `VisibilityTimeout` that went
// is what is missing of its queue.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "check/finding.h"
#include "cli/changes.h"
#include "cli/deployed_files.h"
#include "report/excerpt.h"
#include "text/result.h"

namespace plimsoll {

class ChangedFindings {
 public:
  // Looks at the repositories in which these paths lie. The trouble of git.
  static Result<ChangedFindings> since(const std::string& ref,
                                       const std::vector<std::string>& paths);

  // How many findings were taken out, because nothing changed there.
  int keep_changed(std::vector<Finding>& findings, const Excerpts& files,
                   const std::vector<DeployedFile>& deployed);

 private:
  // What changed in one file.
  struct Lines {
    const ChangedLines* changed = nullptr;  // null: nothing
    std::set<int> keys;                     // under which something was removed
  };

  bool is_changed(const Finding& finding, const Excerpts& files) const;
  bool is_changed(const Span& span, const Excerpts& files) const;
  bool is_of_changed_code(const Finding& finding, const Excerpts& files) const;
  bool has_changed(const DeployedFile& deployed) const;
  const Lines& lines_in(const std::string& path) const;

  std::map<std::filesystem::path, Changes> repositories_;  // by their top folders
  std::vector<DeployedFile> changed_code_;
  mutable std::map<std::string, Lines> lines_;  // by path as shown
};

}  // namespace plimsoll
