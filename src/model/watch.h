// Which resources of the files some alarm watches, by which metric.
//
// In: a Deployment. Out: answers about one resource at a time, of functions, queues and APIs.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "model/watched_metric.h"

namespace plimsoll {

class Watch {
 public:
  explicit Watch(const Deployment& deployment);

  // yes: an alarm names the resource, or watches the metric of all resources together.
  // unknown: one may, that names what only the deployer knows.
  Answer watches(const Resource& resource, std::string_view metric_namespace,
                 std::string_view metric) const;

 private:
  struct Watched {
    std::set<const Resource*> resources;
    bool all = false;
    bool unknown = false;
  };
  void add(const WatchedMetric& watched, const Deployment& deployment);

  std::map<std::string, Watched> by_metric_;  // "AWS/Lambda Errors"
  bool anything_ = false;                     // some alarm watches what is not known
};

}  // namespace plimsoll
