#include "check/check.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const FunctionUrl& url : deployment.function_urls) {
    const std::string* auth = url.auth_type.known();
    if (auth == nullptr || *auth != "NONE") continue;
    report.find(url.auth_type, "function URL `{}` answers everyone who has its address", url.name)
        .fails("anyone on the internet can call the function, at your cost")
        .advise("set AuthType to AWS_IAM, or have the handler tell who calls");
  }
}

}  // namespace

extern constinit const Check function_url_public = declare({
    .id = "function-url-public",
    .severity = Severity::advice,
    .summary = "function URL is open to everyone",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
                  .says = "with auth type NONE Lambda performs no authentication before invoking "
                          "the function"}},
    .security_severity = "5.0",
    .run = run,
});

}  // namespace plimsoll
