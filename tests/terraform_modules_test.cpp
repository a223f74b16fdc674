// Modules of the registry that are understood without being there: src/terraform/modules/*.tf.
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/folder.h"
#include "terraform/configuration.h"

namespace plimsoll::terraform {
namespace {

// What a root module deploys that consists of this text.
class Deployed {
 public:
  explicit Deployed(const std::string& text) : folder_{{"main.tf", text}} {
    const std::string path = (folder_ / "main.tf").string();
    deployment_ = read_configuration(path, Inputs(), sources_).deployment;
  }

  const Deployment& deployment() const { return deployment_; }
  std::string text(Span span) const { return std::string(sources_[span.file].text(span)); }

  // One attribute of an instance; of what there is not: "none".
  Value value(std::string_view address, std::string_view attribute) const {
    for (const Instance& instance : deployment_.instances) {
      if (instance.address == address) return instance.attributes[attribute];
    }
    return Value::scalar("none", {});
  }
  std::string printed(std::string_view address, std::string_view attribute) const {
    return print(value(address, attribute));
  }
  bool has(std::string_view address) const { return printed(address, "x") != "\"none\""; }

 private:
  test::Folder folder_;
  Sources sources_;
  Deployment deployment_;
};

const std::string lambda = R"(
module "ship" {
  source                 = "terraform-aws-modules/lambda/aws"
  version                = "~> 7.0"
  function_name          = "ship"
  handler                = "index.handler"
  runtime                = "nodejs22.x"
  timeout                = local.wait
  source_path            = "../src"
  dead_letter_target_arn = aws_sqs_queue.dlq.arn
  environment_variables  = { QUEUE = aws_sqs_queue.orders.url }
  event_source_mapping = {
    orders = { event_source_arn = aws_sqs_queue.orders.arn, batch_size = 10 }
  }
  allowed_triggers = {
    rule = { principal = "events.amazonaws.com", source_arn = aws_cloudwatch_event_rule.daily.arn }
    api  = { service = "apigateway", source_arn = "arn:aws:execute-api:eu-west-1:1:a/*" }
  }
  create_current_version_allowed_triggers = false
  attach_policy_statements = true
  policy_statements = {
    read = {
      effect    = "Allow"
      actions   = ["sqs:ReceiveMessage"]
      resources = [aws_sqs_queue.orders.arn]
    }
  }
}
locals {
  wait = 40
}
resource "aws_sqs_queue" "orders" {}
resource "aws_sqs_queue" "dlq" {}
resource "aws_cloudwatch_event_rule" "daily" {}
resource "aws_cloudwatch_event_target" "daily" {
  rule = aws_cloudwatch_event_rule.daily.name
  arn  = module.ship.lambda_function_arn
}
)";

const std::string function = "module.ship.aws_lambda_function.this[0]";

TEST(TerraformModules, AFunctionHasWhatTheCallSays) {
  const Deployed deployed(lambda);
  EXPECT_EQ(deployed.printed(function, "function_name"), "\"ship\"");
  EXPECT_EQ(deployed.printed(function, "timeout"), "40");
  EXPECT_EQ(deployed.printed(function, "handler"), "\"index.handler\"");
  EXPECT_EQ(deployed.printed(function, "dead_letter_config"),
            "[{target_arn: ${aws_sqs_queue.dlq.arn}}]");
  EXPECT_EQ(deployed.printed(function, "environment"),
            "[{variables: {QUEUE: ${aws_sqs_queue.orders.url}}}]");
  EXPECT_EQ(deployed.printed(function, "role"), "${module.ship.aws_iam_role.lambda[0].arn}");
  EXPECT_TRUE(deployed.value(function, "source_code_hash").is_opaque());
  for (const std::string_view absent : {"memory_size", "vpc_config", "image_uri", "layers"}) {
    EXPECT_TRUE(deployed.value(function, absent).is_absent()) << absent;
  }
  EXPECT_TRUE(deployed.deployment().not_evaluated.empty());
  EXPECT_TRUE(deployed.deployment().unknown_names.empty());
}

TEST(TerraformModules, AFunctionIsPackedOfItsSourcePath) {
  const Deployed deployed(lambda);
  const std::string archive = "module.ship.data.archive_file.package";
  EXPECT_EQ(deployed.printed(archive, "source_dir"), "\"../src\"");
  const Value filename = deployed.value(function, "filename");
  EXPECT_EQ(print(filename), "${" + archive + ".output_path}");
}

TEST(TerraformModules, AFunctionHasItsTriggersAndItsRole) {
  const Deployed deployed(lambda);
  const std::string mapping = "module.ship.aws_lambda_event_source_mapping.this[\"orders\"]";
  EXPECT_EQ(deployed.printed(mapping, "batch_size"), "10");
  EXPECT_EQ(deployed.printed(mapping, "event_source_arn"), "${aws_sqs_queue.orders.arn}");
  EXPECT_EQ(deployed.printed(mapping, "function_name"), "${" + function + ".arn}");
  const std::string triggers = "module.ship.aws_lambda_permission.unqualified_alias_triggers";
  EXPECT_EQ(deployed.printed(triggers + "[\"api\"]", "principal"), "\"apigateway.amazonaws.com\"");
  EXPECT_EQ(deployed.printed(triggers + "[\"rule\"]", "source_arn"),
            "${aws_cloudwatch_event_rule.daily.arn}");
  EXPECT_FALSE(deployed.has("module.ship.aws_lambda_permission.current_version_triggers[\"api\"]"));
  EXPECT_FALSE(deployed.has("module.ship.aws_lambda_function_url.this[0]"));
  const Value policy = deployed.value("module.ship.aws_iam_role_policy.own[0]", "policy");
  ASSERT_EQ(policy["Statement"].items().size(), 2U);
  EXPECT_EQ(print(policy["Statement"].items()[1]),
            "{Effect: \"Allow\", Action: [\"sqs:ReceiveMessage\"], Resource: "
            "[${aws_sqs_queue.orders.arn}]}");
  EXPECT_EQ(deployed.printed("aws_cloudwatch_event_target.daily", "arn"),
            "${" + function + ".arn}");
}

TEST(TerraformModules, WhatIsSaidOfAFunctionStandsAtItsCall) {
  const Deployed deployed(lambda);
  const Value timeout = deployed.value(function, "timeout");
  EXPECT_EQ(deployed.text(timeout.span()), "40");
  ASSERT_FALSE(timeout.trail().empty());
  EXPECT_EQ(timeout.trail()[0].text, "used as `timeout` of `module.ship`");
  for (const Instance& instance : deployed.deployment().instances) {
    if (instance.address == function) {
      EXPECT_EQ(deployed.text(instance.span), "\"ship\"");
    }
  }
}

TEST(TerraformModules, AFunctionThatIsNotCreatedIsNotThere) {
  const Deployed deployed(R"(
module "layer" {
  source       = "terraform-aws-modules/lambda/aws"
  create_layer = true
  layer_name   = "common"
}
module "nothing" {
  source = "terraform-aws-modules/lambda/aws"
  create = false
})");
  EXPECT_TRUE(deployed.has("module.layer.aws_lambda_layer_version.this[0]"));
  EXPECT_FALSE(deployed.has("module.layer.aws_lambda_function.this[0]"));
  EXPECT_FALSE(deployed.has("module.nothing.aws_lambda_function.this[0]"));
}

TEST(TerraformModules, AQueueHasItsDeadLetterQueue) {
  const Deployed deployed(R"(
module "orders" {
  source                     = "terraform-aws-modules/sqs/aws"
  name                       = "orders"
  visibility_timeout_seconds = 60
  create_dlq                 = true
  redrive_policy             = { maxReceiveCount = 3 }
})");
  const std::string queue = "module.orders.aws_sqs_queue.this[0]";
  EXPECT_EQ(deployed.printed(queue, "visibility_timeout_seconds"), "60");
  EXPECT_EQ(deployed.printed(queue, "redrive_policy"),
            "{deadLetterTargetArn: ${module.orders.aws_sqs_queue.dlq[0].arn}, maxReceiveCount: 3}");
  EXPECT_EQ(deployed.printed("module.orders.aws_sqs_queue.dlq[0]", "name"), "\"orders-dlq\"");
}

TEST(TerraformModules, ARedrivePolicyThatIsATextIsRead) {
  const Deployed deployed(R"(
module "orders" {
  source         = "terraform-aws-modules/sqs/aws"
  redrive_policy = "{\"deadLetterTargetArn\": \"${aws_sqs_queue.dlq.arn}\", \"maxReceiveCount\": 3}"
}
resource "aws_sqs_queue" "dlq" {})");
  EXPECT_EQ(deployed.printed("module.orders.aws_sqs_queue.this[0]", "redrive_policy"),
            "{deadLetterTargetArn: ${aws_sqs_queue.dlq.arn}, maxReceiveCount: 3}");
}

}  // namespace
}  // namespace plimsoll::terraform
