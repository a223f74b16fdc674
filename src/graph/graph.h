// A deployment as a picture: what sets its functions going, what they send on, and where on the
// way something is wrong.
//
// In: Deployments and what was found in them (drawing.h). Out: nodes and edges, each with its
// findings, for the printers of pictures.h. What only AWS or the deployer knows has no edge.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"

namespace plimsoll::graph {

// How a node is drawn.
enum class Shape : std::uint8_t { function, gate, queue, topic, store, clock, machine, other };

// How one end reaches the other.
enum class Way : std::uint8_t {
  calls,  // and waits for the answer
  sends,  // and goes on
  polls,  // Lambda reads the one and calls the other
  fails,  // what could not be handled goes there
};
inline constexpr std::size_t way_count = 4;

// A check that has found something here.
struct Mark {
  std::string_view check;
  Severity severity{};

  friend bool operator==(const Mark&, const Mark&) = default;
};

struct Node {
  std::string name;  // as the file calls it
  std::string kind;  // "queue", "REST API"
  Shape shape = Shape::other;
  std::vector<Mark> marks = {};  // worst first, each once
};

struct Edge {
  std::size_t from = 0;  // in Graph::nodes
  std::size_t to = 0;
  Way way = Way::calls;
  std::vector<std::string> labels = {};  // routes, states, operations; sorted
  std::vector<Mark> marks = {};          // worst first, each once
};

// Of one template with everything that is deployed with it.
struct Graph {
  std::string title;  // the template's path
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

// Of a node or an edge with marks the worst one's; note where there are none.
Severity worst(const std::vector<Mark>& marks);

// What stands in a node, and at an edge, line by line.
std::vector<std::string> lines_of(const Node& node);
std::vector<std::string> lines_of(const Edge& edge);

}  // namespace plimsoll::graph
