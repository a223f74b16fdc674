#include "check/locate.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <string_view>

namespace plimsoll {
namespace {

// A span that somebody points at, and the narrowest thing found around it so far.
struct Spot {
  Span span;
  std::uint32_t width = std::numeric_limits<std::uint32_t>::max();
  const Resource* resource = nullptr;
  std::string property = {};
};

std::vector<Spot> spots_of(const std::vector<Finding>& findings) {
  std::vector<Spot> spots;
  for (const Finding& finding : findings) {
    spots.push_back({.span = finding.span});
    for (const Note& note : finding.notes) spots.push_back({.span = note.span});
  }
  std::ranges::sort(spots, {}, &Spot::span);
  const auto same_span = [](const Spot& a, const Spot& b) { return a.span == b.span; };
  spots.erase(std::unique(spots.begin(), spots.end(), same_span), spots.end());
  return spots;
}

bool contains(const Span& outer, const Span& inner) {
  return outer.file == inner.file && outer.begin <= inner.begin && inner.end <= outer.end;
}

// Walks over resources and offers every key and value to the spots inside it. What a resource
// inherits (Globals, a parameter's default) is written elsewhere and does not make it enclose that
// text.
class Walk {
 public:
  explicit Walk(std::vector<Spot>& spots) : spots_(spots) {}

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
    auto spot =
        std::ranges::lower_bound(spots_, Span{around.file, around.begin, 0}, {}, &Spot::span);
    for (; spot != spots_.end() && spot->span.file == around.file &&
           spot->span.begin < around.end;
         ++spot) {
      if (spot->span.end > around.end || width >= spot->width) continue;
      spot->width = width;
      spot->resource = resource_;
      spot->property = path();
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

  std::vector<Spot>& spots_;
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

  void describe(const Spot& spot, Finding& finding) const {
    const Resource& resource = *spot.resource;
    const auto cause = names_.find(resource.generated_by);
    finding.resource = cause == names_.end() ? resource.name : std::string(cause->second);
    finding.property = spot.property;
    if (cause == names_.end()) return;
    const std::string dot = spot.property.empty() ? "" : ".";
    finding.property = resource.name + dot + spot.property;
  }

 private:
  std::map<std::string_view, std::string_view> names_;
};

const Spot& spot_at(const std::vector<Spot>& spots, const Span& span) {
  return *std::ranges::lower_bound(spots, span, {}, &Spot::span);
}

// The spot inside a resource that is nearest to the finding: its own, else a note's.
const Spot* first_inside(const std::vector<Spot>& spots, const Finding& finding) {
  const Spot& own = spot_at(spots, finding.span);
  if (own.resource != nullptr) return &own;
  for (const Note& note : finding.notes) {
    const Spot& other = spot_at(spots, note.span);
    if (other.resource != nullptr) return &other;
  }
  return nullptr;
}

}  // namespace

void locate(std::vector<Finding>& findings, const Resources& resources) {
  if (findings.empty()) return;
  std::vector<Spot> spots = spots_of(findings);
  Walk walk(spots);
  for (const Resource& resource : resources.all) walk.visit(resource);

  const WrittenNames names(resources);
  for (Finding& finding : findings) {
    const Spot* spot = first_inside(spots, finding);
    if (spot != nullptr) names.describe(*spot, finding);
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
