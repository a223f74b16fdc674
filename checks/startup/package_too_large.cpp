#include <algorithm>

#include "check/check.h"
#include "facts/lambda_limits.h"
#include "model/local_packages.h"

namespace plimsoll {

namespace {

constexpr std::int64_t bytes_per_mb = 1024 * 1024;

std::int64_t in_mb(std::int64_t bytes) {
  return (bytes + bytes_per_mb - 1) / bytes_per_mb;
}

// Those of which the size is known.
std::vector<const LocalFile*> measured(std::vector<const LocalFile*> packages) {
  std::erase_if(packages, [](const LocalFile* package) { return !package->unzipped_bytes; });
  return packages;
}

bool larger(const LocalFile* left, const LocalFile* right) {
  return *left->unzipped_bytes < *right->unzipped_bytes;
}

void judge(const Deployment& deployment, const Function& function, Report& report) {
  const std::vector<const LocalFile*> packages = measured(local_packages_of(function, deployment));
  std::int64_t sum = 0;
  for (const LocalFile* package : packages) sum += *package->unzipped_bytes;
  if (sum <= max_unzipped_package_bytes) return;
  const LocalFile* largest = *std::ranges::max_element(packages, larger);
  Draft finding =
      report
          .find(largest->path, "`{}` has {} MB of code and layers, and Lambda takes {} MB",
                function.name, in_mb(sum), in_mb(max_unzipped_package_bytes))
          .fails("deployment fails: \"Unzipped size must be smaller than {} bytes\"",
                 max_unzipped_package_bytes)
          .advise("leave out what is not needed, load it from S3 or EFS, or deploy an image");
  for (const LocalFile* package : packages) {
    if (packages.size() > 1) {
      finding.note(package->path, "{} MB of it", in_mb(*package->unzipped_bytes));
    }
  }
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) judge(deployment, function, report);
}

}  // namespace

extern constinit const Check package_too_large = declare({
    .id = "package-too-large",
    .severity = Severity::error,
    .summary = "function's code and layers are larger than Lambda takes",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
                  .says = "250 MB for a deployment package unzipped, layers and custom runtimes "
                          "included"}},
    .run = run,
});

}  // namespace plimsoll
