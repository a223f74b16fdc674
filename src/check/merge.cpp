#include "check/merge.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "check/check.h"
#include "check/locate.h"

namespace plimsoll {
namespace {

auto identity(const Finding& finding) {
  return std::tuple(finding.check, finding.span, std::string_view(finding.message),
                    std::string_view(finding.failure));
}

ScenarioKey key_of(const Finding& finding) {
  return {finding.check, finding.span, finding.message, finding.failure};
}

void add_notes(Finding& finding, std::vector<Note> notes) {
  for (Note& note : notes) {
    const bool known = std::ranges::find(finding.notes, note) != finding.notes.end();
    if (!known) finding.notes.push_back(std::move(note));
  }
}

// Where it is seen: what it depends on is written there.
std::vector<Span> places_of(const Finding& finding) {
  std::vector<Span> places{finding.span};
  for (const Note& note : finding.notes) places.push_back(note.span);
  return places;
}

// "when A" here and "when B" there; without a condition in one input, it needs none.
std::string either(const std::string& left, const std::string& right) {
  if (left == right || left.empty()) return left;
  return right.empty() ? right : left + ", or " + right;
}

// Where each file stands among all when they are ordered by path: file ids may differ between runs.
class Ranks {
 public:
  Ranks(const std::vector<Finding>& findings, const PathOf& path_of) {
    std::vector<std::pair<std::string, FileId>> paths;
    for (const Finding& finding : findings) ranks_.emplace(finding.span.file, 0);
    for (const auto& [file, rank] : ranks_) paths.emplace_back(path_of(file), file);
    std::ranges::sort(paths);
    for (std::size_t i = 0; i < paths.size(); ++i) ranks_[paths[i].second] = i;
  }

  auto key(const Finding& finding) const {
    const Span& span = finding.span;
    return std::tuple(ranks_.at(span.file), span.begin, span.end, finding.check->id,
                      std::string_view(finding.message), std::string_view(finding.failure),
                      std::string_view(finding.scenario));
  }

 private:
  std::map<FileId, std::size_t> ranks_;
};

}  // namespace

void ScenarioMerge::add(std::size_t scenario, std::vector<Finding> findings,
                        const Resources& resources) {
  std::vector<Finding> unseen;
  for (Finding& finding : findings) {
    Merged& merged = merged_[key_of(finding)];
    const bool counted = !merged.scenarios.empty() && merged.scenarios.back() == scenario;
    if (merged.scenarios.empty()) unseen.push_back(finding);
    if (!counted) merged.scenarios.push_back(scenario);
    add_notes(merged.finding, std::move(finding.notes));
  }
  locate(unseen, resources);
  for (Finding& finding : unseen) {
    Merged& merged = merged_[key_of(finding)];
    finding.notes = std::move(merged.finding.notes);
    merged.finding = std::move(finding);
  }
}

std::vector<Finding> ScenarioMerge::take(const Describe& describe) {
  std::vector<Finding> findings;
  for (auto& [key, merged] : merged_) {
    merged.finding.scenario = describe(merged.scenarios, places_of(merged.finding));
    findings.push_back(std::move(merged.finding));
  }
  merged_.clear();
  return findings;
}

std::vector<Finding> merge_inputs(std::vector<Finding> findings, const PathOf& path_of) {
  const Ranks ranks(findings, path_of);
  std::ranges::stable_sort(findings, {},
                           [&](const Finding& finding) { return ranks.key(finding); });

  std::size_t kept = 0;
  for (std::size_t i = 1; i < findings.size(); ++i) {
    if (identity(findings[kept]) == identity(findings[i])) {
      findings[kept].scenario = either(findings[kept].scenario, findings[i].scenario);
      add_notes(findings[kept], std::move(findings[i].notes));
      // What one input asks for is not undone by another.
      findings[kept].suppressed = findings[kept].suppressed && findings[i].suppressed;
      findings[kept].fails = findings[kept].fails || findings[i].fails;
    } else if (++kept != i) {
      findings[kept] = std::move(findings[i]);
    }
  }
  if (!findings.empty()) findings.resize(kept + 1);
  return findings;
}

}  // namespace plimsoll
