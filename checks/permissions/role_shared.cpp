#include "check/check.h"

namespace plimsoll {

namespace {

std::string others(const Role& role) {
  const std::size_t count = role.functions.size() - 1;
  const std::string first = fmt::format("`{}`", role.functions[1]->name);
  return count == 1 ? first : fmt::format("{} and {} more", first, count - 1);
}

void run(const Deployment& deployment, Report& report) {
  for (const Role& role : deployment.roles) {
    if (role.functions.size() < 2) continue;
    const Function& function = *role.functions.front();
    report.find(role, "`{}` and {} share the role `{}`", function.name, others(role), role.name)
        .fails("each of {} functions may do what any of them needs", role.functions.size())
        .note(function, "runs with it")
        .note(*role.functions[1], "runs with it, too")
        .advise("give each function a role of its own, with what that function needs");
  }
}

}  // namespace

extern constinit const Check role_shared = declare({
    .id = "role-shared",
    .severity = Severity::advice,
    .summary = "functions share one execution role",
    .evidence =
        {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html",
          .says = "a function's execution role grants it permission to access AWS services"},
         {.url = "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
          .says = "apply least-privilege permissions"}},
    .security_severity = "3.0",
    .run = run,
});

}  // namespace plimsoll
