#include "cli/run_check.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "check/fingerprint.h"
#include "check/merge.h"
#include "cli/discover.h"
#include "cli/help.h"
#include "cli/parallel.h"
#include "cli/repository.h"

namespace plimsoll {
namespace {

using Analyses = std::vector<Analysis>;

// Templates that import are analysed last, when it is known what all others export.
void analyse_waiting(Analyses& analyses, const std::vector<Candidate>& candidates, const Plan& plan,
                     Kept& kept) {
  Exports exports;
  std::vector<std::size_t> waiting;
  for (std::size_t i = 0; i < analyses.size(); ++i) {
    exports.add(analyses[i].exports);
    if (analyses[i].verdict == Verdict::waiting) waiting.push_back(i);
  }
  for_each_index(waiting.size(), plan.options.jobs, [&](std::size_t i) {
    analyses[waiting[i]] = analyse(candidates[waiting[i]], plan, &exports, kept);
  });
}

// Templates that are deployed with another one of the run are analysed there, with the parameters
// that they get. Of a ring of templates that nest each other the first stays.
std::set<std::string> paths_analysed_elsewhere(const Analyses& analyses) {
  std::map<std::string, const Analysis*> by_path;
  std::set<std::string> nested;
  for (const Analysis& analysis : analyses) {
    by_path[analysis.path] = &analysis;
    for (const std::string& path : analysis.nested) {
      if (path != analysis.path) nested.insert(path);
    }
  }
  std::set<std::string> covered;
  const auto cover = [&](const Analysis& analysis) {
    covered.insert(analysis.nested.begin(), analysis.nested.end());
    covered.erase(analysis.path);
  };
  for (const auto& [path, analysis] : by_path) {
    if (!nested.contains(path)) cover(*analysis);
  }
  for (const auto& [path, analysis] : by_path) {
    if (nested.contains(path) && !covered.contains(path)) cover(*analysis);
  }
  return covered;
}

class Collection {
 public:
  explicit Collection(Kept& kept) : kept_(kept) {
    finished_.run.version = version();
    finished_.run.files = &kept.files();
  }

  void add(Discovered found) {
    add_problems(std::move(found.problems));
    std::ranges::move(found.skipped, std::back_inserter(finished_.run.skipped));
  }

  void add_problems(std::vector<Problem> problems) {
    std::ranges::move(problems, std::back_inserter(finished_.run.problems));
  }

  void add(Analysis analysis) {
    finished_.trouble = finished_.trouble || analysis.unreadable;
    add_problems(std::move(analysis.problems));
    if (analysis.verdict == Verdict::left_out) ++left_out_[analysis.why_left_out];
    if (analysis.verdict != Verdict::analysed) return;
    something_ = true;
    if (!analysis.input.file.empty()) finished_.run.inputs.push_back(std::move(analysis.input));
    std::ranges::move(analysis.findings, std::back_inserter(findings_));
  }

  Finished take(const Plan& plan) {
    Run& run = finished_.run;
    run.as_of = plan.options.assumptions.as_of;
    run.findings = merge_inputs(std::move(findings_),
                                [this](FileId file) { return kept_.files()[file].path(); });
    fingerprint(run.findings);
    std::ranges::sort(run.inputs, {}, &Input::file);
    for (const auto& [why, files] : left_out_) run.skipped.push_back({why, files});
    if (!something_ && run.problems.empty() && !plan.options.allow_empty) {
      run.problems.push_back({"", {}, "nothing to analyse: " + nothing_in(plan.options.paths)});
    }
    std::ranges::sort(run.problems, {}, [](const Problem& problem) {
      return std::tuple(problem.file, problem.position.line, problem.position.column,
                        problem.message);
    });
    finished_.trouble = finished_.trouble || !run.problems.empty();
    run.repository_paths = repository_paths(paths_in(run));
    return std::move(finished_);
  }

 private:
  static std::string nothing_in(const std::vector<std::string>& paths) {
    return fmt::format("no SAM or CloudFormation template in `{}`", fmt::join(paths, "`, `"));
  }

  std::vector<std::string> paths_in(const Run& run) const {
    std::vector<std::string> paths = kept_.files().paths();
    for (const Problem& problem : run.problems) {
      if (!problem.file.empty()) paths.push_back(problem.file);
    }
    return paths;
  }

  Kept& kept_;
  Finished finished_;
  std::vector<Finding> findings_;
  std::map<std::string, int> left_out_;
  bool something_ = false;
};

Discovered find_files(const CheckOptions& options) {
  Discovered found;
  if (!options.stdin_filename) {
    found = discover(options.paths);
    // Whoever passes on every file that changed does not say that each is a template.
    if (options.allow_empty) {
      for (Candidate& candidate : found.files) candidate.named = false;
    }
    return found;
  }
  found.files.push_back({*options.stdin_filename, true});
  return found;
}

}  // namespace

Finished run_check(const Plan& plan, Kept& kept) {
  Discovered found = find_files(plan.options);
  const std::vector<Candidate> candidates = std::move(found.files);
  Analyses analyses(candidates.size());
  for_each_index(candidates.size(), plan.options.jobs,
                 [&](std::size_t i) { analyses[i] = analyse(candidates[i], plan, nullptr, kept); });
  analyse_waiting(analyses, candidates, plan, kept);

  Collection collection(kept);
  collection.add(std::move(found));
  const std::set<std::string> elsewhere = paths_analysed_elsewhere(analyses);
  for (Analysis& analysis : analyses) {
    if (!elsewhere.contains(analysis.path)) collection.add(std::move(analysis));
  }
  return collection.take(plan);
}

}  // namespace plimsoll
