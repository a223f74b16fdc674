#include <algorithm>

#include "check/check.h"
#include "facts/reserved_environment.h"

namespace plimsoll {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A letter, and at least one more letter, digit or underscore. `_HANDLER` and its like are
// reserved, which another check says.
bool is_valid(std::string_view name) {
  if (name.size() < 2 || !is_letter(name.front())) return false;
  return std::ranges::all_of(
      name, [](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; });
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    for (const Entry& variable : function.environment.entries()) {
      if (is_valid(variable.key) || is_reserved_environment_name(variable.key)) continue;
      report
          .find(variable.key_span, "`{}` sets variable `{}`, whose name Lambda does not take",
                function.name, variable.key)
          .fails("deployment fails: the key must satisfy [a-zA-Z]([a-zA-Z0-9_])+")
          .advise("begin with a letter, and use letters, digits and underscores only");
    }
  }
}

}  // namespace

extern constinit const Check environment_name_invalid = declare({
    .id = "environment-name-invalid",
    .severity = Severity::error,
    .summary = "environment variable has a name that Lambda does not take",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/api/API_Environment.html",
                  .says = "keys match [a-zA-Z]([a-zA-Z0-9_])+"}},
    .run = run,
});

}  // namespace plimsoll
