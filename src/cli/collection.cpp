#include "cli/collection.h"

#include <algorithm>
#include <iterator>
#include <system_error>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "check/catalog.h"
#include "check/fingerprint.h"
#include "check/merge.h"
#include "cli/baselines.h"
#include "cli/changed_findings.h"
#include "cli/help.h"
#include "cli/judge.h"
#include "cli/repository.h"

namespace plimsoll {

Collection::Collection(const CheckOptions& options, Configurations& configurations, Kept& kept)
    : options_(options),
      configurations_(configurations),
      kept_(kept),
      files_(kept.files(), configurations) {
  finished_.run.version = version();
  finished_.run.as_of = options.as_of;
  finished_.run.files = &kept.files();
}

void Collection::add(Discovered found) {
  something_ = found.all_excluded;
  add_problems(std::move(found.problems));
  std::ranges::move(found.skipped, std::back_inserter(finished_.run.skipped));
}

void Collection::add(Analysis analysis) {
  finished_.trouble = finished_.trouble || analysis.unreadable;
  add_problems(std::move(analysis.problems));
  if (analysis.verdict == Verdict::left_out) ++left_out_[analysis.why_left_out];
  for (const auto& [path, why] : analysis.skipped) sources_left_out_[why].insert(path);
  if (analysis.verdict != Verdict::analysed) return;
  something_ = true;
  analysed_.insert(absolute_path(analysis.path));
  std::ranges::move(analysis.deployed, std::back_inserter(deployed_));
  for (const std::string& path : analysis.nested) analysed_.insert(absolute_path(path));
  if (!analysis.input.file.empty()) finished_.run.inputs.push_back(std::move(analysis.input));
  std::ranges::move(analysis.findings, std::back_inserter(findings_));
  if (analysis.graph) finished_.graphs.push_back(std::move(*analysis.graph));
}

Finished Collection::take() {
  Run& run = finished_.run;
  findings_ = merged(std::move(findings_));
  suppress_as_configured();
  run.findings = merged(std::move(findings_));
  fingerprint(run.findings);
  std::ranges::sort(run.inputs, {}, &Input::file);
  std::ranges::sort(finished_.graphs, {}, &graph::Graph::title);
  for (const auto& [why, files] : left_out_) run.skipped.push_back({why, files});
  add_sources_left_out();
  add_configuration_problems();
  set_known_apart();
  keep_changed();
  if (!something_ && run.problems.empty() && !options_.allow_empty) {
    run.problems.push_back({"", {}, nothing()});
  }
  sort_problems();
  finished_.trouble = finished_.trouble || !run.problems.empty();
  run.repository_paths = repository_paths(paths());
  return std::move(finished_);
}

// Each once, however many templates use it.
void Collection::add_sources_left_out() {
  for (const auto& [why, paths] : sources_left_out_) {
    std::map<std::string_view, std::vector<std::string>> by_thing;
    for (const std::string& path : paths) {
      std::error_code error;
      by_thing[std::filesystem::is_directory(path, error) ? "folder" : "file"].push_back(path);
    }
    for (auto& [thing, names] : by_thing) {
      const std::string_view what = thing == "file" ? "source" : "package";
      const int count = static_cast<int>(names.size());
      finished_.run.skipped.push_back(
          {fmt::format("{} {}", what, why), count, std::move(names), thing});
    }
  }
}

std::vector<Finding> Collection::merged(std::vector<Finding> findings) const {
  return merge_inputs(std::move(findings),
                      [this](FileId file) { return kept_.files()[file].path(); });
}

void Collection::suppress_as_configured() {
  std::vector<Finding> idle;
  for (const Configuration& configuration : configurations_.all()) {
    const Settings settings =
        settle(options_.layer, options_.as_of, &configuration, configuration.path);
    std::vector<Note> notes = plimsoll::suppress_as_configured(
        findings_, files_, configuration, settings, covers(configuration.base));
    std::ranges::move(without_effect(std::move(notes), configurations_.sources(), settings),
                      std::back_inserter(idle));
  }
  std::ranges::move(idle, std::back_inserter(findings_));
}

// Marks what is known, and tells what is not known any more.
void Collection::set_known_apart() {
  Run& run = finished_.run;
  Baselines baselines(options_, configurations_);
  add_problems(baselines.problems(), baselines.sources());
  baselines.mark(run.findings, kept_.files(), files_);
  const auto looked_at = [this](const std::filesystem::path& file, const std::string& check) {
    return this->looked_at(file, check);
  };
  if (options_.write_baseline && baselines.problems().empty()) {
    finished_.baseline_text = baselines.to_be_written(looked_at);
  }
  // What could not be looked at may still be there.
  if (finished_.trouble || !run.problems.empty()) return;
  for (const Note& note : baselines.stale(looked_at)) {
    const std::string& path = baselines.sources()[note.span.file].path();
    const Settings settings =
        settle(options_.layer, options_.as_of, configurations_.nearest(path), path);
    std::vector<Finding> stale = without_effect({note}, baselines.sources(), settings);
    fingerprint(stale);
    std::ranges::move(stale, std::back_inserter(run.findings));
  }
  run.findings = merged(std::move(run.findings));
}

void Collection::keep_changed() {
  if (!options_.changed_since) return;
  Run& run = finished_.run;
  Result<ChangedFindings> changed = ChangedFindings::since(*options_.changed_since, options_.paths);
  if (changed) {
    run.unchanged = changed->keep_changed(run.findings, kept_.files(), deployed_);
  } else {
    run.problems.push_back({"", {}, "--changed-since: " + changed.trouble()});
  }
}

// What suppresses nothing is a finding, as it is in a template.
std::vector<Finding> Collection::without_effect(std::vector<Note> notes, const Sources& sources,
                                                const Settings& settings) {
  Reading reading;
  reading.idle_suppressions = std::move(notes);
  Judge judge(settings.checks, settings.assumptions);
  std::vector<Finding> found = judge.judge(std::move(reading));
  kept_.adopt(found, sources);
  for (Finding& finding : found) finding.fails = fails(finding, settings);
  return found;
}

// Whether the run was asked to look at a file, or at everything below a folder.
bool Collection::covers(const std::filesystem::path& path) const {
  return std::ranges::any_of(options_.paths, [&](const std::string& named) {
    const std::filesystem::path below = path.lexically_relative(absolute_path(named));
    return !below.empty() && *below.begin() != "..";
  });
}

bool Collection::looked_at(const std::filesystem::path& file, const std::string& check) const {
  if (!covers(file) && !analysed_.contains(file)) return false;
  if (find_check(check) == nullptr) return true;
  const std::string path = shown_path(file);
  const Settings settings =
      settle(options_.layer, options_.as_of, configurations_.nearest(path), path);
  return std::ranges::any_of(settings.checks,
                             [&](const Check* known) { return known->id == check; });
}

void Collection::add_problems(std::vector<Problem> problems) {
  std::ranges::move(problems, std::back_inserter(finished_.run.problems));
}

void Collection::add_problems(const std::vector<Note>& notes, const Sources& sources) {
  for (const Note& note : notes) {
    const SourceFile& file = sources[note.span.file];
    Problem problem;
    problem.file = file.path();
    problem.position = file.position(note.span.begin);
    problem.message = note.text;
    problem.shown = kept_.adopt(note.span, sources);
    finished_.run.problems.push_back(std::move(problem));
  }
}

void Collection::add_configuration_problems() {
  for (const Configuration& configuration : configurations_.all()) {
    add_problems(configuration.problems, configurations_.sources());
  }
}

void Collection::sort_problems() {
  std::ranges::sort(finished_.run.problems, {}, [](const Problem& problem) {
    return std::tuple(problem.file, problem.position.line, problem.position.column,
                      problem.message);
  });
}

std::string Collection::nothing() const {
  return fmt::format(
      "nothing to analyse: no SAM or CloudFormation template and no Terraform in `{}`",
      fmt::join(options_.paths, "`, `"));
}

std::vector<std::string> Collection::paths() const {
  std::vector<std::string> paths = kept_.files().paths();
  for (const Problem& problem : finished_.run.problems) {
    if (!problem.file.empty()) paths.push_back(problem.file);
  }
  return paths;
}

}  // namespace plimsoll
