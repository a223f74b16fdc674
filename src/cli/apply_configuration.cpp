#include "cli/apply_configuration.h"

#include <algorithm>
#include <utility>

#include "check/check.h"

namespace plimsoll {
namespace {

bool covers(const DescribedSuppression& suppression, const Finding& finding,
            const std::string& path) {
  const auto& [said, paths, resources] = suppression;
  const bool in_path = paths.empty() || std::ranges::any_of(paths, [&](const PathPattern& pattern) {
                         return pattern.matches(path);
                       });
  const bool of_resource =
      resources.empty() || std::ranges::any_of(resources, [&](const std::string& pattern) {
        return matches_name(pattern, finding.resource);
      });
  // What cannot be read is no decision of anybody.
  return in_path && of_resource && means(said, *finding.check) && finding.check->id != "unreadable";
}

// Whether there was anything to suppress.
bool apply(const DescribedSuppression& suppression, std::vector<Finding>& findings,
           ConfiguredFiles& files, const Configuration& configuration) {
  bool used = false;
  for (Finding& finding : findings) {
    const ConfiguredFiles::Place& place = files[finding.span.file];
    if (place.configuration != &configuration) continue;
    if (!covers(suppression, finding, place.seen)) continue;
    finding.suppressed = true;
    used = true;
  }
  return used;
}

}  // namespace

const ConfiguredFiles::Place& ConfiguredFiles::operator[](FileId file) {
  const auto [known, is_new] = places_.try_emplace(file);
  Place& place = known->second;
  if (!is_new) return place;
  const std::string& path = files_[file].path();
  place.configuration = configurations_.nearest(path);
  if (place.configuration != nullptr) {
    place.seen = place.configuration->seen_from_base(absolute_path(path));
  }
  return place;
}

std::vector<Note> suppress_as_configured(std::vector<Finding>& findings, ConfiguredFiles& files,
                                         const Configuration& configuration,
                                         const Settings& settings, bool complete) {
  std::vector<Note> without_effect;
  for (const DescribedSuppression& suppression : configuration.suppressions) {
    std::string why = why_void(suppression.said, settings.assumptions.as_of);
    if (why.empty() && !apply(suppression, findings, files, configuration) && complete) {
      why = why_idle(suppression.said, settings.checks);
    }
    if (!why.empty()) without_effect.push_back({suppression.said.span, std::move(why)});
  }
  return without_effect;
}

}  // namespace plimsoll
