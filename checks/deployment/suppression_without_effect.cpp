#include "check/check.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const Note& suppression : deployment.reading.idle_suppressions) {
    report.find(suppression.span, "suppresses nothing: {}", suppression.text)
        .fails("findings are hidden later that nobody wanted to hide, or shown that someone did")
        .advise("mend the suppression, or remove it");
  }
}

}  // namespace

extern constinit const Check suppression_without_effect = declare({
    .id = "suppression-without-effect",
    .severity = Severity::warning,
    .summary = "suppression has no reason, has run out, or has nothing to suppress",
    .evidence = {{.url = "https://docs.astral.sh/ruff/rules/unused-noqa/",
                  .says = "a directive that no longer matches is likely included by mistake, and "
                          "should be removed to avoid confusion"}},
    .run = run,
});

}  // namespace plimsoll
