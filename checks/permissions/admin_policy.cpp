#include "check/check.h"
#include "facts/managed_policies.h"

namespace plimsoll {

namespace {

// Names of AWS's own that grant a whole account or a whole service.
bool grants_everything(std::string_view name) {
  return name == "AdministratorAccess" || name == "PowerUserAccess" || name == "IAMFullAccess" ||
         name.ends_with("FullAccess");
}

void run(const Deployment& deployment, Report& report) {
  for (const Role& role : deployment.roles) {
    if (role.functions.empty()) continue;
    for (const Policy& policy : role.policies) {
      if (policy.kind == Policy::Kind::written || !grants_everything(policy.name)) continue;
      const Function& function = *role.functions.front();
      report
          .find(policy.written, "`{}` may do everything that `{}` grants", function.name,
                policy.name)
          .fails("a breach of one function reaches all of it")
          .note(function, "runs with role `{}`", role.name)
          .advise("grant the actions that the function calls, on the resources that it uses");
    }
  }
}

}  // namespace

extern constinit const Check admin_policy = declare({
    .id = "admin-policy",
    .severity = Severity::warning,
    .summary = "function runs with a managed policy that grants a whole service or account",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-permissions.html",
                  .says = "grant an execution role only what the function needs"},
                 {.url = "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
                  .says = "apply least-privilege permissions"}},
    .security_severity = "7.0",
    .run = run,
});

}  // namespace plimsoll
