// From deployments to their picture.
//
// In: the Deployment of each scenario of a template, then the findings that are to be seen. Out:
// one Graph with what stands in any of the scenarios; functions always, everything else where it
// is joined with something.
#pragma once

#include <map>
#include <span>
#include <string>
#include <tuple>

#include "check/finding.h"
#include "graph/graph.h"
#include "graph/places.h"
#include "model/deployment.h"

namespace plimsoll::graph {

class Drawing {
 public:
  void add(const Deployment& deployment);
  // The findings point into the files of the deployments. Those that are not open are left out.
  Graph take(std::string title, std::span<const Finding> findings);

 private:
  using NodeId = std::size_t;
  using EdgeId = std::size_t;

  void add_invocations(const Deployment& deployment);
  void add_calls(const Deployment& deployment);
  void add_failures(const Deployment& deployment);
  void add_deliveries(const Deployment& deployment);

  NodeId node(const Resource& resource);
  NodeId outside(const std::string& name);
  NodeId source_of(const Invocation& invocation);
  EdgeId connect(NodeId from, NodeId to, Way way, const std::string& label = {});
  // Draws nothing when the target is not of the files. `by` is the resource that joins the two.
  void connect(const Resource& from, const Target& to, Way way, const Resource* by = nullptr);
  // The same for what goes to others than functions: that those are called is an Invocation.
  void deliver(const Resource& from, const Target& to, const Resource* by = nullptr);
  void belongs_to(EdgeId edge, const Resource& resource);

  Graph graph_;
  Places places_;
  std::map<std::string, NodeId, std::less<>> nodes_;  // by the resource's id
  std::map<std::tuple<NodeId, NodeId, Way>, EdgeId> edges_;
  // Of the aliases and versions of the deployment that is being added.
  std::map<const Resource*, const Resource*> functions_;
};

}  // namespace plimsoll::graph
