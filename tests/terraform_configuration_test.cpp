// Tests of src/terraform: modules in folders, and the instances that they deploy.
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/corpus.h"
#include "support/folder.h"
#include "terraform/configuration.h"
#include "terraform/file.h"

namespace plimsoll::terraform {
namespace {

// A folder with files, as the root module in it.
class Modules {
 public:
  Modules& file(const std::string& path, const std::string& text) {
    folder_.write(path, text);
    return *this;
  }

  Modules& given(std::string name, std::string value) {
    inputs_.given.push_back({std::move(name), std::move(value), {}, "given by --parameter"});
    return *this;
  }

  // "address {attributes}" of every instance, a line each; `type` alone when it is given.
  std::string instances(std::string_view type = {}) {
    const Configuration& read = configuration();
    std::string lines;
    for (const Instance& instance : read.deployment.instances) {
      if (!type.empty() && instance.type != type) continue;
      lines += fmt::format("{}{} {}\n", instance.is_conditional ? "perhaps " : "", instance.address,
                           print(instance.attributes));
    }
    return lines;
  }

  const Configuration& configuration() {
    if (!configuration_) {
      configuration_ = read_configuration((folder_ / root / "main.tf").lexically_normal().string(),
                                          inputs_, sources_);
    }
    return *configuration_;
  }
  std::string text(Span span) const { return std::string(sources_[span.file].text(span)); }

  std::string root = ".";

