#include "check/check.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const auto& [function, queue, mapping] : deployment.queue_triggers) {
    const int* timeout = function.timeout_s.known();
    const int* visibility = queue.visibility_timeout_s.known();
    if (!timeout || !visibility) continue;  // decided at deploy time: stay quiet
    if (*visibility >= *timeout) continue;

    report
        .find(queue.visibility_timeout_s,
              "queue `{}` shows a message again after {} s, but `{}` may work on it for {} s",
              queue.name, *visibility, function.name, *timeout)
        .fails(
            "deployment fails: \"Queue visibility timeout: {} seconds is less than Function "
            "timeout: {} seconds\"",
            *visibility, *timeout)
        .note(function.timeout_s, "`{}` may run for {} s", function.name, *timeout)
        .note(mapping, "the mapping that joins them")
        .advise("set VisibilityTimeout to {}, six times the timeout of `{}`",
                advised_visibility_factor * *timeout, function.name)
        .set(queue, "VisibilityTimeout", advised_visibility_factor * *timeout);
  }
}

}  // namespace

extern constinit const Check visibility_shorter_than_timeout = declare({
    .id = "visibility-shorter-than-timeout",
    .severity = Severity::error,
    .summary = "queue makes a message visible again while its function may still be working on it",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
                  .says = "Lambda validates that the function timeout does not exceed the queue's "
                          "visibility timeout when a mapping is created or updated"}},
    .run = run,
});

}  // namespace plimsoll
