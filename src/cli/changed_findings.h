// Which findings a change is answerable for: those on lines that changed, at either end of the
// contradiction, and those about resources of whose files one changed on which they rest.
//
// In: findings, and what the run's templates deploy. Out: the findings that count.
// A line that was removed counts for the keys under which it stood: `VisibilityTimeout` that went
// is what is missing of its queue. Of code, a source counts for the functions whose handlers were
// followed into it; one that went for all in whose packages it was, because it may have been one of
// these. Where a handler was not followed, all that is packed for it counts.
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
                   const std::vector<DeployedFiles>& deployed);

 private:
  // What changed in one file.
  struct Lines {
    const ChangedLines* changed = nullptr;  // null: nothing
    std::set<int> keys;                     // under which something was removed
  };

  bool is_changed(const Finding& finding, const Excerpts& files) const;
  bool is_changed(const Span& span, const Excerpts& files) const;
  bool is_of_changed_files(const Finding& finding, const Excerpts& files) const;
  // What changed of the files behind a resource.
  struct Changed {
    DeployedFiles files;
    bool read = false;      // a file of those that were read for it
    bool packed = false;    // something in a folder that is packed for it
    bool manifest = false;  // what says which libraries its sources get
  };
  Changed changed_of(const DeployedFiles& files) const;
  bool rests_on(const Finding& finding, const Changed& changed, const Excerpts& files) const;
  const Lines& lines_in(const std::string& path) const;

  std::map<std::filesystem::path, Changes> repositories_;  // by their top folders
  std::vector<std::filesystem::path> files_;               // that changed: absolute, sorted
  std::vector<std::filesystem::path> manifests_;           // those among them
  std::vector<Changed> changed_;
  mutable std::map<std::string, Lines> lines_;  // by path as shown
};

}  // namespace plimsoll
