#include <algorithm>

#include "check/check.h"

namespace plimsoll {

namespace {

// SAM compares the text with `'*'` as it is written, with its single quotes.
bool is_any_origin(const Api& api) {
  const Value& origins = api.cors.origins;
  if (api.kind == ApiKind::rest) return origins.as_string() && *origins.as_string() == "'*'";
  return !origins.items().empty() && std::ranges::all_of(origins.items(), [](const Value& origin) {
    return origin.as_string() && *origin.as_string() == "*";
  });
}

// What a parameter gives is a text for SAM, which refuses the boolean alone.
bool is_refused(const Api& api) {
  const bool* credentials = api.cors.credentials.known();
  if (credentials == nullptr || !*credentials) return false;
  if (api.kind != ApiKind::rest) return true;
  return std::ranges::all_of(api.cors.credentials.place().trail,
                             [](const Note& step) { return step.text.ends_with("from Globals"); });
}

std::string refusal(const Api& api) {
  if (api.kind == ApiKind::rest) {
    return "Unable to add Cors configuration because 'AllowCredentials' can not be true when "
           "'AllowOrigin' is \"'*'\" or not set";
  }
  return "allow-credentials is not supported if 'allow-origin' is *";
}

void run(const Deployment& deployment, Report& report) {
  for (const Api& api : deployment.apis) {
    const Value& origins = api.cors.origins;
    if (!is_any_origin(api) || !is_refused(api)) continue;
    report.find(api.cors.credentials, "`{}` allows credentials to every origin", api.name)
        .fails("deployment fails: \"{}\"", refusal(api))
        .note(origins.is_list() ? origins.items().front() : origins, "every origin")
        .advise("name the origins that may send credentials, or leave AllowCredentials out");
  }
}

}  // namespace

extern constinit const Check cors_wildcard_with_credentials = declare({
    .id = "cors-wildcard-with-credentials",
    .severity = Severity::error,
    .summary = "CORS of an API allows credentials together with every origin",
    .evidence = {{.url = "https://docs.aws.amazon.com/serverless-application-model/latest/"
                         "developerguide/sam-property-api-corsconfiguration.html",
                  .says = "the origin is `'*'` where it is not set"},
                 {.url = "https://github.com/aws/aws-cdk/issues/9076",
                  .says = "what API Gateway answers to an HTTP API that has both"}},
    .run = run,
});

}  // namespace plimsoll
