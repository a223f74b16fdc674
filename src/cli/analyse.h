// One template, from its file to its findings.
//
// In: a candidate and what holds for it. Out: findings that point into Kept files; everything else
// that was read or built for the template is let go.
// Never fails: what cannot be read is a finding, what goes wrong in us is a problem.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/check_options.h"
#include "cli/deployed_files.h"
#include "cli/discover.h"
#include "cli/kept.h"
#include "cli/settings.h"
#include "code/source_files.h"
#include "graph/graph.h"
#include "read/reader.h"
#include "report/run.h"
#include "text/sources.h"

namespace plimsoll {

// What a run has decided before the first template is looked at.
struct Plan {
  const CheckOptions& options;
  Overlay overlay = {};    // what stands in the place of files
  std::string stdin_text;  // of the candidate that is named --stdin-filename
  bool draw = false;       // each template, too
};

// A candidate, and what holds for it.
struct Job {
  Candidate candidate;
  Settings settings;
};

enum class Verdict : std::uint8_t {
  no_template,  // a file of something else
  left_out,     // looks like a template, and says why it is none
  waiting,      // imports what other templates export: to be analysed once these are known
  analysed,
};

struct Analysis {
  std::string path;
  Verdict verdict = Verdict::no_template;
  std::string why_left_out;
  Input input;
  std::vector<Finding> findings;
  std::vector<Problem> problems;
  std::vector<code::SourceFiles::Refused> skipped;  // sources and packages that were not looked at
  bool unreadable = false;  // some of it could not be read, whether or not a check says so
  Exports exports;          // what other templates may import from it
  std::vector<DeployedFiles> deployed;  // on which findings rest; only for --changed-since
  std::vector<std::string> nested;      // paths of the templates that are deployed with it
  std::optional<graph::Graph> graph;    // only for Plan::draw
};

// Without the exports of the other templates, a candidate that imports is left waiting for them.
Analysis analyse(const Job& job, const Plan& plan, const Exports* exports, Kept& kept);

// What was given for parameters, by configuration and then by the command line, read into the
// sources of one analysis. The trouble of a file that cannot be read.
Result<Inputs> read_inputs(const CheckOptions& options, std::vector<Given> configured,
                           Sources& sources);

}  // namespace plimsoll
