#include "check/check.h"
#include "model/dead_letter_paths.h"

namespace plimsoll {

namespace {

using Sender = DeadLetterPath::Sender;

// What SQS, Lambda or EventBridge says to it.
std::string_view refusal(Sender sender) {
  switch (sender) {
    case Sender::queue:
      return "\"Dead-letter queue must be same type of queue as the source\"";
    case Sender::rule:
      return "\"SQS FIFO is not supported by Dead Letter Queues\"";
    case Sender::schedule:
      return "EventBridge Scheduler sends to standard queues only";
    default:
      return "Lambda sends what failed to standard queues and topics only";
  }
}

// Whether what is sent must end in a FIFO queue. Unknown where AWS's documentation does not say,
// or the files do not.
Answer must_be_fifo(const DeadLetterPath& path, const Deployment& deployment) {
  switch (path.sender) {
    case Sender::queue:
      return is_fifo({.value = {}, .resource = path.from}, deployment);
    case Sender::function:
    case Sender::async_failure:
    case Sender::async_success:
    case Sender::rule:
    case Sender::schedule:
      return Answer::no;
    default:
      return Answer::unknown;
  }
}

std::string_view kind_of(const DeadLetterPath& path, bool fifo, const Deployment& deployment) {
  const std::string service = arn_service(deployment.names.spelled_out(path.target.value));
  if (service == "sns") return fifo ? "FIFO topic" : "standard topic";
  return fifo ? "FIFO queue" : "standard queue";
}

void run(const Deployment& deployment, Report& report) {
  for (const DeadLetterPath& path : dead_letter_paths(deployment)) {
    const Answer wanted = must_be_fifo(path, deployment);
    const Answer given = is_fifo(path.target, deployment);
    if (wanted == Answer::unknown || given == Answer::unknown || wanted == given) continue;
    const bool fifo = given == Answer::yes;
    report
        .find(path.target, "{} sends to a {}, but needs a {} one", path.what,
              kind_of(path, fifo, deployment), fifo ? "standard" : "FIFO")
        .fails("deployment fails: {}", refusal(path.sender))
        .note(path.target.resource ? Place(*path.target.resource) : Place(Span{}),
              "what it sends to")
        .advise("send to a {}", kind_of(path, !fifo, deployment));
  }
}

}  // namespace

extern constinit const Check dlq_type_mismatch = declare({
    .id = "dlq-type-mismatch",
    .severity = Severity::error,
    .summary = "dead-letter queue or destination is FIFO where it must be standard, or the reverse",
    .evidence =
        {{.url = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/"
                 "sqs-configure-dead-letter-queue.html",
          .says = "a FIFO queue can only use a FIFO dead-letter queue, a standard queue only a "
                  "standard one"},
         {.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                 "invocation-async-retain-records.html",
          .says = "destinations and dead-letter queues are standard queues and standard topics"},
         {.url = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html",
          .says = "dead-letter queues of EventBridge are standard queues"}},
    .run = run,
});

}  // namespace plimsoll
