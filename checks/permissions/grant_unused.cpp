#include "check/check.h"
#include "code/function_code.h"
#include "model/unused_grants.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const UnusedGrant& grant : unused_grants(deployment)) {
    const Function& function = grant.function;
    report
        .find(grant.action, "`{}` may do `{}`, but its code makes no client for {}", function.name,
              *grant.action.as_string(), grant.service)
        .fails("whoever gets control of `{}` can change what it never touches", function.name)
        .note(function.handler_code.facts()->entry.span, "the code begins here")
        .advise("leave {} out of the role of `{}`", grant.service, function.name);
  }
}

}  // namespace

extern constinit const Check grant_unused = declare({
    .id = "grant-unused",
    .severity = Severity::advice,
    .summary = "role grants writing to a service that the function's code does not use",
    .evidence = {{.url = "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
                  .says = "grant only the permissions required to perform a task"}},
    .run = run,
});

}  // namespace plimsoll
