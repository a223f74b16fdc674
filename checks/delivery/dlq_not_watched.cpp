#include <algorithm>
#include <set>

#include "check/check.h"
#include "model/dead_letter_paths.h"
#include "model/watch.h"

namespace plimsoll {

namespace {

constexpr std::string_view from = "AWS/SQS";
constexpr std::string_view of_age_and_number[] = {"ApproximateNumberOfMessagesVisible",
                                                  "ApproximateAgeOfOldestMessage"};
// What SQS moves here by a RedrivePolicy is not counted; what a service or code sends is.
constexpr std::string_view of_sends = "NumberOfMessagesSent";

using Queues = std::set<const Resource*>;

Queues queues_that_are_only_moved_to(const Deployment& deployment) {
  Queues moved_to;
  Queues sent_to;
  for (const DeadLetterPath& path : dead_letter_paths(deployment)) {
    const bool moved = path.sender == DeadLetterPath::Sender::queue;
    (moved ? moved_to : sent_to).insert(path.target.resource);
  }
  std::erase_if(moved_to, [&](const Resource* queue) { return sent_to.contains(queue); });
  return moved_to;
}

bool may_be_watched(const Queue& queue, const Watch& watch) {
  return std::ranges::any_of(of_age_and_number, [&](std::string_view metric) {
    return watch.watches(*queue.resource, from, metric) != Answer::no;
  });
}

void look_at(const Queue& queue, const Watch& watch, const Queues& only_moved_to, Report& report) {
  // What reads from it by itself is another way to deal with what failed.
  if (!queue.is_dead_letter_queue || active_mapping(queue) || may_be_watched(queue, watch)) return;
  const Answer sends = watch.watches(*queue.resource, from, of_sends);
  const bool blind = sends == Answer::yes && only_moved_to.contains(queue.resource);
  if (sends != Answer::no && !blind) return;
  report
      .find(queue, "no alarm {} dead letters in `{}`", blind ? "counts the" : "watches the",
            queue.name)
      .fails("messages lie here until they expire, and nobody knows{}",
             blind ? ": NumberOfMessagesSent does not count what SQS moves here" : "")
      .advise("add an alarm on ApproximateNumberOfMessagesVisible of `{}`", queue.name);
}

void run(const Deployment& deployment, Report& report) {
  if (deployment.queues.empty() || deployment.resources.open) return;
  const Watch watch(deployment);
  const Queues only_moved_to = queues_that_are_only_moved_to(deployment);
  for (const Queue& queue : deployment.queues) look_at(queue, watch, only_moved_to, report);
}

}  // namespace

extern constinit const Check dlq_not_watched = declare({
    .id = "dlq-not-watched",
    .severity = Severity::advice,
    .summary = "dead-letter queue has no alarm",
    .evidence = {{.url = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/"
                         "SQSDeveloperGuide/dead-letter-queues-alarms-cloudwatch.html",
                  .says = "create an alarm for messages that are moved to a dead-letter queue"},
                 {.url = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/"
                         "SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html",
                  .says = "NumberOfMessagesSent does not count messages that are moved by a "
                          "redrive policy; use ApproximateNumberOfMessagesVisible"}},
    .run = run,
});

}  // namespace plimsoll
