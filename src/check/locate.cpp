#include "check/locate.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <string_view>

namespace plimsoll {
namespace {

// A span that somebody points at, and the narrowest thing found around it so far.
struct Target {
  Span span;
  std::uint32_t width = std::numeric_limits<std::uint32_t>::max();
  const Resource* resource = nullptr;
  std::string property = {};
};

std::vector<Target> targets_of(const std::vector<Finding>& findings) {
  std::vector<Target> targets;
  for (const Finding& finding : findings) {
    targets.push_back({.span = finding.span});
    for (const Note& note : finding.notes) targets.push_back({.span = note.span});
  }
  std::ranges::sort(targets, {}, &Target::span);
  const auto same_span = [](const Target& a, const Target& b) { return a.span == b.span; };
  targets.erase(std::unique(targets.begin(), targets.end(), same_span), targets.end());
  return targets;
}

bool contains(const Span& outer, const Span& inner) {
  return outer.file == inner.file && outer.begin <= inner.begin && inner.end <= outer.end;
}

// Walks over resources and offers every key and value to the targets inside it. What a resource
// inherits (Globals, a parameter's default) is written elsewhere and does not make it enclose that
// text.
class Walk {
 public:
  explicit Walk(std::vector<Target>& targets) : targets_(targets) {}

  void visit(const Resource& resource) {
    resource_ = &resource;
    extent_ = resource.span;
    offer(resource.span);
    visit_section(resource.properties);
    visit_section(resource.attributes);
  }

 private:
  void visit_section(const Value& section) {
    extent_ = section.span();
    visit(section);
  }

  void visit(const Value& value) {
    offer(value.span());
    // Items of a list share its path: a number would change when a sibling is added.
    for (const Value& item : value.items()) visit(item);
    for (const Entry& entry : value.entries()) {
      path_.push_back(entry.key);
      offer(entry.key_span);
      visit_entry(entry.value);
      path_.pop_back();
    }
  }

  // A map that stands in another file is the resource's own: its definition, or what it includes.
  void visit_entry(const Value& value) {
    const bool elsewhere = value.is_map() && value.span().file != extent_.file;
    const Span outer = extent_;
    if (elsewhere) extent_ = value.span();
    visit(value);
    extent_ = outer;
  }

  void offer(const Span& around) {
    if (!contains(extent_, around)) return;
    const std::uint32_t width = around.end - around.begin;
    auto target =
        std::ranges::lower_bound(targets_, Span{around.file, around.begin, 0}, {}, &Target::span);
    for (; target != targets_.end() && target->span.file == around.file &&
           target->span.begin < around.end;
         ++target) {
      if (target->span.end > around.end || width >= target->width) continue;
      target->width = width;
      target->resource = resource_;
      target->property = path();
    }
  }

  std::string path() const {
    std::string joined;
    for (const std::string_view key : path_) {
      if (!joined.empty()) joined += '.';
      joined += key;
    }
    return joined;
  }

  std::vector<Target>& targets_;
  const Resource* resource_ = nullptr;
  Span extent_;  // of what is being walked, as written
  std::vector<std::string_view> path_;
};

// Names resources as the file does: what a reader generated goes by the name of its cause.
class WrittenNames {
 public:
  explicit WrittenNames(const Resources& resources) {
    for (const Resource& resource : resources.all) names_.emplace(resource.id, resource.name);
  }

  void describe(const Target& target, Finding& finding) const {
    const Resource& resource = *target.resource;
    const auto cause = names_.find(resource.generated_by);
    finding.resource = cause == names_.end() ? resource.name : std::string(cause->second);
    finding.property = target.property;
    if (cause == names_.end()) return;
    const std::string dot = target.property.empty() ? "" : ".";
    finding.property = resource.name + dot + target.property;
  }

 private:
  std::map<std::string_view, std::string_view> names_;
};

const Target& target_at(const std::vector<Target>& targets, const Span& span) {
  return *std::ranges::lower_bound(targets, span, {}, &Target::span);
}

// The target inside a resource that is nearest to the finding: its own, else a note's.
const Target* first_inside(const std::vector<Target>& targets, const Finding& finding) {
  const Target& own = target_at(targets, finding.span);
  if (own.resource != nullptr) return &own;
  for (const Note& note : finding.notes) {
    const Target& other = target_at(targets, note.span);
    if (other.resource != nullptr) return &other;
  }
  return nullptr;
}

}  // namespace

void locate(std::vector<Finding>& findings, const Resources& resources) {
  if (findings.empty()) return;
  std::vector<Target> targets = targets_of(findings);
  Walk walk(targets);
  for (const Resource& resource : resources.all) walk.visit(resource);

  const WrittenNames names(resources);
  for (Finding& finding : findings) {
    const Target* target = first_inside(targets, finding);
    if (target != nullptr) names.describe(*target, finding);
  }
}

Span on_one_line(const Span& span, const SourceFile& file) {
  const std::string_view text = file.text(span);
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  const std::size_t last = line.find_last_not_of(" \t");
  // A span that begins at the end of a line has no width.
  const std::size_t length = last == std::string_view::npos ? 0 : last + 1;
  return {span.file, span.begin, span.begin + static_cast<std::uint32_t>(length)};
}

}  // namespace plimsoll
