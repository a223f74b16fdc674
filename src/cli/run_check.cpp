#include "cli/run_check.h"

#include <map>
#include <set>
#include <utility>

#include "cli/collection.h"
#include "cli/configurations.h"
#include "cli/discover.h"
#include "cli/owners.h"
#include "cli/parallel.h"

namespace plimsoll {
namespace {

using Analyses = std::vector<Analysis>;

// Templates that import are analysed last, when it is known what all others export.
void analyse_waiting(Analyses& analyses, const std::vector<Job>& jobs, const Plan& plan,
                     Kept& kept) {
  Exports exports;
  std::vector<std::size_t> waiting;
  for (std::size_t i = 0; i < analyses.size(); ++i) {
    exports.add(analyses[i].exports);
    if (analyses[i].verdict == Verdict::waiting) waiting.push_back(i);
  }
  for_each_index(waiting.size(), plan.options.jobs, [&](std::size_t i) {
    analyses[waiting[i]] = analyse(jobs[waiting[i]], plan, &exports, kept);
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

Discovered find_files(const CheckOptions& options, Configurations& configurations) {
  if (options.stdin_filename) return discover_input(*options.stdin_filename, configurations);
  Discovered found = discover(options.paths, configurations);
  replace_by_owners(found, configurations, options.allow_empty);
  // Whoever passes on every file that changed does not say that each is a template.
  if (options.allow_empty) {
    for (Candidate& candidate : found.files) candidate.named = false;
  }
  return found;
}

// What holds for each candidate. Where the configuration is broken nothing is known to hold.
std::vector<Job> jobs_of(std::vector<Candidate> candidates, const CheckOptions& options,
                         Configurations& configurations) {
  std::vector<Job> jobs;
  for (Candidate& candidate : candidates) {
    const Configuration* configuration = configurations.nearest(candidate.path);
    if (configuration != nullptr && !configuration->problems.empty()) continue;
    Settings settings = settle(options.layer, options.as_of, configuration, candidate.path);
    jobs.push_back({std::move(candidate), std::move(settings)});
  }
  return jobs;
}

std::vector<std::string> paths_of(const std::vector<Job>& jobs) {
  std::vector<std::string> paths;
  for (const Job& job : jobs) paths.push_back(plain_path(job.candidate.path));
  std::ranges::sort(paths);
  return paths;
}

}  // namespace

Finished run_check(const Plan& plan, Kept& kept) {
  Configurations configurations(plan.options.config);
  Discovered found = find_files(plan.options, configurations);
  const std::vector<Job> jobs = jobs_of(std::move(found.files), plan.options, configurations);
  Analyses analyses(jobs.size());
  for_each_index(jobs.size(), plan.options.jobs,
                 [&](std::size_t i) { analyses[i] = analyse(jobs[i], plan, nullptr, kept); });
  analyse_waiting(analyses, jobs, plan, kept);

  Collection collection(plan.options, configurations, kept);
  collection.add(std::move(found));
  const std::set<std::string> elsewhere = paths_analysed_elsewhere(analyses);
  for (Analysis& analysis : analyses) {
    if (!elsewhere.contains(analysis.path)) collection.add(std::move(analysis));
  }
  Finished finished = collection.take();
  finished.files = paths_of(jobs);
  return finished;
}

}  // namespace plimsoll
