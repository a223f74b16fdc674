// What is known of data sources, of the types of variables, and of modules of the registry.
#include <string>

#include <gtest/gtest.h>

#include "support/module_of_locals.h"
#include "terraform/data_sources.h"
#include "terraform/policy_document.h"
#include "terraform/stand_in.h"
#include "terraform/type_constraint.h"

namespace plimsoll::terraform {
namespace {

using test::ModuleOfLocals;

// ---- data sources

TEST(TerraformDataSource, NamesWhatAwsFillsInAsCloudFormationDoes) {
  ModuleOfLocals module;
  Evaluator evaluator(module, module.budget);
  const auto attribute = [&](std::string_view type, std::string_view name) {
    const auto value = data_attribute(evaluator, type, name, [] { return Value(); }, {});
    return value ? print(*value) : "none";
  };
  EXPECT_EQ(attribute("aws_caller_identity", "account_id"), "<AWS::AccountId>");
  EXPECT_EQ(attribute("aws_region", "name"), "<AWS::Region>");
  EXPECT_EQ(attribute("aws_partition", "partition"), "<AWS::Partition>");
  EXPECT_EQ(attribute("aws_ssm_parameter", "value"), "none");
}

TEST(TerraformDataSource, RendersTemplatesOfOld) {
  ModuleOfLocals module;
  Evaluator evaluator(module, module.budget);
  const Value arguments = module.evaluate("{ template = \"$${a}-x\", vars = { a = var.a } }");
  const auto value =
      data_attribute(evaluator, "template_file", "rendered", [&] { return arguments; }, {});
  ASSERT_TRUE(value.has_value());
  EXPECT_EQ(print(*value), "\"${var.a}-x\"");
}

std::string document(const std::string& arguments) {
  return print(policy_document(ModuleOfLocals().evaluate(arguments), {}));
}

TEST(TerraformDataSource, MakesAPolicyOfItsStatements) {
  EXPECT_EQ(document(R"({ statement = [{
    actions = ["sqs:SendMessage"], resources = [aws_sqs_queue.q.arn],
    principals = [{ type = "Service", identifiers = ["events.amazonaws.com"] }],
    condition = [{ test = "ArnEquals", variable = "aws:SourceArn", values = [var.arn] }] }] })"),
            "{Version: \"2012-10-17\", Statement: [{Effect: \"Allow\", Action: "
            "[\"sqs:SendMessage\"], Resource: [${aws_sqs_queue.q.arn}], Principal: {Service: "
            "[\"events.amazonaws.com\"]}, Condition: {ArnEquals: {aws:SourceArn: [<var.arn>]}}}]}");
  EXPECT_EQ(document(R"({ statement = [{ effect = "Deny", not_actions = ["iam:*"],
    resources = ["arn:aws:iam::*:user/&{aws:username}"],
    principals = [{ type = "*", identifiers = ["*"] }] }] })"),
            "{Version: \"2012-10-17\", Statement: [{Effect: \"Deny\", NotAction: [\"iam:*\"], "
            "Resource: [\"arn:aws:iam::*:user/${aws:username}\"], Principal: \"*\"}]}");
}

TEST(TerraformDataSource, PutsPoliciesTogether) {
  EXPECT_EQ(document(R"({ source_policy_documents = [jsonencode({ Statement = [{ Sid = "A" }] }),
                                                     var.more],
    override_policy_documents = ["{\"Statement\": {\"Sid\": \"A\", \"Effect\": \"Deny\"}}"] })"),
            "{Version: \"2012-10-17\", Statement: [{Sid: \"A\", Effect: \"Deny\"}, <?>]}");
}

// ---- types

std::string as(const std::string& type, const std::string& expression) {
  Sources sources;
  const Hcl file = read_hcl(sources[sources.add("t.tf", "type = " + type)]);
  return print(converted(ModuleOfLocals().evaluate(expression), *file.body.attributes.at(0).value));
}

TEST(TerraformType, FillsInWhatIsOptional) {
  EXPECT_EQ(as("object({ a = string, b = optional(number, 3), c = optional(string) })",
               "{ a = 1, d = 2 }"),
            "{a: \"1\", b: 3, c: null}");
  EXPECT_EQ(as("map(object({ a = optional(bool, false) }))", "{ x = {} }"), "{x: {a: false}}");
}

TEST(TerraformType, ConvertsItems) {
  EXPECT_EQ(as("set(string)", "[\"a\", \"a\", 1]"), "[\"a\", \"1\"]");
  EXPECT_EQ(as("list(number)", "[\"3\"]"), "[3]");
  EXPECT_EQ(as("any", "[\"3\"]"), "[\"3\"]");
  EXPECT_EQ(as("number", "var.x"), "<var.x>");
}

// ---- modules of the registry

TEST(TerraformStandIn, StandsForAModuleWhereverItIsTakenFrom) {
  const auto lambda = stand_in("terraform-aws-modules/lambda/aws");
  ASSERT_TRUE(lambda.has_value());
  EXPECT_EQ(stand_in("registry.terraform.io/terraform-aws-modules/lambda/aws"), lambda);
  EXPECT_EQ(
      stand_in("git::https://github.com/terraform-aws-modules/terraform-aws-lambda.git?ref=v7"),
      lambda);
  EXPECT_EQ(stand_in("github.com/terraform-aws-modules/terraform-aws-lambda"), lambda);
  EXPECT_FALSE(stand_in("terraform-aws-modules/lambda/aws//modules/alias").has_value());
  EXPECT_FALSE(stand_in("acme/lambda/aws").has_value());
  EXPECT_FALSE(stand_in("./lambda").has_value());
}

TEST(TerraformStandIn, CanBeRead) {
  Sources sources;
  const auto text = stand_in("terraform-aws-modules/lambda/aws");
  const Hcl file = read_hcl(sources[sources.add("lambda.tf", std::string(*text))]);
  EXPECT_FALSE(file.problem.has_value());
  EXPECT_GT(file.body.blocks.size(), 50U);
}

TEST(TerraformStandIn, ShowsWhatIsWrittenInItAtTheCall) {
  ModuleOfLocals module("wait = 30");
  const Value inside = module.evaluate("{ a = local.wait, b = [\"x\"] }");
  const Span call{FileId{77}, 3, 9};
  const Value moved = at_call(inside, inside.span().file, call);
  EXPECT_EQ(print(moved), print(inside));
  EXPECT_EQ(moved.span(), call);
  EXPECT_EQ(moved.entries()[1].key_span, call);
  EXPECT_EQ(moved["b"].items()[0].span(), call);
  EXPECT_EQ(module.text(moved["a"].span()), "30");
  EXPECT_EQ(moved["a"].trail()[0].span, call);
}

}  // namespace
}  // namespace plimsoll::terraform
