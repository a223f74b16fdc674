// Which node or edge a text of the files belongs to.
//
// In: the texts of nodes and edges as they are drawn. Out: for a finding the node or edge on which
// it is shown: an edge, when it lies in the text of one or speaks of both of its ends; else the
// first node in whose text it has a place.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "check/finding.h"
#include "graph/graph.h"
#include "text/span.h"

namespace plimsoll::graph {

// A node or an edge, by its number.
struct Part {
  enum class Kind : std::uint8_t { node, edge };
  Kind kind = Kind::node;
  std::size_t number = 0;

  friend bool operator==(const Part&, const Part&) = default;
};

class Places {
 public:
  // Spans without a text are left out.
  void add(const Span& span, Part part);
  // Nothing when no place of the finding lies in what is drawn.
  std::optional<Part> of(const Finding& finding, const Graph& graph) const;

 private:
  struct Place {
    Span span;
    Part part;
  };

  void touch(const Span& span, std::vector<Part>& parts) const;
  std::vector<Part> touched_by(const Finding& finding) const;

  std::vector<Place> places_;
};

}  // namespace plimsoll::graph
