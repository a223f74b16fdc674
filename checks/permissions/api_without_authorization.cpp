#include <vector>

#include "check/check.h"

namespace plimsoll {

namespace {

bool is(const Setting<std::string>& setting, std::string_view value) {
  return setting.known() != nullptr && *setting.known() == value;
}

// Whether something in front of all routes may tell who calls: a resource policy, a network, or a
// domain of its own, which may ask for a certificate.
bool is_guarded(const Api& api) {
  if (api.policy || api.body["x-amazon-apigateway-policy"]) return true;
  if (api.resource->properties["DisableExecuteApiEndpoint"]) return true;
  return api.endpoint_type.is_opaque() || is(api.endpoint_type, "PRIVATE");
}

// Browsers ask by OPTIONS before they send credentials; a MOCK answers without calling anything; of
// a WebSocket only the connection is authorized.
bool is_judged(const Route& route, ApiKind kind) {
  if (route.integration.written.is_absent() || is(route.integration.type, "MOCK")) return false;
  return kind == ApiKind::websocket ? is(route.path, "$connect") : !is(route.method, "OPTIONS");
}

bool is_open(const Route& route) {
  const bool* key_required = route.api_key_required.known();
  return route.authorizer == nullptr && is(route.authorization, "NONE") &&
         !route.api_key_required.is_opaque() && (key_required == nullptr || !*key_required);
}

void judge(const Api& api, Report& report) {
  std::size_t judged = 0;
  std::vector<const Route*> open;
  for (const Route* route : api.routes) {
    if (!is_judged(*route, api.kind)) continue;
    ++judged;
    if (is_open(*route)) open.push_back(route);
  }
  if (open.size() > 1 && open.size() == judged && api.routes_known) {
    report.find(api, "none of the {} routes of API `{}` asks who calls", judged, api.name)
        .fails("anyone on the internet can call them")
        .note(*open.front(), "one of them")
        .advise("give the API an authorizer, IAM or a resource policy");
    return;
  }
  for (const Route* route : open) {
    report.find(*route, "route `{}` of API `{}` does not ask who calls", route->name, api.name)
        .fails("anyone on the internet can call it")
        .advise("give the route an authorizer, or IAM");
  }
}

void run(const Deployment& deployment, Report& report) {
  for (const Api& api : deployment.apis) {
    if (!is_guarded(api)) judge(api, report);
  }
}

}  // namespace

extern constinit const Check api_without_authorization = declare({
    .id = "api-without-authorization",
    .severity = Severity::advice,
    .summary = "API route is open to everyone",
    .evidence = {{.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "apigateway-control-access-to-api.html",
                  .says = "resource policies, IAM, Lambda authorizers and user pools control "
                          "access to a REST API"},
                 {.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "http-api-access-control.html",
                  .says = "Lambda authorizers, IAM and JWT authorizers control access to an HTTP "
                          "API"},
                 {.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "apigateway-websocket-api-control-access.html",
                  .says = "access to a WebSocket API is authorized on its $connect route"}},
    .security_severity = "5.0",
    .run = run,
});

}  // namespace plimsoll
