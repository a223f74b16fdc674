// Graphs in Graphviz's language.
#include <array>

#include <fmt/format.h>

#include "graph/pictures.h"

namespace plimsoll::graph {
namespace {

std::string_view shape_of(Shape shape) {
  constexpr std::array<std::string_view, 8> all{"box",      "house",  "cds",   "hexagon",
                                                "cylinder", "circle", "box3d", "ellipse"};
  return all[static_cast<std::size_t>(shape)];
}

std::string_view style_of(Way way) {
  constexpr std::array<std::string_view, way_count> all{"style=solid", "style=dashed", "style=bold",
                                                        "style=dotted, arrowhead=tee"};
  return all[static_cast<std::size_t>(way)];
}

std::string quoted(const std::vector<std::string>& lines) {
  std::string text = "\"";
  for (const std::string& line : lines) {
    if (text.size() > 1) text += "\\n";
    for (const char c : line) {
      if (c == '"' || c == '\\') text += '\\';
      text += c < ' ' && c >= 0 ? ' ' : c;
    }
  }
  return text + '"';
}

std::string colour(const std::vector<Mark>& marks) {
  return marks.empty() ? ""
                       : fmt::format(", color=\"{0}\", fontcolor=\"{0}\"", colour_of(worst(marks)));
}

void print(const Graph& graph, std::size_t number, std::string& out) {
  out += fmt::format("  subgraph cluster{} {{\n    label={};\n", number, quoted({graph.title}));
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const Node& node = graph.nodes[i];
    out += fmt::format("    g{}n{} [shape={}, label={}{}];\n", number, i, shape_of(node.shape),
                       quoted(lines_of(node)), colour(node.marks));
  }
  for (const Edge& edge : graph.edges) {
    out += fmt::format("    g{0}n{1} -> g{0}n{2} [{3}, label={4}{5}];\n", number, edge.from,
                       edge.to, style_of(edge.way), quoted(lines_of(edge)), colour(edge.marks));
  }
  out += "  }\n";
}

}  // namespace

std::string print_dot(std::span<const Graph> graphs) {
  std::string out =
      "digraph plimsoll {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n"
      "  edge [fontname=\"sans-serif\", fontsize=10];\n";
  for (std::size_t i = 0; i < graphs.size(); ++i) print(graphs[i], i, out);
  return out + "}\n";
}

}  // namespace plimsoll::graph
