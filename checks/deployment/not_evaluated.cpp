#include "check/check.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const Region& region : deployment.reading.not_evaluated) {
    report.find(region.span, "not evaluated: {}", region.why)
        .fails("unknown here: checks that need what it makes stay quiet");
  }
}

}  // namespace

extern constinit const Check not_evaluated = declare({
    .id = "not-evaluated",
    .severity = Severity::note,
    .summary = "what stands here can only be evaluated by AWS",
    .evidence = {{.url = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
                         "template-macros.html",
                  .says = "macros run in the account, on the template that is deployed"}},
    .run = run,
});

}  // namespace plimsoll
