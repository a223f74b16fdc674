#include "graph/lay_out.h"

#include <algorithm>
#include <numeric>

namespace plimsoll::graph {
namespace {

constexpr double margin = 24;
constexpr double padding = 12;
constexpr double row_gap = 22;
constexpr double column_gap = 60;  // and the longest label that has to stand there
constexpr int sweeps = 6;

// A node in its column, or a bend of an edge that runs past the column.
struct Stop {
  std::size_t column = 0;
  double width = 0;
  double height = line_height;
  double place = 0;  // what its column is sorted by
  double y = 0;      // of its centre
};

class Arrangement {
 public:
  explicit Arrangement(const Graph& graph) : graph_(graph) {
    for (const Node& node : graph.nodes) {
      const std::vector<std::string> lines = lines_of(node);
      const double height = static_cast<double>(lines.size()) * line_height;
      stops_.push_back({0, width_of(lines) + 2 * padding, height + padding, 0, 0});
    }
    find_edges_that_run_back();
    find_columns();
    bend_long_edges();
    sort_columns();
    set_rows();
  }

  Layout take() {
    Layout layout;
    const std::vector<double> middles = set_columns(layout);
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
      const Stop& stop = stops_[i];
      layout.nodes.push_back({{middles[stop.column], stop.y}, stop.width, stop.height});
    }
    for (std::size_t i = 0; i < graph_.edges.size(); ++i) layout.edges.push_back(run(i, layout));
    for (const Stop& stop : stops_) {
      layout.height = std::max(layout.height, stop.y + stop.height / 2 + margin);
    }
    return layout;
  }

 private:
  enum class Visit : std::uint8_t { not_yet, under_way, done };

  // What leads to a node that is still being followed would close a ring.
  void follow(std::size_t node, std::vector<Visit>& visits) {
    visits[node] = Visit::under_way;
    for (std::size_t i = 0; i < graph_.edges.size(); ++i) {
      const Edge& edge = graph_.edges[i];
      if (edge.from != node) continue;
      if (visits[edge.to] == Visit::under_way) runs_back_[i] = true;
      if (visits[edge.to] == Visit::not_yet) follow(edge.to, visits);
    }
    visits[node] = Visit::done;
  }

  // Beginning with what nothing leads to: the way of the events.
  void find_edges_that_run_back() {
    runs_back_.assign(graph_.edges.size(), false);
    std::vector<Visit> visits(graph_.nodes.size(), Visit::not_yet);
    std::vector<bool> is_led_to(graph_.nodes.size(), false);
    for (const Edge& edge : graph_.edges) is_led_to[edge.to] = true;
    for (const bool later : {false, true}) {
      for (std::size_t node = 0; node < visits.size(); ++node) {
        if (is_led_to[node] == later && visits[node] == Visit::not_yet) follow(node, visits);
      }
    }
  }

  void find_columns() {
    for (bool moved = true; moved;) {
      moved = false;
      for (std::size_t i = 0; i < graph_.edges.size(); ++i) {
        const Edge& edge = graph_.edges[i];
        if (runs_back_[i] || stops_[edge.to].column > stops_[edge.from].column) continue;
        stops_[edge.to].column = stops_[edge.from].column + 1;
        moved = true;
      }
    }
  }

  void bend_long_edges() {
    bends_.resize(graph_.edges.size());
    for (std::size_t i = 0; i < graph_.edges.size(); ++i) {
      const Edge& edge = graph_.edges[i];
      for (std::size_t column = stops_[edge.from].column + 1; column < stops_[edge.to].column;
           ++column) {
        bends_[i].push_back(stops_.size());
        stops_.push_back({column, 0, line_height, 0, 0});
      }
    }
    for (std::size_t stop = 0; stop < stops_.size(); ++stop) {
      if (columns_.size() <= stops_[stop].column) columns_.resize(stops_[stop].column + 1);
      columns_[stops_[stop].column].push_back(stop);
    }
    neighbours_.resize(stops_.size());
    for (std::size_t i = 0; i < graph_.edges.size(); ++i) join(i);
  }

  void join(std::size_t edge) {
    if (runs_back_[edge]) return;
    std::size_t last = graph_.edges[edge].from;
    std::vector<std::size_t> way = bends_[edge];
    way.push_back(graph_.edges[edge].to);
    for (const std::size_t stop : way) {
      neighbours_[last].push_back(stop);
      neighbours_[stop].push_back(last);
      last = stop;
    }
  }

