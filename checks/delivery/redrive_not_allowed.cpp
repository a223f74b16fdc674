#include <algorithm>

#include "check/check.h"

namespace plimsoll {

namespace {

// Whether the list of admitted queues surely lacks this one: every entry is another of the files.
bool surely_lacks(const Value& admitted, const Queue& queue, const Deployment& deployment) {
  if (!admitted.is_list()) return false;
  return std::ranges::all_of(admitted.items(), [&](const Value& entry) {
    const Resource* named = deployment.names.named(entry);
    return named != nullptr && named != queue.resource;
  });
}

void run(const Deployment& deployment, Report& report) {
  for (const Queue& queue : deployment.queues) {
    const Queue* dead_letters = queue.redrive.queue;
    if (dead_letters == nullptr) continue;
    const Value permission = dead_letters->redrive_allow["redrivePermission"];
    const std::string* who = permission.as_string();
    if (who == nullptr) continue;
    const Value admitted = dead_letters->redrive_allow["sourceQueueArns"];
    const bool refused =
        *who == "denyAll" || (*who == "byQueue" && surely_lacks(admitted, queue, deployment));
    if (!refused) continue;
    report
        .find(*who == "denyAll" ? permission : admitted, "`{}` does not admit dead letters of `{}`",
              dead_letters->name, queue.name)
        .fails("deployment fails: the redrive policy of `{}` is refused", queue.name)
        .note(queue.redrive.written, "`{}` sends them there", queue.name)
        .advise("add the queue's ARN to sourceQueueArns, or set redrivePermission to allowAll");
  }
}

}  // namespace

extern constinit const Check redrive_not_allowed = declare({
    .id = "redrive-not-allowed",
    .severity = Severity::error,
    .summary = "dead-letter queue does not admit the queue that sends to it",
    .evidence = {{.url =
                      "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/"
                      "sqs-configure-dead-letter-queue-redrive.html",
                  .says = "a redrive allow policy says which source queues may use the queue"}},
    .run = run,
});

}  // namespace plimsoll
