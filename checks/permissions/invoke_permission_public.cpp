#include "check/check.h"

namespace plimsoll {

namespace {

// What narrows everyone down: an organization, an account, a resource, or the function's URL, which
// is judged by itself.
bool is_narrowed(const Permission& permission) {
  return permission.principal_org || permission.source_arn || permission.source_account ||
         !permission.function_url_auth.is_absent() || permission.via_function_url.is_written();
}

void run(const Deployment& deployment, Report& report) {
  for (const Permission& permission : deployment.permissions) {
    const std::string* principal = permission.principal.known();
    if (principal == nullptr || *principal != "*" || is_narrowed(permission)) continue;
    if (!permission.resource->generated_by.empty()) continue;
    report
        .find(permission.principal, "permission `{}` lets everyone invoke the function",
              permission.name)
        .fails("anyone with an AWS account can call it, at your cost and with its role")
        .advise("name the service, account or organization that calls it");
  }
}

}  // namespace

extern constinit const Check invoke_permission_public = declare({
    .id = "invoke-permission-public",
    .severity = Severity::warning,
    .summary = "permission lets everyone invoke the function",
    .evidence =
        {{.url = "https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html",
          .says = "Lambda.1: function policies should prohibit public access"}},
    .security_severity = "7.0",
    .run = run,
});

}  // namespace plimsoll
