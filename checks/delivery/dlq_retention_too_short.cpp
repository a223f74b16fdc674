#include "check/check.h"
#include "facts/lambda_limits.h"

namespace plimsoll {

namespace {

// In the largest unit that leaves no rest: "4 days", "90 minutes".
std::string duration(int seconds) {
  struct Unit {
    int seconds;
    std::string_view name;
  };
  for (const Unit& unit : {Unit{86400, "day"}, Unit{3600, "hour"}, Unit{60, "minute"}}) {
    if (seconds % unit.seconds != 0) continue;
    const int count = seconds / unit.seconds;
    return fmt::format("{} {}{}", count, unit.name, count == 1 ? "" : "s");
  }
  return fmt::format("{} seconds", seconds);
}

void run(const Deployment& deployment, Report& report) {
  for (const Queue& queue : deployment.queues) {
    const Queue* dead_letters = queue.redrive.queue;
    const bool* fifo = queue.fifo.known();
    if (!dead_letters || !fifo || *fifo) continue;  // a FIFO queue starts counting again
    const int* kept = queue.retention_s.known();
    const int* kept_dead = dead_letters->retention_s.known();
    if (!kept || !kept_dead || *kept_dead >= *kept) continue;
    report
        .find(dead_letters->retention_s,
              "`{}` keeps dead letters of `{}` until they are {} old, but a message may be up to "
              "{} old when it comes there",
              dead_letters->name, queue.name, duration(*kept_dead), duration(*kept))
        .fails(
            "a message that is older than {} is deleted as it is moved: its age is counted from "
            "when it was first sent",
            duration(*kept_dead))
        .note(queue.retention_s, "kept for {} here", duration(*kept))
        .advise("set MessageRetentionPeriod to {}", max_message_retention_s)
        .set(*dead_letters, "MessageRetentionPeriod", max_message_retention_s);
  }
}

}  // namespace

extern constinit const Check dlq_retention_too_short = declare({
    .id = "dlq-retention-too-short",
    .severity = Severity::warning,
    .summary = "dead-letter queue deletes messages earlier than the queue that they come from",
    .evidence = {{.url = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/"
                         "SQSDeveloperGuide/setting-up-dead-letter-queue-retention.html",
                  .says = "in standard queues the enqueue timestamp is unchanged when a message is "
                          "moved; set the retention of a dead-letter queue longer than that of "
                          "the original queue"}},
    .run = run,
});

}  // namespace plimsoll
