#include "model/throttling.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

#include "model/section.h"

namespace plimsoll {

namespace {

Setting<int> burst(const Value& settings, const Stage& stage) {
  return Section(settings, stage).integer("ThrottlingBurstLimit");
}

// "/~1orders~1{id}" in a stage's settings is the path "/orders/{id}".
std::string decoded_path(std::string_view written) {
  std::string path;
  for (std::size_t i = 0; i < written.size(); ++i) {
    const bool slash = written.substr(i, 2) == "~1";
    if (slash && path == "/") path.clear();
    path += slash ? '/' : written[i];
    if (slash) ++i;
  }
  return path;
}

bool same_method(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, [](unsigned char a, unsigned char b) {
    return std::toupper(a) == std::toupper(b);
  });
}

enum class Fit : std::uint8_t { other, all_routes, this_route };

// One entry of a REST stage's MethodSettings.
Fit fit(const Value& entry, const Route& route) {
  const std::string* path = entry["ResourcePath"].as_string();
  const std::string* method = entry["HttpMethod"].as_string();
  if (!path || !method) return Fit::other;
  if (*method == "*" && (*path == "/*" || *path == "*")) return Fit::all_routes;
  const bool same = route.path.known() && route.method.known() &&
                    decoded_path(*path) == *route.path.known() &&
                    same_method(*method, *route.method.known());
  return same ? Fit::this_route : Fit::other;
}

Setting<int> rest_burst(const Value& settings, const Stage& stage, const Route& route) {
  if (settings.is_opaque()) return Setting<int>::opaque(settings);
  Setting<int> best = Setting<int>::absent(stage);
  for (const Value& entry : settings.items()) {
    const Fit fits = fit(entry, route);
    Setting<int> limit = burst(entry, stage);
    if (fits == Fit::other || limit.is_absent()) continue;
    if (fits == Fit::this_route) return limit;
    best = std::move(limit);
  }
  return best;
}

}  // namespace

Setting<int> burst_limit(const UsagePlan& plan, const Route& route) {
  const std::string* method = route.method.known();
  const std::string* path = route.path.known();
  for (const UsagePlan::PlannedStage& stage : plan.stages) {
    if (!method || !path || !route.api || stage.api != route.api) continue;
    Setting<int> limit = Section(stage.throttle[*path + "/" + *method], plan).integer("BurstLimit");
    if (!limit.is_absent()) return limit;
  }
  return Section(plan.throttle, plan).integer("BurstLimit");
}

Setting<int> burst_limit(const Stage& stage, const Route& route) {
  const Value& properties = stage.resource->properties;
  if (const Value settings = properties["MethodSettings"]) {
    return rest_burst(settings, stage, route);
  }
  // An HTTP API's settings name the route by its key, "GET /orders".
  Setting<int> limit = burst(properties["RouteSettings"][route.name], stage);
  return limit.is_absent() ? burst(properties["DefaultRouteSettings"], stage) : limit;
}

}  // namespace plimsoll
