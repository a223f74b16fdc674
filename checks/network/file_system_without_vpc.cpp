#include "check/check.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    if (function.file_systems.items().empty() || function.vpc.in_vpc() != Answer::no) continue;
    report
        .find(function.file_systems, "`{}` mounts a file system, but runs in no VPC", function.name)
        .fails(
            "deployment fails: the function must be configured to run in a VPC to mount a file "
            "system")
        .advise("add VpcConfig with subnets in which the file system has mount targets");
  }
}

}  // namespace

extern constinit const Check file_system_without_vpc = declare({
    .id = "file-system-without-vpc",
    .severity = Severity::error,
    .summary = "function mounts a file system without being in its VPC",
    .evidence = {{.url =
                      "https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html",
                  .says = "the function must be in the VPC of the file system"}},
    .run = run,
});

}  // namespace plimsoll
