// The pictures: from Graphs to text that a browser, GitHub or Graphviz draws.
//
// Each printer is one function, which looks nothing up and writes no file: the same Graphs give the
// same bytes. Whatever a file calls its resources, no markup comes from it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "graph/graph.h"

namespace plimsoll::graph {

// For a page on GitHub or GitLab: a flowchart of https://mermaid.js.org.
std::string print_mermaid(std::span<const Graph> graphs);
// For Graphviz.
std::string print_dot(std::span<const Graph> graphs);
// A picture that needs nothing else.
std::string print_svg(std::span<const Graph> graphs);

struct Format {
  std::string_view name;  // as in --format
  std::string (*print)(std::span<const Graph>);
};

// In the order in which --help lists them.
std::span<const Format> formats();

// The colour in which findings of this severity are drawn; empty for none.
std::string_view colour_of(Severity severity);

}  // namespace plimsoll::graph
