#include "check/check.h"
#include "model/delivery.h"

namespace plimsoll {

namespace {

std::string_view kind_of(const Resource& resource) {
  if (resource.type == "AWS::SQS::Queue") return "queue";
  if (resource.type == "AWS::SNS::Topic") return "topic";
  return resource.type == "AWS::S3::Bucket" ? "bucket" : "rule";
}

std::string_view failure_of(const Delivery& delivery) {
  if (delivery.dead_letters) return "what cannot be delivered is lost: nothing arrives here either";
  if (delivery.service == "s3.amazonaws.com") {
    return "deployment fails: \"Unable to validate the following destination configurations\"";
  }
  if (delivery.service == "events.amazonaws.com") {
    return "every event is lost: the rule's FailedInvocations goes up, and nothing arrives";
  }
  return "every message is lost: the topic's NumberOfNotificationsFailed goes up, and nothing "
         "arrives";
}

void report_policy(const Delivery& delivery, Report& report) {
  const std::string_view source = kind_of(*delivery.source);
  const std::string_view target = kind_of(*delivery.target);
  auto draft =
      report.find(delivery.place, "{} `{}` sends {}to {} `{}`, whose policy does not let `{}` in",
                  source, delivery.source->name, delivery.dead_letters ? "dead letters " : "",
                  target, delivery.target->name, delivery.service);
  draft.fails("{}", failure_of(delivery));
  if (delivery.policy != nullptr) {
    draft.note(*delivery.policy, "lets others in, or the same service for another source");
  } else {
    draft.note(*delivery.target, "has no policy");
  }
  draft.advise("allow {} to Service {} where aws:SourceArn is the {}'s ARN, in an {}",
               delivery.action(), delivery.service, source,
               target == "queue" ? "AWS::SQS::QueuePolicy" : "AWS::SNS::TopicPolicy");
}

void report_key(const Delivery& delivery, Report& report) {
  report
      .find(delivery.key, "{} `{}` sends {}to {} `{}`, whose key does not let `{}` encrypt",
            kind_of(*delivery.source), delivery.source->name,
            delivery.dead_letters ? "dead letters " : "", kind_of(*delivery.target),
            delivery.target->name, delivery.service)
      .fails("{}", failure_of(delivery))
      .note(delivery.place, "sent to by the service itself, which needs the key")
      .advise(
          "use a key of your own whose policy allows kms:GenerateDataKey and kms:Decrypt to "
          "Service {}",
          delivery.service);
}

void run(const Deployment& deployment, Report& report) {
  for (const Delivery& delivery : deliveries(deployment)) {
    // Each loses everything on its own: who mends only one of them has won nothing.
    if (delivery.admitted == Answer::no) report_policy(delivery, report);
    if (delivery.key_admits == Answer::no) report_key(delivery, report);
  }
}

}  // namespace

extern constinit const Check queue_policy_missing = declare({
    .id = "queue-policy-missing",
    .severity = Severity::error,
    .summary = "queue or topic does not let in what is sent to it",
    .evidence =
        {{.url = "https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html",
          .says = "the queue's policy must allow the topic to send messages to it"},
         {.url = "https://docs.aws.amazon.com/eventbridge/latest/userguide/"
                 "eb-use-resource-based.html",
          .says = "for queues and topics as targets and for dead-letter queues, EventBridge relies "
                  "on resource-based policies"},
         {.url = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/"
                 "grant-destinations-permissions-to-s3.html",
          .says = "the destination's policy must allow S3 to publish to it"}},
    .run = run,
});

}  // namespace plimsoll
