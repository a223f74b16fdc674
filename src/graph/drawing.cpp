#include "graph/drawing.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "code/function_code.h"
#include "graph/kinds.h"

namespace plimsoll::graph {
namespace {

Way way_of(Mode mode) {
  switch (mode) {
    case Mode::synchronous:
      return Way::calls;
    case Mode::asynchronous:
      return Way::sends;
    case Mode::polled:
      return Way::polls;
  }
  return Way::calls;
}

std::string label_of(const Invocation& invocation) {
  if (invocation.route != nullptr) return invocation.route->name;
  if (invocation.authorizer != nullptr) return "authorizes";
  if (invocation.task != nullptr) return invocation.task->name;
  return {};
}

void insert(std::vector<std::string>& labels, const std::string& label) {
  const auto at = std::ranges::lower_bound(labels, label);
  if (at == labels.end() || *at != label) labels.insert(at, label);
}

void insert(std::vector<Mark>& marks, const Mark& mark) {
  if (std::ranges::find(marks, mark) == marks.end()) marks.push_back(mark);
}

void sort_worst_first(std::vector<Mark>& marks) {
  std::ranges::sort(marks, {}, [](const Mark& mark) {
    return std::tuple(-static_cast<int>(mark.severity), mark.check);
  });
}

}  // namespace

void Drawing::add(const Deployment& deployment) {
  functions_.clear();
  for (const Function& function : deployment.functions) {
    functions_[function.resource] = function.resource;
    node(*function.resource);
    for (const Alias* alias : function.aliases) functions_[alias->resource] = function.resource;
    for (const Version* version : function.versions) {
      functions_[version->resource] = function.resource;
    }
  }
  add_invocations(deployment);
  add_calls(deployment);
  add_failures(deployment);
  add_deliveries(deployment);
}

void Drawing::add_invocations(const Deployment& deployment) {
  for (const Invocation& invocation : deployment.invocations) {
    const EdgeId edge = connect(source_of(invocation), node(*invocation.function.resource),
                                way_of(invocation.mode), label_of(invocation));
    const Part part{Part::Kind::edge, edge};
    places_.add(invocation.place.span(), part);
    if (invocation.mapping != nullptr) belongs_to(edge, *invocation.mapping->resource);
    if (invocation.route != nullptr) places_.add(invocation.route->where.span, part);
    if (invocation.authorizer != nullptr) places_.add(invocation.authorizer->where.span, part);
    if (invocation.task != nullptr) places_.add(invocation.task->written.span(), part);
  }
}

void Drawing::add_calls(const Deployment& deployment) {
  for (const SdkCall& call : deployment.sdk_calls) {
    if (call.resource == nullptr || call.resource == call.function.resource) continue;
    const EdgeId edge = connect(node(*call.function.resource), node(*call.resource), Way::calls,
                                call.call.operation);
    places_.add(call.call.span, {Part::Kind::edge, edge});
  }
}

// Where that goes which a function, a poller or a queue gives up.
void Drawing::add_failures(const Deployment& deployment) {
  for (const Function& function : deployment.functions) {
    connect(*function.resource, function.dead_letter, Way::fails);
    for (const AsyncConfig* config : function.async_configs) {
      connect(*function.resource, config->on_failure, Way::fails, config->resource);
      connect(*function.resource, config->on_success, Way::sends, config->resource);
    }
  }
  for (const Mapping& mapping : deployment.mappings) {
    if (mapping.function == nullptr) continue;
    connect(*mapping.function->resource, mapping.on_failure, Way::fails);
  }
  for (const Queue& queue : deployment.queues) {
    connect(*queue.resource, queue.redrive.dead_letter, Way::fails);
  }
}

void Drawing::add_deliveries(const Deployment& deployment) {
  for (const EventRule& rule : deployment.rules) {
    for (const RuleTarget& target : rule.targets) deliver(*rule.resource, target.target);
  }
  for (const Schedule& schedule : deployment.schedules) {
    deliver(*schedule.resource, schedule.target.target);
  }
  for (const Pipe& pipe : deployment.pipes) {
    if (pipe.source.resource != nullptr) {
      connect(node(*pipe.source.resource), node(*pipe.resource), Way::polls);
    }
    deliver(*pipe.resource, pipe.target);
  }
  for (const Subscription& subscription : deployment.subscriptions) {
    if (subscription.of == nullptr) continue;
    deliver(*subscription.of->resource, subscription.endpoint, subscription.resource);
  }
  for (const Bucket& bucket : deployment.buckets) {
    for (const BucketNotification& notification : bucket.notifications) {
      deliver(*bucket.resource, notification.target);
    }
  }
}

Drawing::NodeId Drawing::node(const Resource& resource) {
  const auto function = functions_.find(&resource);
  const Resource& drawn = function == functions_.end() ? resource : *function->second;
  const auto [known, is_new] = nodes_.try_emplace(drawn.id, graph_.nodes.size());
  if (!is_new) return known->second;
  Kind kind = kind_of(drawn.type);
  graph_.nodes.push_back({drawn.name, std::move(kind.name), kind.shape, {}});
  const Part part{Part::Kind::node, known->second};
  places_.add(drawn.span, part);
  places_.add(drawn.properties.span(), part);
  places_.add(drawn.attributes.span(), part);
  return known->second;
}

Drawing::NodeId Drawing::outside(const std::string& name) {
  const auto [known, is_new] = nodes_.try_emplace("outside " + name, graph_.nodes.size());
  if (is_new) graph_.nodes.push_back({name, "event source of another stack", Shape::other, {}});
  return known->second;
}

// A poller stands between what it reads and the function: the edge begins at what it reads.
Drawing::NodeId Drawing::source_of(const Invocation& invocation) {
  if (invocation.mapping == nullptr) return node(*invocation.source);
  const Target& read = invocation.mapping->source;
  return read.resource != nullptr ? node(*read.resource) : outside(invocation.source->name);
}

Drawing::EdgeId Drawing::connect(NodeId from, NodeId to, Way way, const std::string& label) {
  const auto [known, is_new] = edges_.try_emplace({from, to, way}, graph_.edges.size());
  if (is_new) graph_.edges.push_back({from, to, way, {}, {}});
  if (!label.empty()) insert(graph_.edges[known->second].labels, label);
  return known->second;
}

void Drawing::connect(const Resource& from, const Target& to, Way way, const Resource* by) {
  if (to.resource == nullptr) return;
  const EdgeId edge = connect(node(from), node(*to.resource), way);
  places_.add(to.value.span(), {Part::Kind::edge, edge});
  if (by != nullptr) belongs_to(edge, *by);
}

void Drawing::deliver(const Resource& from, const Target& to, const Resource* by) {
  if (to.resource == nullptr || functions_.contains(to.resource)) return;
  connect(from, to, Way::sends, by);
}

void Drawing::belongs_to(EdgeId edge, const Resource& resource) {
  places_.add(resource.span, {Part::Kind::edge, edge});
  places_.add(resource.properties.span(), {Part::Kind::edge, edge});
}

Graph Drawing::take(std::string title, std::span<const Finding> findings) {
  for (const Finding& finding : findings) {
    if (!finding.is_open()) continue;
    const std::optional<Part> part = places_.of(finding, graph_);
    if (!part) continue;
    const bool is_node = part->kind == Part::Kind::node;
    insert(is_node ? graph_.nodes[part->number].marks : graph_.edges[part->number].marks,
           {finding.check->id, finding.severity()});
  }
  for (Node& drawn : graph_.nodes) sort_worst_first(drawn.marks);
  for (Edge& drawn : graph_.edges) sort_worst_first(drawn.marks);
  graph_.title = std::move(title);
  return std::move(graph_);
}

}  // namespace plimsoll::graph
