#include "check/check.h"

namespace plimsoll {

namespace {

void run(const Deployment& deployment, Report& report) {
  for (const Subscription& subscription : deployment.subscriptions) {
    const std::string* protocol = subscription.protocol.known();
    if (!protocol || *protocol != "lambda" || subscription.redrive) continue;
    const Resource* topic = subscription.topic.resource;
    const Resource* function = subscription.endpoint.resource;
    report
        .find(subscription, "what {} cannot deliver to {} is dropped",
              topic ? fmt::format("topic `{}`", topic->name) : "a topic",
              function ? fmt::format("`{}`", function->name) : "a function")
        .fails(
            "a message that Lambda does not accept (the function is gone, SNS may not invoke "
            "it, days of throttling) is lost without a trace")
        .advise("add a RedrivePolicy with the ARN of a queue as deadLetterTargetArn");
  }
}

}  // namespace

extern constinit const Check subscription_without_dlq = declare({
    .id = "subscription-without-dlq",
    .severity = Severity::advice,
    .summary = "subscription of a function has no dead-letter queue",
    .evidence = {{.url = "https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html",
                  .says = "messages that cannot be delivered to a subscriber are discarded unless "
                          "a dead-letter queue is attached to the subscription"}},
    .run = run,
});

}  // namespace plimsoll
