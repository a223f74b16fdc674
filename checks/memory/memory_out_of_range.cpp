#include <algorithm>

#include "check/check.h"
#include "facts/lambda_limits.h"

namespace plimsoll {

namespace {

struct Range {
  int least;
  int most;
};

struct Size {
  std::string_view property;
  std::string_view path;
};

void judge(const Function& function, const Setting<int>& size, Size named, Range range,
           Report& report) {
  const int* mb = size.known();
  if (mb == nullptr || (*mb >= range.least && *mb <= range.most)) return;
  report
      .find(size, "{} of {} MB is asked for, and Lambda has {} to {} MB", named.property, *mb,
            range.least, range.most)
      .fails("deployment fails: Lambda refuses {} {} with status 400", named.property, *mb)
      .advise("set {} to a value from {} to {}", named.property, range.least, range.most)
      .set(function, named.path, std::clamp(*mb, range.least, range.most));
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const bool on_instances = !function.capacity_provider.is_absent();
    judge(function, function.memory_mb, {"`MemorySize`", "MemorySize"},
          {min_memory_mb, on_instances ? max_memory_on_managed_instances_mb : max_memory_mb},
          report);
    judge(function, function.ephemeral_storage_mb, {"`EphemeralStorage`", "EphemeralStorage.Size"},
          {min_ephemeral_storage_mb, max_ephemeral_storage_mb}, report);
  }
}

}  // namespace

extern constinit const Check memory_out_of_range = declare({
    .id = "memory-out-of-range",
    .severity = Severity::error,
    .summary = "function asks for memory or storage that Lambda does not have",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
                  .says = "memory 128 MB to 10,240 MB, /tmp 512 MB to 10,240 MB"}},
    .run = run,
});

}  // namespace plimsoll
