#include "check/check.h"

namespace plimsoll {

namespace {

// A service that acts for whoever asks it to. An account or "*" is another matter, and for
// CloudFormation's macros AWS documents no source that could be named.
bool is_service(std::string_view principal) {
  if (principal == "cloudformation.amazonaws.com") return false;
  return principal.ends_with(".amazonaws.com") || principal.ends_with(".amazon.com");
}

std::string function_of(const Permission& permission) {
  if (permission.function != nullptr) return fmt::format("`{}`", permission.function->name);
  return "its function";
}

// Alexa has no ARN and no account: the token is its scope. An organization is one, too.
bool scoped_otherwise(const Permission& permission) {
  return !permission.principal_org.is_absent() || !permission.event_source_token.is_absent();
}

void run(const Deployment& deployment, Report& report) {
  for (const Permission& permission : deployment.permissions) {
    const std::string* principal = permission.principal.known();
    if (principal == nullptr || !is_service(*principal)) continue;
    if (!permission.source_account.is_absent() || scoped_otherwise(permission)) continue;
    // What SAM generates is SAM's to scope.
    if (!permission.resource->generated_by.empty()) continue;

    if (permission.source_arn.is_absent()) {
      report
          .find(permission.principal, "permission `{}` lets `{}` invoke {} for any AWS customer",
                permission.name, *principal, function_of(permission))
          .fails("anyone's resource of that service can call the function")
          .advise("add SourceArn, or SourceAccount where the ARN would make a cycle");
    } else if (*principal == "s3.amazonaws.com") {
      report
          .find(permission.source_arn,
                "permission `{}` names a bucket without its owner: a bucket's ARN has no account",
                permission.name)
          .fails("whoever owns a bucket of that name after it was deleted can call the function")
          .advise("add SourceAccount: !Ref AWS::AccountId")
          .set(permission, "SourceAccount", Value::reference({"AWS::AccountId", ""}, Span{}));
    }
  }
}

}  // namespace

extern constinit const Check invoke_permission_unscoped = declare({
    .id = "invoke-permission-unscoped",
    .severity = Severity::warning,
    .summary = "permission lets a service invoke the function on anyone's behalf",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html",
                  .says = "without a source restriction other accounts could configure resources "
                          "to invoke your function"},
                 {.url = "https://docs.aws.amazon.com/securityhub/latest/userguide/"
                         "lambda-controls.html",
                  .says = "for S3 the policy must restrict by SourceAccount"}},
    .security_severity = "5.0",
    .run = run,
});

}  // namespace plimsoll
