#include <array>

#include "check/check.h"
#include "facts/lambda_limits.h"
#include "model/managed_runtime.h"

namespace plimsoll {

namespace {

// Java from 11 on, Python from 3.12, .NET from 8; of a runtime without announced dates, which is
// newer than the documentation, nothing is said.
bool lacks_snap_start(const Runtime& runtime) {
  static constexpr std::array<std::string_view, 14> too_old = {
      "dotnet6",   "dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1",
      "java8",     "java8.al2",     "python2.7",     "python3.10",    "python3.11",
      "python3.6", "python3.7",     "python3.8",     "python3.9"};
  switch (runtime.language) {
    case Language::java:
    case Language::python:
    case Language::dotnet:
      return std::ranges::find(too_old, runtime.id) != too_old.end();
    default:
      return runtime.deprecation.has_value();
  }
}

class Judge {
 public:
  Judge(const Function& function, Report& report) : function_(&function), report_(&report) {}

  template <class... Args>
  void refuse(const Place& other, Wording<Args...> why, const Args&... args) const {
    const std::string reason = why.fill(args...);
    report_->find(function_->snap_start, "`{}` turns SnapStart on, and {}", function_->name, reason)
        .fails("deployment fails: Lambda refuses SnapStart where {}", reason)
        .note(other, "{}", reason)
        .advise("remove SnapStart, or what it does not go with");
  }

 private:
  const Function* function_;
  Report* report_;
};

void judge(const Function& function, const Judge& judge) {
  const std::string* package = function.package_type.known();
  if (package != nullptr && *package == "Image") {
    judge.refuse(function.package_type, "its package is a container image");
  }
  const Runtime* runtime = managed_runtime(function);
  if (runtime != nullptr && lacks_snap_start(*runtime)) {
    judge.refuse(function.runtime, "runtime `{}` has none", runtime->id);
  }
  if (!function.file_systems.items().empty()) {
    judge.refuse(function.file_systems.items().front(), "it mounts a file system");
  }
  const int* storage = function.ephemeral_storage_mb.known();
  if (storage != nullptr && *storage > default_ephemeral_storage_mb) {
    judge.refuse(function.ephemeral_storage_mb, "its /tmp has {} MB, more than {}", *storage,
                 default_ephemeral_storage_mb);
  }
}

bool is_on(const Function& function) {
  const std::string* applied = function.snap_start.known();
  return applied != nullptr && *applied == "PublishedVersions";
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    if (is_on(function)) judge(function, Judge(function, report));
  }
  for (const auto& [function, qualifier, amount] : deployment.provisioned_concurrency) {
    if (!is_on(function) || !amount.known() || *amount.known() == 0) continue;
    Judge(function, report)
        .refuse(amount, "{} environments are provisioned for it", *amount.known());
  }
}

}  // namespace

extern constinit const Check snapstart_unsupported = declare({
    .id = "snapstart-unsupported",
    .severity = Severity::error,
    .summary = "function turns SnapStart on together with what it does not go with",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html",
                  .says = "which runtimes support it; no container images, provisioned "
                          "concurrency, Amazon EFS, or ephemeral storage above 512 MB"}},
    .run = run,
});

}  // namespace plimsoll