  // Each stop moves to the middle of those that it is joined with, again and again.
  void sort_columns() {
    for (const std::vector<std::size_t>& column : columns_) number(column);
    for (int sweep = 0; sweep < sweeps; ++sweep) {
      for (std::vector<std::size_t>& column : columns_) {
        std::vector<double> middles(stops_.size());
        for (const std::size_t stop : column) middles[stop] = middle_of_neighbours(stop);
        std::ranges::stable_sort(column, {}, [&](std::size_t stop) { return middles[stop]; });
        number(column);
      }
    }
  }

  // Places are shares of the column, so that columns of different length can be compared.
  void number(const std::vector<std::size_t>& column) {
    for (std::size_t i = 0; i < column.size(); ++i) {
      stops_[column[i]].place = (static_cast<double>(i) + 0.5) / static_cast<double>(column.size());
    }
  }

  double middle_of_neighbours(std::size_t stop) const {
    const std::vector<std::size_t>& others = neighbours_[stop];
    if (others.empty()) return stops_[stop].place;
    double sum = 0;
    for (const std::size_t other : others) sum += stops_[other].place;
    return sum / static_cast<double>(others.size());
  }

  double height_of(const std::vector<std::size_t>& column) const {
    double height = 0;
    for (const std::size_t stop : column) height += stops_[stop].height + row_gap;
    return height - row_gap;
  }

  void set_rows() {
    double highest = 0;
    for (const std::vector<std::size_t>& column : columns_) {
      highest = std::max(highest, height_of(column));
    }
    for (const std::vector<std::size_t>& column : columns_) {
      double y = margin + (highest - height_of(column)) / 2;
      for (const std::size_t stop : column) {
        stops_[stop].y = y + stops_[stop].height / 2;
        y += stops_[stop].height + row_gap;
      }
    }
  }

  // The room that labels need behind a column.
  double gap_behind(std::size_t column) const {
    double widest = 0;
    for (const Edge& edge : graph_.edges) {
      if (stops_[edge.from].column == column) widest = std::max(widest, width_of(lines_of(edge)));
    }
    return widest + column_gap;
  }

  // The middle of each column.
  std::vector<double> set_columns(Layout& layout) const {
    std::vector<double> middles;
    double x = margin;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      double width = 0;
      for (const std::size_t stop : columns_[i]) width = std::max(width, stops_[stop].width);
      middles.push_back(x + width / 2);
      layout.width = x + width + margin;
      x += width + gap_behind(i);
    }
    return middles;
  }

  // From the right side of one node to the left side of the other; a ring closes below both.
  std::vector<Point> run(std::size_t number, const Layout& layout) const {
    const Edge& edge = graph_.edges[number];
    const Box& from = layout.nodes[edge.from];
    const Box& to = layout.nodes[edge.to];
    if (runs_back_[number]) {
      const double below = std::max(from.centre.y + from.height / 2, to.centre.y + to.height / 2);
      const Point low{(from.centre.x + to.centre.x) / 2, below + row_gap};
      return {{from.centre.x, from.centre.y + from.height / 2},
              low,
              {to.centre.x, to.centre.y + to.height / 2}};
    }
    std::vector<Point> points{{from.centre.x + from.width / 2, from.centre.y}};
    for (const std::size_t bend : bends_[number]) {
      points.push_back({column_middle(stops_[bend].column, layout), stops_[bend].y});
    }
    points.push_back({to.centre.x - to.width / 2, to.centre.y});
    return points;
  }

  // Every column has a node: it is the one behind the last that leads to it.
  double column_middle(std::size_t column, const Layout& layout) const {
    const auto node = std::ranges::find_if(
        columns_[column], [&](std::size_t stop) { return stop < layout.nodes.size(); });
    return layout.nodes[*node].centre.x;
  }

  const Graph& graph_;
  std::vector<Stop> stops_;  // first the nodes, then the bends
  std::vector<bool> runs_back_;
  std::vector<std::vector<std::size_t>> bends_;       // of each edge
  std::vector<std::vector<std::size_t>> columns_;     // stops, from above
  std::vector<std::vector<std::size_t>> neighbours_;  // of each stop
};

}  // namespace

double width_of(const std::vector<std::string>& lines) {
  std::size_t longest = 0;
  for (const std::string& line : lines) longest = std::max(longest, line.size());
  return static_cast<double>(longest) * letter_width;
}

Layout lay_out(const Graph& graph) {
  if (graph.nodes.empty()) return {};
  return Arrangement(graph).take();
}

}  // namespace plimsoll::graph