 private:
  test::Folder folder_{};
  Inputs inputs_;
  Sources sources_;
  std::optional<Configuration> configuration_;
};

std::string instances(const std::string& text) {
  return Modules().file("main.tf", text).instances();
}

TEST(TerraformConfiguration, attributes_and_blocks_are_entries_of_one_map) {
  EXPECT_EQ(instances(R"(
resource "aws_lambda_function" "ship" {
  timeout = 30
  environment {
    variables = { A = "b" }
  }
  provider = aws.eu
})"),
            "aws_lambda_function.ship {timeout: 30, environment: [{variables: {A: \"b\"}}]}\n");
}

TEST(TerraformConfiguration, references_name_the_instance_and_the_attribute) {
  EXPECT_EQ(instances(R"(
resource "aws_sqs_queue" "q" {}
resource "aws_lambda_event_source_mapping" "m" {
  event_source_arn = aws_sqs_queue.q.arn
})"),
            "aws_sqs_queue.q {}\n"
            "aws_lambda_event_source_mapping.m {event_source_arn: ${aws_sqs_queue.q.arn}}\n");
}

TEST(TerraformConfiguration, numbers_of_other_resources_are_calculated_with) {
  EXPECT_EQ(instances(R"(
resource "aws_lambda_function" "f" { timeout = 20 }
resource "aws_sqs_queue" "q" { visibility_timeout_seconds = aws_lambda_function.f.timeout * 6 })"),
            "aws_lambda_function.f {timeout: 20}\n"
            "aws_sqs_queue.q {visibility_timeout_seconds: 120}\n");
}

TEST(TerraformConfiguration, variables_come_from_files_and_the_command_line_before_defaults) {
  Modules modules;
  modules.file("main.tf", R"(
variable "a" { default = 1 }
variable "b" { default = 1 }
variable "c" { default = 1 }
variable "d" {}
variable "e" { type = list(string) }
resource "t" "x" {
  a = var.a
  b = var.b
  c = var.c
  d = var.d
  e = var.e
})");
  modules.file("terraform.tfvars", "b = 2\nc = 2\n").file("x.auto.tfvars.json", R"({"c": 3})");
  modules.given("e", "[\"q\"]");
  EXPECT_EQ(modules.instances(), "t.x {a: 1, b: 2, c: 3, d: <var.d>, e: [\"q\"]}\n");
}

TEST(TerraformConfiguration, locals_of_all_files_are_known_and_rings_of_them_come_to_an_end) {
  Modules modules;
  modules.file("main.tf", "resource \"t\" \"x\" {\n  a = local.a\n  r = local.ring\n}\n");
  modules.file("locals.tf", "locals {\n  a = \"${local.b}!\"\n  ring = local.ring\n}\n");
  modules.file("more.tf.json", R"({"locals": {"b": "hello"}})");
  EXPECT_EQ(modules.instances(), "t.x {a: \"hello!\", r: <?>}\n");
}

TEST(TerraformConfiguration, count_and_for_each_make_instances) {
  EXPECT_EQ(instances(R"(
resource "t" "n" {
  count = 2
  i     = count.index
}
resource "t" "k" {
  for_each = { eu = 1, us = 2 }
  v        = "${each.key}-${each.value}"
}
resource "t" "s" {
  for_each = toset(["a"])
  v        = each.value
}
resource "t" "none" { count = 0 }
resource "t" "u" {
  first = t.n[1].arn
  all   = t.n[*].arn
  eu    = t.k["eu"].arn
})"),
            "t.n[0] {i: 0}\nt.n[1] {i: 1}\n"
            "t.k[\"eu\"] {v: \"eu-1\"}\nt.k[\"us\"] {v: \"us-2\"}\n"
            "t.s[\"a\"] {v: \"a\"}\n"
            "t.u {first: ${t.n[1].arn}, all: [${t.n[0].arn}, ${t.n[1].arn}], "
            "eu: ${t.k[\"eu\"].arn}}\n");
}

TEST(TerraformConfiguration, an_unknown_number_of_instances_is_one_that_stands_for_all) {
  EXPECT_EQ(instances(R"(
variable "on" {}
resource "t" "n" {
  count = var.on ? 1 : 0
  a     = "x"
}
resource "t" "u" { first = t.n[0].arn })"),
            "perhaps t.n {a: \"x\"}\nt.u {first: ${t.n.arn}}\n");
}

TEST(TerraformConfiguration, dynamic_blocks_are_carried_out_over_what_is_known) {
  EXPECT_EQ(instances(R"(
variable "rules" {}
resource "t" "x" {
  dynamic "ingress" {
    for_each = [80, 443]
    iterator = port
    content { from_port = port.value }
  }
  ingress { from_port = 22 }
  dynamic "egress" {
    for_each = var.rules
    content {}
  }
  dynamic "vpc_config" {
    for_each = []
    content {}
  }
})"),
            "t.x {ingress: [{from_port: 80}, {from_port: 443}, {from_port: 22}], egress: <?>}\n");
}

TEST(TerraformConfiguration, local_modules_get_inputs_and_give_outputs) {
  Modules modules;
  modules.file("main.tf", R"(
module "q" {
  source = "./modules/queue"
  name   = "orders"
}
resource "t" "x" {
  arn  = module.q.arn
  wait = module.q.wait
})");
  modules.file("modules/queue/main.tf", R"(
variable "name" {}
variable "wait" { default = 30 }
resource "aws_sqs_queue" "this" {
  name                       = var.name
  visibility_timeout_seconds = var.wait
}
output "arn" { value = aws_sqs_queue.this.arn }
output "wait" { value = var.wait })");
  EXPECT_EQ(modules.instances(),
            "module.q.aws_sqs_queue.this {name: \"orders\", visibility_timeout_seconds: 30}\n"
            "t.x {arn: ${module.q.aws_sqs_queue.this.arn}, wait: 30}\n");
}

TEST(TerraformConfiguration, modules_with_for_each_are_deployed_once_for_each_key) {
  Modules modules;
  modules.file("main.tf", R"(
module "q" {
  source   = "./q"
  for_each = toset(["a", "b"])
  name     = each.key
}
resource "t" "x" { arn = module.q["b"].arn })");
  modules.file("q/main.tf",
               "variable \"name\" {}\nresource \"t\" \"q\" { name = var.name }\n"
               "output \"arn\" { value = t.q.arn }\n");
  EXPECT_EQ(modules.instances(),
            "module.q[\"a\"].t.q {name: \"a\"}\nmodule.q[\"b\"].t.q {name: \"b\"}\n"
            "t.x {arn: ${module.q[\"b\"].t.q.arn}}\n");
}

TEST(TerraformConfiguration, modules_that_are_not_here_are_calls_with_inputs) {
  Modules modules;
  modules.file("main.tf", R"(
module "net" {
  source = "example.com/net/aws"
  cidr   = "10.0.0.0/16"
}
resource "t" "x" { subnets = module.net.private_subnets })");
  EXPECT_EQ(modules.instances(),
            "module.net {source: \"example.com/net/aws\", cidr: \"10.0.0.0/16\"}\n"
            "t.x {subnets: ${module.net.private_subnets}}\n");
  EXPECT_EQ(modules.configuration().deployment.instances[0].type, "module example.com/net/aws");
  ASSERT_EQ(modules.configuration().deployment.not_evaluated.size(), 1U);
  EXPECT_EQ(modules.text(modules.configuration().deployment.not_evaluated[0].span),
            "\"example.com/net/aws\"");
}

TEST(TerraformConfiguration, policies_of_data_sources_are_documents) {
  const std::string text = instances(R"(
data "aws_iam_policy_document" "p" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = ["*"]
  }
}
resource "aws_iam_policy" "p" { policy = data.aws_iam_policy_document.p.json })");
  EXPECT_NE(text.find("aws_iam_policy.p {policy: {"), std::string::npos) << text;
  EXPECT_NE(text.find("sqs:SendMessage"), std::string::npos) << text;
}

TEST(TerraformConfiguration, names_that_nothing_declares_are_noted_once) {
  Modules modules;
  modules.file("main.tf", R"(
resource "t" "x" {
  count = 2
  a     = var.nope
  b     = local.nope
  c     = t.y.arn
  d     = module.m.x
})");
  std::string names;
  for (const UnknownName& unknown : modules.configuration().deployment.unknown_names) {
    names += unknown.name + ' ';
  }
  EXPECT_EQ(names, "var.nope local.nope t.y module.m ");
}

