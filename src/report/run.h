// Everything that one run of `plimsoll check` has to report.
//
// A reporter is one function from a Run to text: it looks nothing up, asks no clock and writes no
// file, so the same Run gives the same bytes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/finding.h"
#include "facts/date.h"
#include "report/excerpt.h"
#include "text/source.h"

namespace plimsoll {

// One template that was analysed, with everything that is deployed with it.
struct Input {
  std::string file;
  std::string kind;  // "sam", "cloudformation"
  int resources = 0;
  int functions = 0;
  int handlers_read = 0;
  int opaque_settings = 0;  // written, but only AWS or the deployer knows the value
  int scenarios = 1;
};

// Why the run is not to be trusted (exit code 2): a file that cannot be found, nothing to analyse,
// a check that failed. What is wrong in a file that was read is a finding.
struct Problem {
  std::string file;  // empty when it is about no file
  Position position;
  std::string message;
  bool internal = false;           // an error of ours
  std::optional<Span> shown = {};  // what to underline in the run's files, where it is in one
};

// Files that were left out although somebody might have meant them.
struct Skipped {
  std::string why;  // "in `cdk.out`, which is analysed only when named"
  int files = 0;
  std::vector<std::string> paths = {};  // of sources and packages: which they are, sorted
  std::string_view thing = "file";      // or "folder"
};

// An edit of `check --fix`, made or not.
struct Mended {
  std::string file;
  int line = 1;  // when it was made; edits above it may have moved it since
  const Check* check = nullptr;
  std::string help;     // what was done
  std::string why_not;  // empty when it was made
};

struct Run {
  std::string version;
  Date as_of;
  const Excerpts* files = nullptr;  // what findings and notes point into
  std::vector<Input> inputs;        // by file
  std::vector<Finding> findings;    // merged and in order, with those that are not open
  int unchanged = 0;                // findings that are left out because nothing changed there
  std::vector<Problem> problems;
  std::vector<Skipped> skipped;
  std::vector<Mended> mended;  // by --fix, in the order of the edits
  // Paths as shown → the same files seen from the top folder of their repository, for reports that
  // are read by a server.
  std::map<std::string, std::string, std::less<>> repository_paths;

  // The path by which a server knows a file of this run.
  const std::string& in_repository(const std::string& path) const;
};

struct Summary {
  int error = 0;
  int warning = 0;
  int advice = 0;
  int note = 0;
  int suppressed = 0;  // counted here only
  int baselined = 0;   // likewise
};

Summary summarise(const std::vector<Finding>& findings);

// The findings that every report shows, in their order; all others are only counted.
std::vector<const Finding*> open_findings(const Run& run);
// The same, the most severe first: for reports that are cut off somewhere.
std::vector<const Finding*> worst_first(const Run& run);

// Whether it has an edit that `check --fix` makes.
bool is_mended_by_fix(const Finding& finding);

}  // namespace plimsoll
