// Graphs as one picture, each below the other.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "graph/lay_out.h"
#include "graph/pictures.h"

namespace plimsoll::graph {
namespace {

constexpr double title_height = 40;
constexpr std::string_view ink = "#37474f";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = std::string_view("<>&\"'").find(c) == std::string_view::npos;
    if (c >= 0 && c < ' ') {
      out += ' ';
    } else if (plain) {
      out += c;
    } else {
      out += fmt::format("&#{};", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string_view fill_of(Shape shape) {
  constexpr std::array<std::string_view, 8> all{"#fff3e0", "#e8eaf6", "#fce4ec", "#f3e5f5",
                                                "#e8f5e9", "#e0f7fa", "#fffde7", "#f5f5f5"};
  return all[static_cast<std::size_t>(shape)];
}

std::string_view dashes_of(Way way) {
  constexpr std::array<std::string_view, way_count> all{"", " stroke-dasharray=\"6 4\"", "",
                                                        " stroke-dasharray=\"2 4\""};
  return all[static_cast<std::size_t>(way)];
}

std::string_view colour(const std::vector<Mark>& marks) {
  return marks.empty() ? ink : colour_of(worst(marks));
}

// Lines below each other, around a point. The last ones are the findings, each in its colour.
std::string text_at(Point centre, const std::vector<std::string>& lines,
                    const std::vector<Mark>& marks) {
  std::string out;
  const std::size_t plain = lines.size() - marks.size();
  double y = centre.y - (static_cast<double>(lines.size()) - 1) * line_height / 2;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out += fmt::format("<text x=\"{:.0f}\" y=\"{:.0f}\" fill=\"{}\">{}</text>\n", centre.x, y,
                       i < plain ? ink : colour_of(marks[i - plain].severity), escaped(lines[i]));
    y += line_height;
  }
  return out;
}

// Lets the lines of a label be read where an edge runs below them.
std::string ground_below(Point centre, const std::vector<std::string>& lines) {
  if (lines.empty()) return {};
  const double width = width_of(lines);
  const double height = static_cast<double>(lines.size()) * line_height;
  return fmt::format(
      "<rect x=\"{:.0f}\" y=\"{:.0f}\" width=\"{:.0f}\" height=\"{:.0f}\" fill=\"#fff\" "
      "fill-opacity=\"0.85\"/>\n",
      centre.x - width / 2, centre.y - height / 2, width, height);
}

std::string draw(const Node& node, const Box& box) {
  const double radius = node.shape == Shape::function ? 2 : 12;
  std::string out = fmt::format(
      "<rect x=\"{:.0f}\" y=\"{:.0f}\" width=\"{:.0f}\" height=\"{:.0f}\" rx=\"{}\" fill=\"{}\" "
      "stroke=\"{}\" stroke-width=\"{}\"/>\n",
      box.centre.x - box.width / 2, box.centre.y - box.height / 2, box.width, box.height, radius,
      fill_of(node.shape), colour(node.marks), node.marks.empty() ? 1 : 2);
  return out + text_at(box.centre, lines_of(node), node.marks);
}

// Curves that leave and arrive level, through every bend.
std::string path_through(const std::vector<Point>& points) {
  std::string path = fmt::format("M{:.0f} {:.0f}", points.front().x, points.front().y);
  for (std::size_t i = 1; i < points.size(); ++i) {
    const Point& a = points[i - 1];
    const Point& b = points[i];
    const double middle = (a.x + b.x) / 2;
    path += fmt::format(" C{:.0f} {:.0f} {:.0f} {:.0f} {:.0f} {:.0f}", middle, a.y, middle, b.y,
                        b.x, b.y);
  }
  return path;
}

// The arrow has the colour of its line: there is one for each.
std::string_view arrow_of(std::string_view colour) {
  return colour.substr(1);
}

std::string draw(const Edge& edge, const std::vector<Point>& points) {
  const std::string_view stroke = colour(edge.marks);
  const bool strong = edge.way == Way::polls || !edge.marks.empty();
  std::string out = fmt::format(
      "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{} "
      "marker-end=\"url(#a{})\"/>\n",
      path_through(points), stroke, strong ? 2 : 1, dashes_of(edge.way), arrow_of(stroke));
  const std::vector<std::string> lines = lines_of(edge);
  const Point& a = points[0];
  const Point& b = points[1];
  const Point middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
  return out + ground_below(middle, lines) + text_at(middle, lines, edge.marks);
}

std::string draw(const Graph& graph, const Layout& layout, double y) {
  std::string out = fmt::format(
      "<g transform=\"translate(0 {:.0f})\">\n<text x=\"24\" y=\"24\" class=\"title\">{}</text>\n"
      "<g transform=\"translate(0 {:.0f})\">\n",
      y, escaped(graph.title), title_height);
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    out += draw(graph.edges[i], layout.edges[i]);
  }
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    out += draw(graph.nodes[i], layout.nodes[i]);
  }
  return out + "</g>\n</g>\n";
}

std::string arrows() {
  std::string out = "<defs>\n";
  for (const std::string_view colour : {ink, colour_of(Severity::advice),
                                        colour_of(Severity::warning), colour_of(Severity::error)}) {
    out += fmt::format(
        "<marker id=\"a{}\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" "
        "markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">"
        "<path d=\"M0 0L8 4L0 8z\" fill=\"{}\"/></marker>\n",
        arrow_of(colour), colour);
  }
  return out + "</defs>\n";
}

}  // namespace

std::string print_svg(std::span<const Graph> graphs) {
  std::string body;
  double width = 0;
  double height = 0;
  for (const Graph& graph : graphs) {
    const Layout layout = lay_out(graph);
    body += draw(graph, layout, height);
    width = std::max({width, layout.width, static_cast<double>(graph.title.size()) * 10 + 48});
    height += title_height + layout.height;
  }
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
             "viewBox=\"0 0 {0:.0f} {1:.0f}\">\n"
             "<style>text {{ font: 12px sans-serif; text-anchor: middle; "
             "dominant-baseline: central }} .title {{ font-weight: bold; text-anchor: start }}"
             "</style>\n"
             "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
             width, height) +
         arrows() + body + "</svg>\n";
}

}  // namespace plimsoll::graph
