#include "check/report.h"

namespace plimsoll {

void Draft::add_note(const Place& place, std::string text) {
  if (!place.exists()) return;
  finding_->notes.push_back({place.span, std::move(text)});
  finding_->notes.insert(finding_->notes.end(), place.trail.begin(), place.trail.end());
}

Draft Report::begin(const Place& place, std::string message, std::vector<std::string> words) {
  Finding finding;
  finding.check = check_;
  finding.span = place.span;
  finding.message = std::move(message);
  finding.words = std::move(words);
  finding.notes.assign(place.trail.begin(), place.trail.end());
  findings_.push_back(std::move(finding));
  return Draft(findings_.back());
}

}  // namespace plimsoll