TEST(TerraformConfiguration, empty_texts_are_not_written_but_in_maps_they_are) {
  const std::string text = instances(
      "variable \"r\" { default = \"\" }\n"
      "resource \"t\" \"x\" {\n  runtime = var.r\n  n { m = { A = \"\" } }\n}\n");
  EXPECT_EQ(text, "t.x {runtime: null, n: [{m: {A: \"\"}}]}\n");
}

TEST(TerraformConfiguration, resources_may_be_named_with_their_kind) {
  EXPECT_EQ(instances("resource \"t\" \"x\" {}\nresource \"t\" \"y\" { a = resource.t.x.arn }\n"),
            "t.x {}\nt.y {a: ${t.x.arn}}\n");
}

TEST(TerraformConfiguration, what_terragrunt_may_add_is_not_missed) {
  Modules modules;
  modules.file("main.tf", "resource \"t\" \"x\" { a = var.stage }\n").file("terragrunt.hcl", "");
  EXPECT_EQ(modules.instances(), "t.x {a: <var.stage>}\n");
  EXPECT_TRUE(modules.configuration().deployment.unknown_names.empty());
}

TEST(TerraformConfiguration, overrides_change_what_is_declared) {
  Modules modules;
  modules.file("main.tf", "resource \"t\" \"x\" {\n  a = 1\n  b = 1\n  n { c = 1 }\n}\n");
  modules.file("dev_override.tf", "resource \"t\" \"x\" {\n  b = 2\n  n { c = 2 }\n}\n");
  EXPECT_EQ(modules.instances(), "t.x {a: 1, b: 2, n: [{c: 2}]}\n");
}

TEST(TerraformConfiguration, lifecycle_lists_what_is_ignored_and_depends_on_names_addresses) {
  Modules modules;
  modules.file("main.tf", R"(
resource "t" "x" {
  lifecycle {
    ignore_changes  = [tags, environment[0].variables]
    prevent_destroy = true
  }
  depends_on = [t.y]
}
resource "t" "y" {
  lifecycle { ignore_changes = all }
})");
  const auto& all = modules.configuration().deployment.instances;
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(print(all[0].lifecycle),
            "{ignore_changes: [\"tags\", \"environment[0].variables\"], prevent_destroy: true}");
  EXPECT_EQ(print(all[1].lifecycle), "{ignore_changes: \"all\"}");
  EXPECT_EQ(all[0].depends_on, std::vector<std::string>{"t.y"});
}

TEST(TerraformConfiguration, outputs_hand_out_what_they_name) {
  Modules modules;
  modules.file("main.tf", R"(
resource "t" "x" {}
output "x" { value = { url = "https://${t.x.id}/" } }
terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
})");
  EXPECT_EQ(modules.configuration().deployment.handed_out, std::vector<std::string>{"t.x"});
  EXPECT_EQ(modules.configuration().deployment.aws_provider_constraint, "~> 5.0");
}

TEST(TerraformConfiguration, a_module_with_a_broken_file_deploys_nothing) {
  Modules modules;
  modules.file("main.tf", "resource \"t\" \"x\" {}\n").file("other.tf", "resource \"t\" {{{\n");
  EXPECT_EQ(modules.instances(), "");
  EXPECT_EQ(modules.configuration().documents.size(), 2U);
}

TEST(TerraformConfiguration, modules_that_call_themselves_come_to_an_end) {
  Modules modules;
  modules.file("main.tf", "module \"m\" {\n  source = \"./\"\n}\nresource \"t\" \"x\" {}\n");
  EXPECT_NE(modules.instances(), "");
}

TEST(TerraformConfiguration, names_that_lead_to_names_come_to_an_end) {
  const std::string nested(190, '[');
  const std::string closed(190, ']');
  std::string locals = "locals {\n";
  for (int i = 0; i < 5000; ++i) {
    locals += fmt::format("  a{} = local.a{}\n", i, i + 1);
    locals += fmt::format("  b{} = {}local.b{}{}\n", i, nested, i + 1, closed);
  }
  Modules modules;
  modules.file("main.tf",
               locals + "}\nresource \"t\" \"x\" {\n  a = local.a0\n  b = local.b0\n}\n");
  EXPECT_NE(modules.instances().find("a: <"), std::string::npos);
}

TEST(TerraformConfiguration, nothing_outside_of_the_project_is_read) {
  Modules modules;
  modules.root = "project";
  modules.file("secret.txt", "secret").file("project/.git/HEAD", "x");
  modules.file("project/main.tf", "resource \"t\" \"x\" {\n  a = file(\"../secret.txt\")\n}\n");
  EXPECT_EQ(modules.instances().find("secret\""), std::string::npos) << modules.instances();
}

TEST(TerraformConfiguration, real_modules_are_read_to_an_end) {
  for (const std::filesystem::path& path : test::corpus_files({"main.tf", "main.tf.json"})) {
    Sources sources;
    const Configuration read = read_configuration(path.string(), {}, sources);
    EXPECT_FALSE(read.documents.empty()) << path;
  }
}

}  // namespace
}  // namespace plimsoll::terraform
