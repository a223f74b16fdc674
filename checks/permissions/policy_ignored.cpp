#include "check/check.h"

namespace plimsoll {

namespace {

bool is_empty(const Value& policies) {
  return policies.is_absent() || (policies.is_list() && policies.items().empty());
}

// Whoever deploys may leave the role out, and then the policies count: `!If [HasRole, …]`.
bool is_given_by_deployer(const Value& role) {
  const Opaque* opaque = role.as_opaque();
  return !role.trail().empty() || (opaque && opaque->identity.starts_with("parameter "));
}

void run(const Deployment& deployment, Report& report) {
  for (const Resource& resource : deployment.resources.serverless) {
    if (resource.type != "AWS::Serverless::Function") continue;
    const Entry* role = resource.properties.find("Role");
    const Entry* policies = resource.properties.find("Policies");
    if (role == nullptr || policies == nullptr) continue;
    if (role->value.is_absent() || is_empty(policies->value)) continue;
    if (is_given_by_deployer(role->value)) continue;
    report
        .find(policies->key_span, "`{}` has a Role, so its Policies are not looked at",
              resource.name)
        .fails("AccessDeniedException at the first call that only the Policies would allow")
        .note(role->key_span, "the function runs with this role as it is")
        .advise("add the permissions to the role, or remove Role and let SAM make one");
  }
}

}  // namespace

extern constinit const Check policy_ignored = declare({
    .id = "policy-ignored",
    .severity = Severity::warning,
    .summary = "function has a role of its own, so its policies are ignored",
    .evidence = {{.url = "https://repost.aws/knowledge-center/lambda-sam-template-permissions",
                  .says = "the Policies and Role properties cannot be used together"},
                 {.url = "https://docs.aws.amazon.com/serverless-application-model/latest/"
                         "developerguide/sam-resource-function.html",
                  .says = "policies are for the execution role that SAM makes"}},
    .run = run,
});

}  // namespace plimsoll
