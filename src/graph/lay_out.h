// Where the nodes of a graph stand in a picture, and how its edges run between them.
//
// In: a Graph. Out: a Layout in which events flow from left to right: a node stands in the column
// behind the last node that leads to it, edges that close a ring run back. Within a column nodes
// stand near those they are joined with. The same graph gives the same layout.
#pragma once

#include <vector>

#include "graph/graph.h"

namespace plimsoll::graph {

struct Point {
  double x = 0;
  double y = 0;
};

struct Box {
  Point centre;
  double width = 0;
  double height = 0;
};

struct Layout {
  std::vector<Box> nodes;                 // as in Graph::nodes
  std::vector<std::vector<Point>> edges;  // through which each runs, from end to end
  double width = 0;
  double height = 0;
};

// Sizes are those of text at `line_height` a line and `letter_width` a letter.
inline constexpr double line_height = 16;
inline constexpr double letter_width = 7;

// Of the longest of these lines.
double width_of(const std::vector<std::string>& lines);

Layout lay_out(const Graph& graph);

}  // namespace plimsoll::graph
