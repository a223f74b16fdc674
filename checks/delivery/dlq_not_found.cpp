#include <algorithm>
#include <span>

#include "check/check.h"
#include "model/dead_letter_paths.h"

namespace plimsoll {

namespace {

using Sender = DeadLetterPath::Sender;
using Types = std::span<const std::string_view>;

constexpr std::string_view queues[] = {"AWS::SQS::Queue"};
constexpr std::string_view queues_and_topics[] = {"AWS::SQS::Queue", "AWS::SNS::Topic"};
constexpr std::string_view of_mappings[] = {"AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::S3::Bucket",
                                            "AWS::MSK::Cluster"};
constexpr std::string_view of_successes[] = {"AWS::SQS::Queue",       "AWS::SNS::Topic",
                                             "AWS::Lambda::Function", "AWS::Lambda::Alias",
                                             "AWS::Lambda::Version",  "AWS::Events::EventBus"};
constexpr std::string_view of_failures[] = {
    "AWS::SQS::Queue",      "AWS::SNS::Topic",       "AWS::Lambda::Function", "AWS::Lambda::Alias",
    "AWS::Lambda::Version", "AWS::Events::EventBus", "AWS::S3::Bucket"};

Types takers(Sender sender) {
  switch (sender) {
    case Sender::async_failure:
      return of_failures;
    case Sender::async_success:
      return of_successes;
    case Sender::mapping:
      return of_mappings;
    case Sender::function:
    case Sender::pipe:
      return queues_and_topics;
    default:
      return queues;
  }
}

std::string_view words(Sender sender) {
  switch (sender) {
    case Sender::async_failure:
      return "a queue, a topic, a function, an event bus or a bucket";
    case Sender::async_success:
      return "a queue, a topic, a function or an event bus";
    case Sender::mapping:
      return "a queue, a topic, a bucket or a Kafka cluster";
    case Sender::function:
    case Sender::pipe:
      return "a queue or a topic";
    default:
      return "a queue";
  }
}

// A parameter, a nested stack or a custom resource may hand on the ARN of anything.
bool may_hand_on_an_arn(const Resource& resource) {
  return !resource.type.starts_with("AWS::") ||
         resource.type.starts_with("AWS::CloudFormation::") ||
         resource.type == "AWS::SSM::Parameter";
}

// A Ref of a queue is its URL, that of a function its name.
bool is_surely_no_arn(const DeadLetterPath& path, const Deployment& deployment) {
  if (path.target.value.as_reference() == nullptr) return false;
  const Text spelled = deployment.names.spelled_out(path.target.value);
  if (spelled.parts.empty()) return false;
  const Text::Part& first = spelled.parts.front();
  return first.kind == Text::Part::Kind::reference ||
         (first.kind == Text::Part::Kind::literal && !first.literal.starts_with("arn:"));
}

// The reference that is a resource's ARN.
Reference arn_of(const Resource& resource) {
  return {.resource = resource.id, .attribute = resource.type == "AWS::SNS::Topic" ? "" : "Arn"};
}

void report_wrong_type(const DeadLetterPath& path, Report& report) {
  const Resource& target = *path.target.resource;
  report.find(path.target, "{} sends to `{}`, which is an {}", path.what, target.name, target.type)
      .fails("deployment fails: the ARN is refused")
      .note(target, "what it sends to")
      .advise("name {}", words(path.sender));
}

void report_no_arn(const DeadLetterPath& path, Report& report) {
  const Resource& target = *path.target.resource;
  const Reference arn = arn_of(target);
  Draft finding = report.find(path.target, "{} names `{}` by something else than its ARN",
                              path.what, target.name);
  finding.fails("deployment fails: the ARN is refused").note(target, "what it sends to");
  if (arn.attribute.empty()) {
    finding.advise("write !Ref {}", target.name);
  } else {
    finding.advise("write !GetAtt {}.{}", target.name, arn.attribute);
  }
  // In a nested template the id of a resource is not what the file calls it.
  if (target.id == target.name) finding.rewrite(path.target, Value::reference(arn, Span{}));
}

void run(const Deployment& deployment, Report& report) {
  for (const DeadLetterPath& path : dead_letter_paths(deployment)) {
    const Resource* target = path.target.resource;
    if (target == nullptr || may_hand_on_an_arn(*target)) continue;
    if (std::ranges::find(takers(path.sender), target->type) == takers(path.sender).end()) {
      report_wrong_type(path, report);
    } else if (is_surely_no_arn(path, deployment)) {
      report_no_arn(path, report);
    }
  }
}

}  // namespace

extern constinit const Check dlq_not_found = declare({
    .id = "dlq-not-found",
    .severity = Severity::error,
    .summary = "dead-letter queue or destination is something that cannot be one",
    .evidence =
        {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                 "invocation-async-retain-records.html",
          .says = "a destination is a queue, topic, function, event bus or, on failure, a bucket; "
                  "a dead-letter queue is a queue or a topic"},
         {.url = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/"
                 "sqs-dead-letter-queues.html",
          .says = "deadLetterTargetArn is the ARN of a queue"},
         {.url = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html",
          .says = "the dead-letter queue of a target is a queue"}},
    .run = run,
});

}  // namespace plimsoll
