#include "check/check.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const Queue& queue : deployment.queues) {
    const Mapping* mapping = active_mapping(queue);
    const int* receives = queue.redrive.max_receive_count.known();
    if (!mapping || !receives || *receives >= advised_max_receive_count) continue;

    report
        .find(
            queue.redrive.max_receive_count,
            "queue `{}` gives messages up at a maxReceiveCount of {}, and throttled receives count",
            queue.name, *receives)
        .fails(
            "good messages in the dead-letter queue after {} throttled receive{}, without the "
            "function having seen them",
            *receives, *receives == 1 ? "" : "s")
        .note(*mapping, "`{}` is polled here", queue.name)
        .advise("set maxReceiveCount to {} or more", advised_max_receive_count)
        .set(queue, "RedrivePolicy.maxReceiveCount", advised_max_receive_count);
  }
}

}  // namespace

extern constinit const Check max_receive_count_low = declare({
    .id = "max-receive-count-low",
    .severity = Severity::warning,
    .summary = "queue gives messages up so early that throttling alone sends them to the "
               "dead-letter queue",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
                  .says = "set maxReceiveCount to at least 5, to avoid sending messages to the "
                          "dead-letter queue due to throttling"}},
    .run = run,
});

}  // namespace plimsoll
