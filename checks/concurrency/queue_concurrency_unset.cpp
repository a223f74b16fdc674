#include <algorithm>

#include "check/check.h"
#include "model/demand.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const Mapping& mapping : deployment.mappings) {
    if (!mapping.function || !asks_without_limit(mapping)) continue;
    const Function& function = *mapping.function;
    const int* reserved = function.reserved_concurrency.known();
    // Of 0 reserved-concurrency-zero speaks; what the pollers never exceed throttles nothing.
    if (!reserved || *reserved == 0 || *reserved >= max_sqs_concurrency) continue;

    Draft finding =
        report
            .find(mapping,
                  "`{}` may run {} at a time, and nothing keeps its queue from sending more",
                  function.name, *reserved)
            .fails(
                "throttled batches go back to the queue and count as received: under load good "
                "messages reach the dead-letter queue")
            .note(function.reserved_concurrency, "`{}` reserves {}", function.name, *reserved)
            .advise("set ScalingConfig.MaximumConcurrency to {}, and reserve as much",
                    std::max(*reserved, min_sqs_maximum_concurrency));
    // Where several queues feed the function, they have to share.
    if (*reserved >= min_sqs_maximum_concurrency) {
      finding.set(mapping, "ScalingConfig.MaximumConcurrency", *reserved).only_suggested();
    }
  }
}

}  // namespace

extern constinit const Check queue_concurrency_unset = declare({
    .id = "queue-concurrency-unset",
    .severity = Severity::warning,
    .summary = "queue may send more batches than its function's reserved concurrency takes",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html",
                  .says = "maximum concurrency keeps a queue from using up the function's reserved "
                          "concurrency; it must not exceed it"},
                 {.url = "https://repost.aws/knowledge-center/lambda-sqs-scaling",
                  .says = "event source mappings do not account for reserved concurrency and take "
                          "more messages off the queue than can be sent to the function"}},
    .run = run,
});

}  // namespace plimsoll
