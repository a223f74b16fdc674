#include <map>
#include <set>

#include "check/check.h"

namespace plimsoll {

namespace {

// The path parameter that was first seen under a path, and the route in which it was.
struct Parameter {
  std::string segment;
  const Route* route = nullptr;
};

class Judge {
 public:
  explicit Judge(Report& report) : report_(&report) {}

  void judge(const Route& route, const std::string& path) {
    for (std::size_t slash = path.find('/'); slash != std::string::npos;) {
      const std::size_t next = path.find('/', slash + 1);
      const std::string segment = path.substr(slash + 1, next - slash - 1);
      if (segment.starts_with('{')) meet(route, path.substr(0, slash), segment);
      slash = next;
    }
  }

 private:
  void meet(const Route& route, const std::string& parent, const std::string& segment) {
    const auto [first, is_new] = first_.try_emplace(parent, Parameter{segment, &route});
    if (is_new || first->second.segment == segment) return;
    if (!said_.insert(parent + '/' + segment).second) return;
    const Parameter& other = first->second;
    report_
        ->find(route, "`{}` of route `{}` stands beside `{}`, and a path takes one parameter there",
               segment, route.name, other.segment)
        .fails(
            "deployment fails: \"A sibling ({}) of this resource already has a variable path part "
            "-- only one is allowed\"",
            other.segment)
        .note(*other.route, "route `{}`", other.route->name)
        .advise("call the parameter the same in both paths, or put a fixed segment before one");
  }

  Report* report_;
  std::map<std::string, Parameter> first_;  // by the path above
  std::set<std::string> said_;
};

void run(const Deployment& deployment, Report& report) {
  for (const Api& api : deployment.apis) {
    if (api.kind != ApiKind::rest) continue;
    Judge judge(report);
    for (const Route* route : api.routes) {
      if (const std::string* path = route->path.known()) judge.judge(*route, *path);
    }
  }
}

}  // namespace

extern constinit const Check path_parameters_conflict = declare({
    .id = "path-parameters-conflict",
    .severity = Severity::error,
    .summary = "REST API has two path parameters with different names in the same place",
    .evidence = {{.url = "https://docs.aws.amazon.com/apigateway/latest/api/"
                         "API_CreateResource.html",
                  .says = "ConflictException for a resource that cannot stand beside another"}},
    .run = run,
});

}  // namespace plimsoll
