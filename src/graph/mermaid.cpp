// Graphs as flowcharts of Mermaid.
#include <array>

#include <fmt/format.h>

#include "graph/pictures.h"

namespace plimsoll::graph {
namespace {

// What opens and what closes the text of a node.
struct Brackets {
  std::string_view open;
  std::string_view close;
};

Brackets brackets_of(Shape shape) {
  constexpr std::array<Brackets, 8> all{{
      {"[", "]"},    // function
      {"([", "])"},  // gate
      {"[/", "/]"},  // queue
      {"{{", "}}"},  // topic
      {"[(", ")]"},  // store
      {"((", "))"},  // clock
      {"[[", "]]"},  // machine
      {"(", ")"},    // other
  }};
  return all[static_cast<std::size_t>(shape)];
}

std::string_view arrow_of(Way way) {
  constexpr std::array<std::string_view, way_count> all{"-->", "-.->", "==>", "-.-x"};
  return all[static_cast<std::size_t>(way)];
}

// In quotes, where letters with a meaning are written as entities.
std::string quoted(const std::vector<std::string>& lines) {
  std::string text = "\"";
  for (const std::string& line : lines) {
    if (text.size() > 1) text += "<br/>";
    for (const char c : line) {
      const bool plain = std::string_view("\"#<>&`\\").find(c) == std::string_view::npos;
      text += plain && c >= ' ' ? std::string(1, c)
                                : fmt::format("#{};", static_cast<unsigned char>(c));
    }
  }
  return text + '"';
}

class Printer {
 public:
  void add(const Graph& graph, bool framed) {
    const std::size_t first = nodes_;
    if (framed) out_ += fmt::format("  subgraph g{}[{}]\n", first, quoted({graph.title}));
    for (const Node& node : graph.nodes) add(node);
    if (framed) out_ += "  end\n";
    for (const Edge& edge : graph.edges) add(edge, first);
  }

  std::string take() { return std::move(out_) + styles_; }

 private:
  void add(const Node& node) {
    const Brackets brackets = brackets_of(node.shape);
    out_ +=
        fmt::format("  n{}{}{}{}\n", nodes_, brackets.open, quoted(lines_of(node)), brackets.close);
    if (!node.marks.empty()) {
      styles_ += fmt::format("  style n{} stroke:{},stroke-width:3px\n", nodes_,
                             colour_of(worst(node.marks)));
    }
    ++nodes_;
  }

  void add(const Edge& edge, std::size_t first) {
    const std::vector<std::string> lines = lines_of(edge);
    const std::string label = lines.empty() ? "" : fmt::format("|{}|", quoted(lines));
    out_ += fmt::format("  n{} {}{} n{}\n", first + edge.from, arrow_of(edge.way), label,
                        first + edge.to);
    if (!edge.marks.empty()) {
      styles_ += fmt::format("  linkStyle {} stroke:{},stroke-width:3px\n", edges_,
                             colour_of(worst(edge.marks)));
    }
    ++edges_;
  }

  std::string out_ = "flowchart LR\n";
  std::string styles_;  // of everything, at the end
  std::size_t nodes_ = 0;
  std::size_t edges_ = 0;
};

}  // namespace

std::string print_mermaid(std::span<const Graph> graphs) {
  Printer printer;
  for (const Graph& graph : graphs) printer.add(graph, graphs.size() > 1);
  return printer.take();
}

}  // namespace plimsoll::graph
