#include <algorithm>
#include <cctype>
#include <map>
#include <tuple>

#include "check/check.h"

namespace plimsoll {

namespace {

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

// An event that adds a route to an API whose definition SAM writes.
struct RouteEvent {
  const Resource* owner = nullptr;
  const Entry* event = nullptr;
  std::string api;  // id
  std::string method;
  std::string path;
};

// Which API an event belongs to, by its id; empty where that is not known.
std::string api_of(const Resource& owner, const Value& named, std::string_view implicit) {
  const std::string stack = owner.id.substr(0, owner.id.size() - owner.name.size());
  if (named.is_absent()) return stack + std::string(implicit);
  const Reference* reference = named.as_reference();
  return reference && reference->attribute.empty() ? reference->resource : std::string();
}

RouteEvent read_event(const Resource& owner, const Entry& event) {
  const std::string* type = event.value["Type"].as_string();
  const Value properties = event.value["Properties"];
  RouteEvent route{&owner, &event, {}, {}, {}};
  if (type == nullptr) return route;
  if (*type == "Api") route.api = api_of(owner, properties["RestApiId"], "ServerlessRestApi");
  if (*type == "HttpApi") route.api = api_of(owner, properties["ApiId"], "ServerlessHttpApi");
  const std::string* method = properties["Method"].as_string();
  const std::string* path = properties["Path"].as_string();
  if (method && path) {
    route.method = lower(*method);
    route.path = *path;
  }
  return route;
}

// What an author defines is taken as it is, and what is merged may be the same.
bool is_written_by_sam(const Deployment& deployment, const std::string& api) {
  const auto& written = deployment.resources.serverless;
  const auto found = std::ranges::find(written, api, &Resource::id);
  if (found == written.end()) return true;
  return std::ranges::none_of(found->properties.entries(), [](const Entry& entry) {
    return entry.key.starts_with("Definition") || entry.key == "MergeDefinitions";
  });
}

void judge_events(const Deployment& deployment, Report& report) {
  std::map<std::tuple<std::string, std::string, std::string>, RouteEvent> first;
  for (const Resource& owner : deployment.resources.serverless) {
    const Value events = owner.properties["Events"];
    for (const Entry& event : events.entries()) {
      const RouteEvent route = read_event(owner, event);
      if (route.api.empty() || route.path.empty()) continue;
      const auto [known, is_new] = first.try_emplace({route.api, route.path, route.method}, route);
      if (is_new || !is_written_by_sam(deployment, route.api)) continue;
      report
          .find(event.key_span, "event `{}` of `{}` is a second route for `{} {}`", event.key,
                owner.name, route.method, route.path)
          .fails(
              "deployment fails: API method \"{}\" defined multiple times for path \"{}\"",
              route.method, route.path)
          .note(known->second.event->key_span, "the first one, event `{}` of `{}`",
                known->second.event->key, known->second.owner->name)
          .advise("give one of the two another path or method, or remove it");
    }
  }
}

void judge_routes(const Api& api, Report& report) {
  std::map<std::pair<std::string, std::string>, const Route*> first;
  for (const Route* route : api.routes) {
    const std::string* method = route->method.known();
    const std::string* path = route->path.known();
    if (!method || !path || route->resource == api.resource) continue;  // of the API's own document
    const auto [known, is_new] = first.try_emplace({*path, *method}, route);
    if (is_new) continue;
    report
        .find(*route, "`{}` is a second route for `{}` of `{}`", route->resource->name, route->name,
              api.name)
        .fails("deployment fails: the API already has such a route (ConflictException, 409)")
        .note(*known->second, "the first one")
        .advise("give one of the two another path or method, or remove it");
  }
}

void run(const Deployment& deployment, Report& report) {
  judge_events(deployment, report);
  for (const Api& api : deployment.apis) judge_routes(api, report);
}

}  // namespace

extern constinit const Check route_duplicate = declare({
    .id = "route-duplicate",
    .severity = Severity::error,
    .summary = "API has two routes for the same path and method",
    .evidence = {{.url = "https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html",
                  .says = "ConflictException when the method exists already"},
                 {.url = "https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/"
                         "apis-apiid-routes.html",
                  .says = "409 ConflictException when the resource already exists"}},
    .run = run,
});

}  // namespace plimsoll
