#include "cli/collection.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "check/fingerprint.h"
#include "check/merge.h"
#include "cli/help.h"
#include "cli/judge.h"
#include "cli/repository.h"

namespace plimsoll {

Collection::Collection(const CheckOptions& options, Configurations& configurations, Kept& kept)
    : options_(options), configurations_(configurations), kept_(kept) {
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
  if (analysis.verdict != Verdict::analysed) return;
  something_ = true;
  if (!analysis.input.file.empty()) finished_.run.inputs.push_back(std::move(analysis.input));
  std::ranges::move(analysis.findings, std::back_inserter(findings_));
}

Finished Collection::take() {
  Run& run = finished_.run;
  findings_ = merged(std::move(findings_));
  suppress_as_configured();
  run.findings = merged(std::move(findings_));
  fingerprint(run.findings);
  std::ranges::sort(run.inputs, {}, &Input::file);
  for (const auto& [why, files] : left_out_) run.skipped.push_back({why, files});
  add_configuration_problems();
  if (!something_ && run.problems.empty() && !options_.allow_empty) {
    run.problems.push_back({"", {}, nothing()});
  }
  sort_problems();
  finished_.trouble = finished_.trouble || !run.problems.empty();
  run.repository_paths = repository_paths(paths());
  return std::move(finished_);
}

std::vector<Finding> Collection::merged(std::vector<Finding> findings) const {
  return merge_inputs(std::move(findings),
                      [this](FileId file) { return kept_.files()[file].path(); });
}

// What suppresses nothing is a finding, as it is in a template.
void Collection::suppress_as_configured() {
  ConfiguredFiles files(kept_.files(), configurations_);
  std::vector<Finding> idle;
  for (const Configuration& configuration : configurations_.all()) {
    const Settings settings =
        settle(options_.layer, options_.as_of, &configuration, configuration.path);
    Reading reading;
    reading.idle_suppressions = plimsoll::suppress_as_configured(
        findings_, files, configuration, settings, covers(configuration.base));
    Judge judge(settings.checks, settings.assumptions);
    std::vector<Finding> found = judge.judge(std::move(reading));
    kept_.adopt(found, configurations_.sources());
    for (Finding& finding : found) finding.fails = fails(finding, settings);
    std::ranges::move(found, std::back_inserter(idle));
  }
  std::ranges::move(idle, std::back_inserter(findings_));
}

// Whether the run looks at everything below a folder.
bool Collection::covers(const std::filesystem::path& folder) const {
  return std::ranges::any_of(options_.paths, [&](const std::string& path) {
    const std::filesystem::path below = folder.lexically_relative(absolute_path(path));
    return !below.empty() && *below.begin() != "..";
  });
}

void Collection::add_problems(std::vector<Problem> problems) {
  std::ranges::move(problems, std::back_inserter(finished_.run.problems));
}

void Collection::add_configuration_problems() {
  for (const Configuration& configuration : configurations_.all()) {
    const SourceFile& file = configurations_.sources()[configuration.file];
    for (const Note& note : configuration.problems) {
      Problem problem;
      problem.file = configuration.path;
      problem.position = file.position(note.span.begin);
      problem.message = note.text;
      problem.shown = kept_.adopt(note.span, configurations_.sources());
      finished_.run.problems.push_back(std::move(problem));
    }
  }
}

void Collection::sort_problems() {
  std::ranges::sort(finished_.run.problems, {}, [](const Problem& problem) {
    return std::tuple(problem.file, problem.position.line, problem.position.column,
                      problem.message);
  });
}

std::string Collection::nothing() const {
  return fmt::format("nothing to analyse: no SAM or CloudFormation template in `{}`",
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
