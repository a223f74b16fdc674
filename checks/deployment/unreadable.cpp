#include "check/check.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const Note& problem : deployment.reading.unreadable) {
    report.find(problem.span, "cannot be read: {}", problem.text)
        .fails("not analysed: what would fail here is not reported");
  }
}

}  // namespace

extern constinit const Check unreadable = declare({
    .id = "unreadable",
    .severity = Severity::error,
    .summary = "file cannot be parsed, decoded or resolved",
    .evidence = {{.url = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
                         "template-formats.html",
                  .says = "templates are JSON, or YAML 1.1 with few exceptions"}},
    .run = run,
});

}  // namespace plimsoll
