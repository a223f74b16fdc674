// The model: where what failed goes, which notifications of a bucket overlap, what alarms watch and
// where functions log.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "model/dead_letter_paths.h"
#include "model/dimension_value.h"
#include "model/log_groups.h"
#include "model/notification_overlap.h"
#include "model/watch.h"
#include "support/template_text.h"

namespace plimsoll::test {

namespace {

Answer overlap_of(std::string_view first, std::string_view second) {
  const Built built(
      "Uploads:\n"
      "  Type: AWS::S3::Bucket\n"
      "  Properties:\n"
      "    NotificationConfiguration:\n"
      "      QueueConfigurations:\n"
      "        - " +
      std::string(first) + "\n        - " + std::string(second) + "\n");
  const std::vector<BucketNotification>& all = built->buckets.front().notifications;
  return overlap(all[0], all[1]);
}

std::string notification(std::string_view event, std::string_view rules = "[]") {
  return "{Event: '" + std::string(event) +
         "', Queue: 'arn:aws:sqs:::a', Filter: {S3Key: {Rules: " + std::string(rules) + "}}}";
}

TEST(NotificationOverlap, IsOfEventsPrefixesAndSuffixesTogether) {
  const std::string all = notification("s3:ObjectCreated:*");
  const std::string images = notification("s3:ObjectCreated:*", "[{Name: prefix, Value: images/}]");
  const std::string texts = notification("s3:ObjectCreated:*", "[{Name: Prefix, Value: texts/}]");
  const std::string jpg = notification("s3:ObjectCreated:Put", "[{Name: suffix, Value: .jpg}]");
  const std::string png = notification("s3:ObjectCreated:Put", "[{Name: suffix, Value: .png}]");
  EXPECT_EQ(overlap_of(all, images), Answer::yes);
  EXPECT_EQ(overlap_of(images, texts), Answer::no);
  EXPECT_EQ(overlap_of(images, jpg), Answer::yes);
  EXPECT_EQ(overlap_of(jpg, png), Answer::no);
  EXPECT_EQ(overlap_of(all, notification("s3:ObjectRemoved:*")), Answer::no);
}

TEST(NotificationOverlap, IsUnknownWhereTheDeployerDecides) {
  const std::string all = notification("s3:ObjectCreated:*");
  const std::string some =
      notification("s3:ObjectCreated:*", "[{Name: prefix, Value: !Ref Folder}]");
  EXPECT_EQ(overlap_of(all, some), Answer::unknown);
  EXPECT_EQ(overlap_of(notification("s3:ObjectRemoved:*"), some), Answer::no);
}

TEST(DeadLetterPaths, AreWhateverSendsOnWhatFailed) {
  const Built built(R"(
Failed: {Type: AWS::SQS::Queue}
Orders:
  Type: AWS::SQS::Queue
  Properties: {RedrivePolicy: {deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 5}}
Ship:
  Type: AWS::Lambda::Function
  Properties: {DeadLetterConfig: {TargetArn: 'arn:aws:sqs:eu-west-1:111122223333:failed.fifo'}}
ShipOutcomes:
  Type: AWS::Lambda::EventInvokeConfig
  Properties:
    FunctionName: !Ref Ship
    Qualifier: $LATEST
    DestinationConfig: {OnFailure: {Destination: !GetAtt Failed.Arn}}
Nightly:
  Type: AWS::Events::Rule
  Properties:
    ScheduleExpression: rate(1 day)
    Targets: [{Id: a, Arn: !GetAtt Orders.Arn, DeadLetterConfig: {Arn: !Ref FailedArn}}]
)");
  std::vector<std::string> paths;
  std::vector<Answer> fifo;
  for (const DeadLetterPath& path : dead_letter_paths(*built)) {
    paths.push_back(path.what + " -> " + (path.target.resource ? path.target.resource->name : "?"));
    fifo.push_back(is_fifo(path.target, *built));
  }
  EXPECT_EQ(paths, (std::vector<std::string>{"queue `Orders` -> Failed", "function `Ship` -> ?",
                                             "function `Ship` -> Failed", "rule `Nightly` -> ?"}));
  EXPECT_EQ(fifo, (std::vector<Answer>{Answer::no, Answer::yes, Answer::no, Answer::unknown}));
}

std::string alarm(std::string_view name, std::string_view metric, std::string_view dimensions) {
  return std::string(name) +
         ":\n  Type: AWS::CloudWatch::Alarm\n  Properties: {Namespace: AWS/SQS, MetricName: " +
         std::string(metric) + ", Dimensions: " + std::string(dimensions) + "}\n";
}

Answer watches_orders(std::string_view alarms) {
  const Built built(
      "Orders:\n  Type: AWS::SQS::Queue\n  Properties: {QueueName: orders}\n"
      "Bills: {Type: AWS::SQS::Queue}\n" +
      std::string(alarms));
  return Watch(*built).watches(*built->queues.front().resource, "AWS/SQS", "Age");
}

TEST(Watch, KnowsAResourceByItsNameOrAReference) {
  EXPECT_EQ(watches_orders(""), Answer::no);
  EXPECT_EQ(watches_orders(alarm("A", "Age", "[{Name: QueueName, Value: orders}]")), Answer::yes);
  EXPECT_EQ(watches_orders(alarm("A", "Age", "[{Name: QueueName, Value: !Ref Orders}]")),
            Answer::yes);
  EXPECT_EQ(watches_orders(alarm("A", "Age", "[{Name: QueueName, Value: !Ref Bills}]")),
            Answer::no);
  EXPECT_EQ(watches_orders(alarm("A", "Size", "[{Name: QueueName, Value: orders}]")), Answer::no);
  EXPECT_EQ(watches_orders(alarm("A", "Age", "[]")), Answer::yes);
}

TEST(Watch, DoesNotDenyWhatTheDeployerDecides) {
  EXPECT_EQ(watches_orders(alarm("A", "Age", "[{Name: QueueName, Value: !Ref Which}]")),
            Answer::unknown);
  EXPECT_EQ(watches_orders(alarm("A", "!Ref Which", "[]")), Answer::unknown);
}

std::string wrong_queue_name(std::string_view value) {
  const Built built("Orders: {Type: AWS::SQS::Queue}\nShip: {Type: AWS::Lambda::Function}\n" +
                    alarm("A", "Age", "[{Name: QueueName, Value: " + std::string(value) + "}]"));
  const auto wrong = wrong_value("AWS/SQS", built->alarms.front().dimensions.front(), built->names);
  return wrong ? wrong->is + " / " + wrong->write : "";
}

TEST(DimensionValue, OfAQueueIsItsName) {
  EXPECT_EQ(wrong_queue_name("!GetAtt Orders.QueueName"), "");
  EXPECT_EQ(wrong_queue_name("orders"), "");
  EXPECT_EQ(wrong_queue_name("!Ref Which"), "");
  EXPECT_EQ(wrong_queue_name("!Ref Orders"), "the URL of `Orders` / !GetAtt Orders.QueueName");
  EXPECT_EQ(wrong_queue_name("!GetAtt Orders.Arn"),
            "the ARN of `Orders` / !GetAtt Orders.QueueName");
  EXPECT_EQ(wrong_queue_name("!Ref Ship"),
            "`Ship`, an AWS::Lambda::Function / the name of a queue");
}

std::string log_group(std::string_view group, std::string_view function = "{}") {
  const Built built("Ship:\n  Type: AWS::Lambda::Function\n  Properties: " + std::string(function) +
                    "\nLogs:\n  Type: AWS::Logs::LogGroup\n  Properties: " + std::string(group) +
                    "\n");
  const LogGroupOf logs = LogGroups(*built).of(built->functions.front());
  if (logs.unknown) return "?";
  return logs.group ? logs.group->name : "none";
}

TEST(LogGroups, AreFoundByLambdasNameForThem) {
  EXPECT_EQ(log_group("{LogGroupName: !Sub '/aws/lambda/${Ship}'}"), "Logs");
  EXPECT_EQ(log_group("{LogGroupName: /aws/lambda/ship}", "{FunctionName: ship}"), "Logs");
  EXPECT_EQ(log_group("{LogGroupName: /aws/lambda/bill}", "{FunctionName: ship}"), "none");
  EXPECT_EQ(log_group("{}", "{LoggingConfig: {LogGroup: !Ref Logs}}"), "Logs");
}

TEST(LogGroups, AreNotDeniedWhereTheDeployerDecides) {
  EXPECT_EQ(log_group("{LogGroupName: !Ref Which}"), "?");
  EXPECT_EQ(log_group("{}", "{LoggingConfig: {LogGroup: !Ref Which}}"), "?");
}

}  // namespace

}  // namespace plimsoll::test
