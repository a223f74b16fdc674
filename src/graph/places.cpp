#include "graph/places.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace plimsoll::graph {
namespace {

bool contains(const Span& outer, const Span& inner) {
  return outer.file == inner.file && outer.begin <= inner.begin && inner.end <= outer.end;
}

}  // namespace

void Places::add(const Span& span, Part part) {
  if (span.end > span.begin) places_.push_back({span, part});
}

// All parts with the narrowest text around a span: functions may share a line of code.
void Places::touch(const Span& span, std::vector<Part>& parts) const {
  std::uint32_t least = std::numeric_limits<std::uint32_t>::max();
  const std::size_t before = parts.size();
  for (const Place& place : places_) {
    const std::uint32_t width = place.span.end - place.span.begin;
    if (width > least || !contains(place.span, span)) continue;
    if (width < least) parts.resize(before);
    least = width;
    parts.push_back(place.part);
  }
}

std::vector<Part> Places::touched_by(const Finding& finding) const {
  std::vector<Part> parts;
  touch(finding.span, parts);
  for (const Note& note : finding.notes) touch(note.span, parts);
  return parts;
}

std::optional<Part> Places::of(const Finding& finding, const Graph& graph) const {
  const std::vector<Part> touched = touched_by(finding);
  const auto touches = [&](Part part) { return std::ranges::find(touched, part) != touched.end(); };
  std::optional<Part> best;
  int most = 1;  // one of two ends says nothing about what joins them
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const Part edge{Part::Kind::edge, i};
    const int ends = static_cast<int>(touches({Part::Kind::node, graph.edges[i].from})) +
                     static_cast<int>(touches({Part::Kind::node, graph.edges[i].to}));
    const int speaks = ends + (touches(edge) ? 3 : 0);
    if (speaks <= most) continue;
    most = speaks;
    best = edge;
  }
  if (best || touched.empty()) return best;
  return touched.front();
}

}  // namespace plimsoll::graph
