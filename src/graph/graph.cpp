#include "graph/graph.h"

#include <fmt/format.h>

#include "check/severity.h"

namespace plimsoll::graph {
namespace {

// As many as can be read beside an arrow.
constexpr std::size_t label_lines = 4;

void add(const std::vector<Mark>& marks, std::vector<std::string>& lines) {
  for (const Mark& mark : marks) {
    lines.push_back(fmt::format("{}: {}", name_of(mark.severity), mark.check));
  }
}

}  // namespace

Severity worst(const std::vector<Mark>& marks) {
  return marks.empty() ? Severity::note : marks.front().severity;
}

std::vector<std::string> lines_of(const Node& node) {
  std::vector<std::string> lines{node.name, node.kind};
  add(node.marks, lines);
  return lines;
}

std::vector<std::string> lines_of(const Edge& edge) {
  std::vector<std::string> lines = edge.labels;
  if (lines.size() > label_lines) {
    lines.resize(label_lines);
    lines.back() = fmt::format("and {} more", edge.labels.size() - label_lines + 1);
  }
  add(edge.marks, lines);
  return lines;
}

}  // namespace plimsoll::graph
