#include "model/watch.h"

#include <fmt/format.h>

#include "resource/flat.h"

namespace plimsoll {

namespace {

struct Identity {
  std::string_view dimension;
  std::string_view type;
};

constexpr Identity identities[] = {
    {"FunctionName", "AWS::Lambda::Function"},
    {"QueueName", "AWS::SQS::Queue"},
    {"ApiId", "AWS::ApiGatewayV2::Api"},
    {"ApiName", "AWS::ApiGateway::RestApi"},
};

// A REST API is known by its name, which is no name that resources are found by.
const Resource* api_called(const Value& value, const Deployment& deployment) {
  const std::string wanted = flat(deployment.names.spelled_out(value));
  for (const Api& api : deployment.apis) {
    const Value& name = api.resource->properties["Name"];
    const bool named_so = name && flat(deployment.names.spelled_out(name)) == wanted;
    if (named_so && !is_ambiguous(wanted)) return api.resource;
  }
  return nullptr;
}

const Resource* named(const Value& value, std::string_view type, const Deployment& deployment) {
  // An alarm that names a resource in the wrong way was meant for it all the same.
  if (const Resource* resource = deployment.names.named(value)) return resource;
  if (type == "AWS::ApiGateway::RestApi") return api_called(value, deployment);
  return deployment.names.named(value, type);
}

std::string key(std::string_view metric_namespace, std::string_view metric) {
  return fmt::format("{} {}", metric_namespace, metric);
}

}  // namespace

Watch::Watch(const Deployment& deployment) {
  for (const WatchedMetric& watched : watched_metrics(deployment)) add(watched, deployment);
}

void Watch::add(const WatchedMetric& watched, const Deployment& deployment) {
  const std::string* from = watched.metric_namespace.known();
  const std::string* name = watched.metric.known();
  if (!from || !name) {
    anything_ = true;
    return;
  }
  Watched& entry = by_metric_[key(*from, *name)];
  if (!watched.dimensions_known) entry.unknown = true;
  if (watched.dimensions_known && watched.dimensions.empty()) entry.all = true;
  for (const Identity& identity : identities) {
    const Dimension* each = dimension(watched, identity.dimension);
    if (!each) continue;
    const Resource* resource = named(each->target.value, identity.type, deployment);
    if (resource) {
      entry.resources.insert(resource);
    } else if (!each->target.value.as_scalar()) {
      entry.unknown = true;
    }
  }
}

Answer Watch::watches(const Resource& resource, std::string_view metric_namespace,
                      std::string_view metric) const {
  const auto found = by_metric_.find(key(metric_namespace, metric));
  if (found != by_metric_.end()) {
    const Watched& watched = found->second;
    if (watched.all || watched.resources.contains(&resource)) return Answer::yes;
    if (watched.unknown) return Answer::unknown;
  }
  return anything_ ? Answer::unknown : Answer::no;
}

}  // namespace plimsoll
