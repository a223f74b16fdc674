#include "check/check.h"
#include "facts/reserved_environment.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    for (const Entry& variable : function.environment.entries()) {
      if (!is_reserved_environment_name(variable.key)) continue;
      report
          .find(variable.key_span, "`{}` sets `{}`, which Lambda sets itself", function.name,
                variable.key)
          .fails("deployment fails: \"Reserved keys used in this request: {}\"", variable.key)
          .advise("give the variable a name of its own");
    }
  }
}

}  // namespace

extern constinit const Check environment_name_reserved = declare({
    .id = "environment-name-reserved",
    .severity = Severity::error,
    .summary = "environment sets a variable that Lambda reserves for itself",
    .evidence =
        {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
          .says = "reserved environment variables cannot be set in the function configuration"}},
    .run = run,
});

}  // namespace plimsoll
