#include "check/check.h"
#include "code/function_code.h"
#include "model/environment_use.h"

namespace plimsoll {

namespace {

// However it is read: its name must stand somewhere.
bool is_mentioned(const code::CodeFacts& facts, std::string_view variable) {
  return std::ranges::any_of(facts.texts, [variable](std::string_view text) {
    return text.find(variable) != std::string_view::npos;
  });
}

// What Globals set may be for other functions.
bool is_inherited(const Value& value) {
  return std::ranges::any_of(value.trail(), [](const Note& step) {
    return step.text.find("Globals") != std::string::npos;
  });
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const code::CodeFacts* facts = function.handler_code.complete();
    if (!facts || !is_environment_known(function)) continue;
    if (!function.layers.is_absent()) continue;  // an extension may read them
    for (const Entry& entry : function.environment.entries()) {
      if (is_inherited(entry.value) || is_read_by_libraries(entry.key)) continue;
      if (is_mentioned(*facts, entry.key)) continue;
      report
          .find(entry.key_span,
                "`{}` sets the environment variable `{}`, and its code never reads "
                "it",
                function.name, entry.key)
          .note(function.handler, "the code begins here")
          .advise("remove it, or read it where something else is written");
    }
  }
}

}  // namespace

extern constinit const Check environment_variable_unused = declare({
    .id = "environment-variable-unused",
    .severity = Severity::advice,
    .summary = "environment variable is set and never read",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
                  .says = "variables are for the function's code; all of them together have 4 KB"}},
    .run = run,
});

}  // namespace plimsoll
