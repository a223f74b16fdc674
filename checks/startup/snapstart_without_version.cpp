#include "check/check.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const std::string* applied = function.snap_start.known();
    if (applied == nullptr || *applied != "PublishedVersions") continue;
    if (!function.versions.empty() || !function.aliases.empty()) continue;
    report
        .find(function.snap_start, "`{}` turns SnapStart on, but nothing publishes a version of it",
              function.name)
        .fails("cold starts as slow as before: what is called is $LATEST, which has no snapshot")
        .advise("publish a version and call it through an alias (in SAM: AutoPublishAlias)");
  }
}

}  // namespace

extern constinit const Check snapstart_without_version = declare({
    .id = "snapstart-without-version",
    .severity = Severity::warning,
    .summary = "function turns SnapStart on, but nothing publishes a version of it",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html",
                  .says = "SnapStart works on published versions and aliases, not on $LATEST"}},
    .run = run,
});

}  // namespace plimsoll
