// From a template that was read to what is wrong with it: every scenario, every selected check.
//
// In: a Template and its documents, or only what became of reading a file. Out: findings that point
// into the files of that analysis, each once, suppressed ones marked.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "check/check.h"
#include "check/merge.h"
#include "check/runner.h"
#include "check/suppression.h"
#include "cli/count.h"
#include "cli/deployed_files.h"
#include "graph/drawing.h"
#include "model/assumptions.h"
#include "model/handler_reader.h"
#include "read/reader.h"
#include "report/run.h"
#include "text/sources.h"

namespace plimsoll {

class Judge {
 public:
  Judge(std::span<const Check* const> checks, const Assumptions& assumptions)
      : checks_(checks), assumptions_(assumptions) {}

  // Wants to know of the files on which findings rest.
  void collect(DeployedFilesByResource& deployed) { deployed_ = &deployed; }
  // Adds every deployment that is judged to the drawing.
  void draw(graph::Drawing& drawing) { drawing_ = &drawing; }

  // A file of which nothing but the reading can be judged.
  std::vector<Finding> judge(Reading reading);
  // `documents` are the template and what is deployed with it, not what it imports from. Counts
  // what was looked at into `input`.
  std::vector<Finding> judge(Template& whole, std::span<const DocumentPtr> documents,
                             Sources& sources, Input& input);

  // Checks that failed, each way once.
  const std::vector<Crash>& crashes() const { return crashes_; }
  // Sources of handlers that were not read, and why.
  const std::vector<code::SourceFiles::Refused>& refused() const { return refused_; }

 private:
  // One scenario.
  struct Step {
    std::size_t scenario = 0;
    HandlerReader* handlers = nullptr;
    Count* count = nullptr;
  };

  void run(Resources resources, Reading reading, const Step& step, ScenarioMerge& merge);
  void suppress(std::vector<Finding>& findings, std::span<const Suppression> suppressions);

  std::span<const Check* const> checks_;
  Assumptions assumptions_;
  DeployedFilesByResource* deployed_ = nullptr;
  graph::Drawing* drawing_ = nullptr;
  std::vector<Crash> crashes_;
  std::vector<code::SourceFiles::Refused> refused_;
};

// What became of reading these documents.
Reading reading_of(std::span<const DocumentPtr> documents);

}  // namespace plimsoll
