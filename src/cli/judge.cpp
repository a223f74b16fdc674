#include "cli/judge.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "check/suppression.h"
#include "cli/count.h"
#include "cli/find_suppressions.h"
#include "cli/write_edits.h"
#include "model/build.h"
#include "terraform/configuration.h"

namespace plimsoll {
namespace {

// When there are too many scenarios to look at each of them, the report says so.
std::vector<Region> uncovered_scenarios(const Template& whole) {
  if (whole.covers_all_scenarios()) return {};
  const Document& root = *whole.documents().front();
  const Node conditions = root.root["Conditions"];
  return {
      {conditions ? conditions.name_span() : Span{root.file, 0, 0},
       fmt::format("there are too many combinations of conditions: {} were looked at, with each "
                   "condition and each pair that meets in a resource true and false",
                   whole.scenario_count())}};
}

// With the files that turned up when resources were resolved: definitions of state machines and
// APIs. What else did is a template that is only imported from.
std::vector<DocumentPtr> with_definitions(std::span<const DocumentPtr> documents,
                                          const Template& whole) {
  std::vector<DocumentPtr> all(documents.begin(), documents.end());
  for (const DocumentPtr& document : whole.documents()) {
    const bool is_known = std::ranges::find(documents, document) != documents.end();
    if (!document->kind && !is_known) all.push_back(document);
  }
  return all;
}

// What lies wholly in templates that are only imported from is reported with these.
void drop_context(std::vector<Finding>& findings, std::span<const DocumentPtr> documents,
                  const std::vector<FileId>& handlers) {
  std::set<FileId> own(handlers.begin(), handlers.end());
  for (const DocumentPtr& document : documents) own.insert(document->file);
  std::erase_if(findings, [&own](const Finding& finding) {
    return !own.contains(finding.span.file) &&
           std::ranges::none_of(finding.notes,
                                [&own](const Note& note) { return own.contains(note.span.file); });
  });
}

// A module of Terraform is all files of its folder.
bool is_of_root(const Document& document, const Document& root, const Sources& sources) {
  if (document.file == root.file) return true;
  const bool is_module = root.kind == Kind::terraform || root.kind == Kind::terraform_json;
  return is_module && terraform::module_folder(sources[document.file].path()) ==
                          terraform::module_folder(sources[root.file].path());
}

std::vector<Suppression> suppressions_in(std::span<const DocumentPtr> documents,
                                         const HandlerReader& handlers) {
  const Sources& sources = handlers.sources();
  std::vector<Suppression> suppressions;
  for (const DocumentPtr& document : documents) {
    const bool is_root = is_of_root(*document, *documents.front(), sources);
    find_suppressions(*document, sources[document->file], is_root, suppressions);
  }
  for (const FileId file : handlers.files()) find_suppressions(sources[file], suppressions);
  for (const code::Module* inlined : handlers.inlined()) find_suppressions(*inlined, suppressions);
  return suppressions;
}

std::string in_all(const std::vector<std::size_t>&, std::span<const Span>) {
  return {};
}

}  // namespace

Reading reading_of(std::span<const DocumentPtr> documents) {
  Reading reading;
  for (const DocumentPtr& document : documents) {
    std::ranges::copy(document->problems, std::back_inserter(reading.unreadable));
    for (const Tree::DuplicateKey& duplicate : document->tree.duplicate_keys()) {
      // `"//"` is how comments are written where there are none.
      if (duplicate.loses_nothing || duplicate.key == "//") continue;
      reading.duplicate_keys.push_back(
          {std::string(duplicate.key), duplicate.first, duplicate.second});
    }
  }
  return reading;
}

std::vector<Finding> Judge::judge(Reading reading) {
  ScenarioMerge merge;
  run({}, std::move(reading), {}, merge);
  return merge.take(in_all);
}

std::vector<Finding> Judge::judge(Template& whole, std::span<const DocumentPtr> documents,
                                  Sources& sources, Input& input) {
  const Reading read = reading_of(documents);
  const std::vector<Region> uncovered = uncovered_scenarios(whole);
  Count count(whole.context_prefixes());
  HandlerReader handlers(sources);
  ScenarioMerge merge;
  for (std::size_t scenario = 0; scenario < whole.scenario_count(); ++scenario) {
    Resources resources = whole.resolve(scenario);
    count.add(resources);
    Reading reading = read;
    reading.not_evaluated = resources.not_evaluated;
    std::ranges::copy(uncovered, std::back_inserter(reading.not_evaluated));
    run(std::move(resources), std::move(reading), {scenario, &handlers, &count}, merge);
  }
  count.write(input);
  input.scenarios = static_cast<int>(whole.scenario_count());

  std::vector<Finding> findings =
      merge.take([&whole](const std::vector<std::size_t>& scenarios, std::span<const Span> places) {
        return whole.describe(scenarios, places);
      });
  const std::vector<DocumentPtr> own = with_definitions(documents, whole);
  drop_context(findings, own, handlers.files());
  suppress(findings, suppressions_in(own, handlers));
  write_edits(findings, own, sources);
  refused_ = handlers.refused();
  return findings;
}

void Judge::run(Resources resources, Reading reading, const Step& step, ScenarioMerge& merge) {
  const auto deployment =
      build(std::move(resources), std::move(reading), assumptions_, step.handlers);
  if (step.count != nullptr) step.count->add_handlers(*deployment);
  if (deployed_ != nullptr && step.handlers != nullptr) {
    deployed_->add(*deployment, step.handlers->sources());
  }
  if (drawing_ != nullptr) drawing_->add(*deployment);
  Outcome outcome = run_checks(*deployment, checks_);
  merge.add(step.scenario, std::move(outcome.findings), deployment->resources);
  for (Crash& crash : outcome.crashes) {
    const bool known = std::ranges::any_of(crashes_, [&crash](const Crash& other) {
      return other.check == crash.check && other.what == crash.what;
    });
    if (!known) crashes_.push_back(std::move(crash));
  }
}

// Which suppressions have no effect is known only now, so the check that says so runs afterwards.
void Judge::suppress(std::vector<Finding>& findings, std::span<const Suppression> suppressions) {
  if (suppressions.empty()) return;
  Reading reading;
  reading.idle_suppressions =
      plimsoll::suppress(findings, suppressions, checks_, assumptions_.as_of);
  std::ranges::move(judge(std::move(reading)), std::back_inserter(findings));
}

}  // namespace plimsoll
