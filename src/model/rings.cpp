#include "model/rings.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string_view>

namespace plimsoll {

namespace {

using Index = std::uint32_t;
constexpr Index none = std::numeric_limits<Index>::max();

struct Edge {
  Index from = none;
  Index to = none;
  Span where;
};

// Who waits for whom, resources by their place in the deployment.
using Graph = std::vector<std::vector<Edge>>;

// "Network/Vpc" and "Orders" → "Network": what a resource of a nested stack is for another one
// outside of it.
std::string_view seen_from(std::string_view id, std::string_view other) {
  std::size_t inside = 0;
  for (std::size_t i = 0; i < std::min(id.size(), other.size()) && id[i] == other[i]; ++i) {
    if (id[i] == '/') inside = i + 1;
  }
  return id.substr(0, id.find('/', inside));
}

// Where a resource says that it uses a value. What is defined in another file (an output of a
// nested stack) is used where the trail begins.
Span use_of(const Value& value, const Resource& resource) {
  const bool is_elsewhere = value.span().file != resource.span.file && !value.trail().empty();
  return is_elsewhere ? value.trail().front().span : value.span();
}

class GraphBuilder {
 public:
  explicit GraphBuilder(const Deployment& deployment)
      : deployment_(&deployment), graph_(deployment.resources.all.size()) {}

  Graph build() {
    for (const Resource& resource : deployment_->resources.all) {
      for (const Dependency& dependency : resource.depends_on) {
        add(resource, dependency.id, dependency.span);
      }
      add_references(resource, resource.properties);
    }
    return std::move(graph_);
  }

 private:
  void add_references(const Resource& resource, const Value& value) {
    switch (value.kind()) {
      case Value::Kind::reference:
        return add(resource, value.as_reference()->resource, use_of(value, resource));
      case Value::Kind::text:
        return add_references(resource, value, *value.as_text());
      case Value::Kind::list:
        for (const Value& item : value.items()) add_references(resource, item);
        return;
      case Value::Kind::map:
        for (const Entry& entry : value.entries()) add_references(resource, entry.value);
        return;
      case Value::Kind::absent:
      case Value::Kind::scalar:
      case Value::Kind::opaque:
        return;
    }
  }

  void add_references(const Resource& resource, const Value& value, const Text& text) {
    for (const Text::Part& part : text.parts) {
      if (part.kind != Text::Part::Kind::reference) continue;
      add(resource, part.reference.resource, use_of(value, resource));
    }
  }

  void add(const Resource& resource, std::string_view id, Span where) {
    const bool is_nested = is_inside(resource.id) || is_inside(id);
    const Index from = is_nested ? index_of(seen_from(resource.id, id)) : place_of(resource);
    const Index to = index_of(is_nested ? seen_from(id, resource.id) : id);
    if (from != none && to != none) graph_[from].push_back({from, to, where});
  }

  // In a nested stack.
  static bool is_inside(std::string_view id) { return id.find('/') != std::string_view::npos; }

  Index place_of(const Resource& resource) const {
    return static_cast<Index>(&resource - deployment_->resources.all.data());
  }
  Index index_of(std::string_view id) const {
    const Resource* resource = deployment_->names.find(id);
    return resource ? place_of(*resource) : none;
  }

  const Deployment* deployment_;
  Graph graph_;
};

// Tarjan's strongly connected components, without recursion: a ring may have thousands of members.
class Knots {
 public:
  explicit Knots(const Graph& graph)
      : graph_(&graph), number_(graph.size(), none), low_(graph.size()), knot_(graph.size(), none) {
    for (Index start = 0; start < graph.size(); ++start) {
      if (number_[start] == none) explore(start);
    }
  }

  // Which knot a resource is in; a resource in no ring is a knot of its own.
  Index of(Index resource) const { return knot_[resource]; }

 private:
  struct Visit {
    Index resource;
    std::size_t next_edge = 0;
  };

  void explore(Index start) {
    std::vector<Visit> visits{enter(start)};
    while (!visits.empty()) {
      Visit& visit = visits.back();
      const std::vector<Edge>& edges = (*graph_)[visit.resource];
      if (visit.next_edge < edges.size()) {
        const Index to = edges[visit.next_edge++].to;
        if (number_[to] == none) {
          visits.push_back(enter(to));
        } else if (knot_[to] == none) {
          low_[visit.resource] = std::min(low_[visit.resource], number_[to]);
        }
        continue;
      }
      const Index done = visit.resource;
      visits.pop_back();
      if (!visits.empty()) {
        Index& low = low_[visits.back().resource];
        low = std::min(low, low_[done]);
      }
      if (low_[done] == number_[done]) close(done);
    }
  }

  Visit enter(Index resource) {
    number_[resource] = low_[resource] = count_++;
    open_.push_back(resource);
    return {resource};
  }

  void close(Index first) {
    Index member = none;
    while (member != first) {
      member = open_.back();
      open_.pop_back();
      knot_[member] = first;
    }
  }

  const Graph* graph_;
  std::vector<Index> number_;
  std::vector<Index> low_;
  std::vector<Index> knot_;
  std::vector<Index> open_;
  Index count_ = 0;
};

// Whether any way leads on from a resource in its knot. From most there is none.
bool stays_inside(const Graph& graph, const Knots& knots, Index start) {
  return std::ranges::any_of(graph[start], [&knots, start](const Edge& edge) {
    return knots.of(edge.to) == knots.of(start);
  });
}

// The shortest way from a resource back to itself inside its knot; empty when there is none.
std::vector<const Edge*> way_round(const Graph& graph, const Knots& knots, Index start,
                                   std::vector<const Edge*>& reached_by) {
  std::vector<Index> waiting{start};
  const Edge* last = nullptr;
  for (std::size_t i = 0; i < waiting.size() && !last; ++i) {
    for (const Edge& edge : graph[waiting[i]]) {
      if (edge.to == start) {
        last = &edge;
        break;
      }
      if (knots.of(edge.to) != knots.of(start) || reached_by[edge.to]) continue;
      reached_by[edge.to] = &edge;
      waiting.push_back(edge.to);
    }
  }
  std::vector<const Edge*> way;
  for (const Edge* edge = last; edge; edge = edge->from == start ? nullptr : reached_by[edge->from])
    way.push_back(edge);
  std::ranges::reverse(way);
  return way;
}

}  // namespace

std::vector<Ring> rings(const Deployment& deployment) {
  const Graph graph = GraphBuilder(deployment).build();
  const Knots knots(graph);
  const std::vector<Resource>& resources = deployment.resources.all;
  std::vector<Ring> all;
  std::vector<bool> is_said(graph.size());
  std::vector<const Edge*> reached_by(graph.size());
  for (Index start = 0; start < graph.size(); ++start) {
    if (is_said[knots.of(start)]) continue;
    is_said[knots.of(start)] = true;
    if (!stays_inside(graph, knots, start)) continue;
    Ring ring;
    for (const Edge* edge : way_round(graph, knots, start, reached_by)) {
      ring.push_back({&resources[edge->from], &resources[edge->to], edge->where});
    }
    if (!ring.empty()) all.push_back(std::move(ring));
  }
  return all;
}

}  // namespace plimsoll
