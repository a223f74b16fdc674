// Who calls functions without naming them: Alexa, known by the permission that it is given, and
// CloudFront distributions, through the function's URL.
#include <string_view>

#include <fmt/format.h>

#include "model/invocation_steps.h"
#include "model/section.h"

namespace plimsoll {

namespace {

void add_skill(Deployment& deployment, const Permission& permission) {
  const std::string* principal = permission.principal.known();
  const bool kit = principal && *principal == "alexa-appkit.amazon.com";
  const bool home = principal && *principal == "alexa-connectedhome.amazon.com";
  if (!kit && !home) return;
  auto invocation = invocation_by(deployment, kit ? "alexa-skill" : "alexa-smart-home",
                                  permission.function_name.value, *permission.resource);
  if (!invocation) return;
  invocation->what = "the Alexa skill";
  invocation->source_arn = {};
  set_caller(*invocation, "alexa-skill");
  deployment.invocations.push_back(std::move(*invocation));
}

// The host of a function URL is cut out of it: `!Select [2, !Split ["/", !GetAtt
// Url.FunctionUrl]]`. Only AWS knows the result, but what it is cut out of is part of its identity.
const FunctionUrl* url_behind(const Deployment& deployment, const Value& domain) {
  const Opaque* host = domain.as_opaque();
  const std::string_view identity = host ? std::string_view(host->identity) : std::string_view();
  const std::size_t end = identity.find(".FunctionUrl}");
  const std::size_t begin = identity.rfind("${", end);
  if (end == std::string_view::npos || begin == std::string_view::npos) return nullptr;
  const std::string_view id = identity.substr(begin + 2, end - begin - 2);
  return declared_by(deployment.names.find(id), deployment.function_urls);
}

// A streamed response keeps CloudFront's clock from running out: it is per read.
bool answers_at_the_end(const FunctionUrl& url) {
  const std::string* mode = url.invoke_mode.known();
  return mode && *mode == "BUFFERED";
}

void add_origin(Deployment& deployment, const Resource& distribution, const Value& origin) {
  const FunctionUrl* url = url_behind(deployment, origin["DomainName"]);
  if (!url || !answers_at_the_end(*url)) return;
  auto invocation = invocation_by(deployment, "cloudfront-origin",
                                  url->resource->properties["TargetFunctionArn"], distribution);
  if (!invocation) return;
  invocation->what = fmt::format("distribution `{}`", distribution.name);
  invocation->qualifier = url->qualifier;
  invocation->place = origin["DomainName"];
  invocation->right = InvokeRight::caller;  // what the URL asks for is judged with the URL
  set_caller(*invocation, "cloudfront-origin");
  const Section config = Section(origin, invocation->place).in("CustomOriginConfig");
  const Setting<int> patience_s = config.integer("OriginReadTimeout");
  if (const int* seconds = patience_s.known()) {
    invocation->limit_ms = Setting<int>::written(1000 * *seconds, patience_s);
  } else if (!patience_s.is_absent()) {
    invocation->limit_ms = Setting<int>::opaque(patience_s);
  }
  deployment.invocations.push_back(std::move(*invocation));
}

}  // namespace

void add_indirect_invocations(Deployment& deployment) {
  for (const Permission& permission : deployment.permissions) add_skill(deployment, permission);
  for (const Resource* distribution : deployment.names.of_type("AWS::CloudFront::Distribution")) {
    const Value origins = distribution->properties["DistributionConfig"]["Origins"];
    for (const Value& origin : origins.items()) add_origin(deployment, *distribution, origin);
  }
}

}  // namespace plimsoll
