#include "check/check.h"

namespace plimsoll {

namespace {

constexpr std::string_view method = "AWS::ApiGateway::Method";

// AWS integrations of a REST API: the gateway calls the service, and has to be told what to make of
// the answer. A proxy integration passes it on; a WebSocket route need not answer.
bool maps_answers(const Route& route) {
  const std::string* type = route.integration.type.known();
  const bool rest = route.api ? route.api->kind == ApiKind::rest : route.resource->type == method;
  return rest && type && *type == "AWS";
}

bool is_empty(const Value& responses) {
  return !responses.is_opaque() && !responses.is_open() && responses.items().empty() &&
         responses.entries().empty();
}

void run(const Deployment& deployment, Report& report) {
  for (const Route& route : deployment.routes) {
    if (!maps_answers(route)) continue;
    const Integration& integration = route.integration;
    if (is_empty(integration.responses)) {
      report.find(route, "integration of `{}` has no response to map answers to", route.name)
          .fails(
              "500 Internal Server Error on every call: \"No match for output mapping and no "
              "default output mapping configured\"")
          .note(integration.type, "not a proxy: answers are mapped")
          .advise("add IntegrationResponses with an entry that has no SelectionPattern");
    } else if (route.resource->type == method && is_empty(route.responses)) {
      report
          .find(route, "`{}` maps answers of its integration to a response that it does not have",
                route.name)
          .fails("deployment fails: \"Invalid Response status code specified\"")
          .note(integration.responses, "mapped here")
          .advise("add MethodResponses with the same status codes");
    }
  }
}

}  // namespace

extern constinit const Check integration_response_missing = declare({
    .id = "integration-response-missing",
    .severity = Severity::error,
    .summary = "integration that is no proxy does not say what to answer",
    .evidence = {{.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "api-gateway-integration-settings-integration-response.html",
                  .says = "a non-proxy integration needs an integration response, at least a "
                          "default one"},
                 {.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "api-gateway-method-settings-method-response.html",
                  .says = "an integration response is mapped to a method response"}},
    .run = run,
});

}  // namespace plimsoll
