#include "check/check.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const Queue& queue : deployment.queues) {
    const Mapping* mapping = active_mapping(queue);
    const bool keeps = !queue.redrive.written.is_absent() || queue.is_dead_letter_queue;
    if (!mapping || keeps) continue;

    report.find(queue, "queue `{}` feeds a function and has no dead-letter queue", queue.name)
        .fails(
            "a message that the function cannot handle comes back until its retention ends, "
            "and is then lost")
        .note(*mapping, "`{}` is polled here", queue.name)
        .advise("add a RedrivePolicy with a deadLetterTargetArn and a maxReceiveCount of {}",
                advised_max_receive_count);
  }
}

}  // namespace

extern constinit const Check queue_without_dlq = declare({
    .id = "queue-without-dlq",
    .severity = Severity::warning,
    .summary = "queue that feeds a function has no dead-letter queue",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
                  .says = "add a dead-letter queue to the source queue, to which it sends messages "
                          "that the function fails to process several times"},
                 {.url = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/"
                         "SQSDeveloperGuide/sqs-dead-letter-queues.html",
                  .says =
                      "messages that are not consumed are moved after maxReceiveCount receives"}},
    .run = run,
});

}  // namespace plimsoll
