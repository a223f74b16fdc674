#include "check/report.h"

#include <algorithm>

#include "check/check.h"

namespace plimsoll {

namespace {

Value number(std::int64_t value) {
  return Value::scalar(std::to_string(value), {});
}

// "ScalingConfig.MaximumConcurrency", as the resource has it.
Value property_at(const Resource& resource, std::string_view path) {
  Value value = resource.properties;
  while (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    value = value[path.substr(0, dot)];
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return value;
}

}  // namespace

Severity Finding::severity() const {
  return weaker ? std::min(*weaker, check->severity) : check->severity;
}

Draft& Draft::as(Severity weaker) {
  finding_->weaker = weaker;
  return *this;
}

void Draft::add_note(const Place& place, std::string text) {
  if (!place.exists()) return;
  finding_->notes.push_back({place.span, std::move(text)});
  finding_->notes.insert(finding_->notes.end(), place.trail.begin(), place.trail.end());
}

Draft& Draft::set(const Declared& owner, std::string_view path, Value wanted) {
  const Resource& resource = *owner.resource;
  const Value written = property_at(resource, path);
  Change change;
  change.kind = written.is_absent() ? Change::Kind::insert : Change::Kind::replace;
  change.owner = resource.span;
  change.type = resource.type;
  change.path = path;
  // What comes from elsewhere (a local, a parameter) is not written for this resource alone.
  if (written.trail().empty()) change.written = written.span();
  change.wanted = std::move(wanted);
  finding_->fix.changes.push_back(std::move(change));
  return *this;
}

Draft& Draft::set(const Declared& owner, std::string_view path, std::int64_t wanted) {
  return set(owner, path, number(wanted));
}

Draft& Draft::rewrite(const Place& written, Value wanted) {
  Change change;
  change.kind = Change::Kind::rewrite;
  change.written = written.span;
  change.wanted = std::move(wanted);
  finding_->fix.changes.push_back(std::move(change));
  return *this;
}

Draft& Draft::rewrite(const Place& written, std::int64_t wanted) {
  return rewrite(written, number(wanted));
}

Draft& Draft::indent(const Resource& resource, std::string_view key) {
  Change change;
  change.kind = Change::Kind::indent;
  change.owner = resource.span;
  change.type = resource.type;
  change.path = key;
  finding_->fix.changes.push_back(std::move(change));
  return *this;
}

Draft& Draft::only_suggested() {
  finding_->fix.safe = false;
  return *this;
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
