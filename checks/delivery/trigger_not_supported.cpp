#include <algorithm>

#include "check/check.h"
#include "model/dead_letter_paths.h"
#include "model/notification_overlap.h"

namespace plimsoll {

namespace {

bool is_fifo(const Topic& topic) {
  return topic.fifo.known() && *topic.fifo.known();
}

// A FIFO topic sends to queues only, and a standard topic to standard queues only.
void look_at(const Subscription& subscription, const Deployment& deployment, Report& report) {
  const Topic* topic = subscription.of;
  const std::string* protocol = subscription.protocol.known();
  if (!topic || !topic->fifo.known() || !protocol) return;
  if (*protocol == "lambda" && is_fifo(*topic)) {
    report.find(subscription, "topic `{}` is FIFO and cannot invoke a function", topic->name)
        .fails("deployment fails: the subscription is refused")
        .note(topic->fifo, "a FIFO topic")
        .advise("subscribe a queue, and let it feed the function");
  }
  const bool to_fifo = is_fifo(subscription.endpoint, deployment) == Answer::yes;
  if (*protocol == "sqs" && !is_fifo(*topic) && to_fifo) {
    report
        .find(subscription.endpoint, "standard topic `{}` cannot send to a FIFO queue", topic->name)
        .fails("deployment fails: \"FIFO SQS Queues can not be subscribed to standard SNS topics\"")
        .note(*topic, "a standard topic")
        .advise("make the topic a FIFO topic, or the queue a standard queue");
  }
}

void look_at_fifo(const Bucket& bucket, const Deployment& deployment, Report& report) {
  for (const BucketNotification& notification : bucket.notifications) {
    if (is_fifo(notification.target, deployment) != Answer::yes) continue;
    report
        .find(notification.target, "bucket `{}` cannot send to a FIFO queue or topic", bucket.name)
        .fails("deployment fails: \"Unable to validate the following destination configurations\"")
        .advise("send to a standard queue or topic");
  }
}

// Each with the first of those before it that it overlaps: one of the two must change.
void look_at_overlaps(const Bucket& bucket, Report& report) {
  const auto& all = bucket.notifications;
  for (auto later = all.begin(); later != all.end(); ++later) {
    const auto first = std::find_if(all.begin(), later, [&](const BucketNotification& earlier) {
      // SAM leaves out a notification that the bucket has already.
      return overlap(earlier, *later) == Answer::yes && !same(earlier.written, later->written);
    });
    if (first == later) continue;
    report
        .find(later->event, "two notifications of bucket `{}` for `{}` overlap", bucket.name,
              *later->event.known())
        .fails("deployment fails: \"{}\"",
               first->filter || later->filter
                   ? "Configuration is ambiguously defined. Cannot have overlapping suffixes in "
                     "two rules if the prefixes are overlapping for the same event type."
                   : "Configurations overlap. Configurations on the same bucket cannot share a "
                     "common event type.")
        .note(first->event, "the other one")
        .advise("give them prefixes or suffixes that exclude each other, or send to one topic");
  }
}

void look_at_stream(const Mapping& mapping, Report& report) {
  const Table* table = mapping.table;
  if (!table || table->resource->properties["StreamSpecification"]) return;
  report.find(mapping.source, "table `{}` has no stream that could be read", table->name)
      .fails("deployment fails: the table has no stream ARN")
      .note(*table, "has no StreamSpecification")
      .advise("add StreamSpecification with a StreamViewType to `{}`", table->name);
}

void run(const Deployment& deployment, Report& report) {
  for (const Subscription& subscription : deployment.subscriptions) {
    look_at(subscription, deployment, report);
  }
  for (const Bucket& bucket : deployment.buckets) {
    look_at_fifo(bucket, deployment, report);
    look_at_overlaps(bucket, report);
  }
  for (const Mapping& mapping : deployment.mappings) look_at_stream(mapping, report);
}

}  // namespace

extern constinit const Check trigger_not_supported = declare({
    .id = "trigger-not-supported",
    .severity = Severity::error,
    .summary = "trigger is of a kind that its source does not offer",
    .evidence =
        {{.url = "https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html",
          .says = "FIFO topics deliver to queues; functions are reached through a queue"},
         {.url = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html",
          .says = "FIFO queues and FIFO topics are no destinations of event notifications"},
         {.url = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/"
                 "notification-how-to-filtering.html",
          .says = "configurations that overlap in prefix and suffix for the same event type are "
                  "not allowed"}},
    .run = run,
});

}  // namespace plimsoll
