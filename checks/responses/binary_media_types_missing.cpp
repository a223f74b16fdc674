#include <set>

#include "check/check.h"
#include "model/api_handlers.h"

namespace plimsoll {

namespace {

// Whether a REST API certainly turns nothing back into bytes.
bool lacks_binary_types(const Api& api) {
  const bool body_has =
      !api.body.is_absent() && !api.body["x-amazon-apigateway-binary-media-types"].is_absent();
  const bool body_unknown = api.body.is_opaque() || api.body.is_open();
  return api.resource->properties["BinaryMediaTypes"].is_absent() && !body_has && !body_unknown;
}

const Api* api_without_binary_types(const ApiHandler& handler) {
  for (const Invocation* caller : handler.callers) {
    const Api* api = caller->route ? caller->route->api : nullptr;
    if (api && lacks_binary_types(*api)) return api;
  }
  return nullptr;
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> said;
  for (const ApiHandler& handler : api_handlers(deployment)) {
    const bool rest = handler.contract == Contract::rest;
    const Api* api = rest ? api_without_binary_types(handler) : nullptr;
    if (api == nullptr) continue;
    for (const auto& [span, response] : object_answers(handler)) {
      const code::MemberShape* encoded = response->find("isBase64Encoded");
      const auto* is_on = encoded ? encoded->shape.as<code::BooleanShape>() : nullptr;
      if (!is_on || !is_on->value || !said.insert(encoded->name_span).second) continue;
      report
          .find(encoded->name_span, "`{}` answers in base64, but `{}` has no BinaryMediaTypes",
                handler.function.name, api->name)
          .fails("the client receives base64 text instead of the file")
          .note(*api, "`{}` passes the text on as it is", api->name)
          .advise("set BinaryMediaTypes of the API to what clients accept, or to */*");
    }
  }
}

}  // namespace

extern constinit const Check binary_media_types_missing = declare({
    .id = "binary-media-types-missing",
    .severity = Severity::warning,
    .summary = "handler answers in base64 through a REST API that does not decode it",
    .evidence = {{.url = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
                         "lambda-proxy-binary-media.html",
                  .says = "to return binary media from a proxy integration, the response is "
                          "base64-encoded and the API's binaryMediaTypes are configured"}},
    .run = run,
});

}  // namespace plimsoll
