// Terraform seen through the program: which files are one module, what is said about broken ones,
// and what comments suppress.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/process.h"

namespace plimsoll::test {
namespace {

using Json = nlohmann::json;
using Lines = std::vector<std::string>;

// One error, visibility-shorter-than-timeout, at the queue's setting.
constexpr std::string_view function = R"(
resource "aws_lambda_function" "ship" {
  function_name = "ship"
  role          = "arn:aws:iam::123456789012:role/ship"
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "ship.zip"
  timeout       = 120
}

resource "aws_lambda_event_source_mapping" "ship" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.ship.arn
}
)";
constexpr std::string_view queue = R"(resource "aws_sqs_queue" "orders" {
  visibility_timeout_seconds = 30
}
)";

class Terraform : public testing::Test {
 protected:
  void write(const std::string& path, std::string_view text) const {
    write_text(folder.path() / path, text);
  }

  Json report(std::vector<std::string> args = {}) const {
    const std::string checks =
        "--select=visibility-shorter-than-timeout,suppression-without-effect,unreadable,"
        "reference-unknown,not-evaluated";
    args.insert(args.begin(), {"check", "--format=json", "--as-of=2026-10-01", checks});
    return Json::parse(run_plimsoll(folder.path(), args).out);
  }

  // "file:line check", and whether it is suppressed.
  Lines found(const std::vector<std::string>& args = {}) const {
    Lines lines;
    const Json seen = report(args);
    for (const Json& finding : seen.at("findings")) {
      lines.push_back(finding.at("file").get<std::string>() + ":" +
                      std::to_string(finding.at("line").get<int>()) + " " +
                      finding.at("check").get<std::string>() +
                      (finding.at("suppressed") ? " suppressed" : ""));
    }
    return lines;
  }

  // "file kind" of what was analysed.
  Lines analysed(const std::vector<std::string>& args = {}) const {
    Lines lines;
    const Json seen = report(args);
    for (const Json& input : seen.at("inputs")) {
      lines.push_back(input.at("file").get<std::string>() + " " +
                      input.at("kind").get<std::string>());
    }
    return lines;
  }

  TemporaryFolder folder;
};

const Lines one_error{"infra/queue.tf:2 visibility-shorter-than-timeout"};

TEST_F(Terraform, AllFilesOfAFolderAreOneModule) {
  write("infra/main.tf", function);
  write("infra/queue.tf", queue);
  EXPECT_EQ(found(), one_error);
  EXPECT_EQ(analysed(), Lines{"infra/main.tf terraform"});
  EXPECT_EQ(found({"infra/queue.tf"}), one_error) << "whichever file is named";
}

TEST_F(Terraform, JsonSyntaxSaysTheSame) {
  write("infra/main.tf", function);
  write("infra/queue.tf.json",
        "{\"resource\": {\"aws_sqs_queue\": {\"orders\": {\n"
        "  \"visibility_timeout_seconds\": 30\n}}}}\n");
  EXPECT_EQ(found(), Lines{"infra/queue.tf.json:2 visibility-shorter-than-timeout"});
}

TEST_F(Terraform, ModulesAreAnalysedWithWhatCallsThem) {
  write("main.tf", "module \"ship\" {\n  source = \"./ship\"\n  wait_s = 30\n}\n");
  write("ship/main.tf", std::string(function) +
                            "variable \"wait_s\" {}\nresource \"aws_sqs_queue\" \"orders\" {\n"
                            "  visibility_timeout_seconds = var.wait_s\n}\n");
  EXPECT_EQ(analysed(), Lines{"main.tf terraform"});
  EXPECT_EQ(found(), Lines{"main.tf:3 visibility-shorter-than-timeout"});
}

TEST_F(Terraform, ParametersAndTheirFilesAreValuesOfVariables) {
  write("main.tf", std::string(function) +
                       "variable \"wait_s\" { default = 900 }\n"
                       "resource \"aws_sqs_queue\" \"orders\" {\n"
                       "  visibility_timeout_seconds = var.wait_s\n}\n");
  write("prod.tfvars", "wait_s = 30\n");
  EXPECT_EQ(found(), Lines{});
  EXPECT_EQ(found({".", "--parameter", "wait_s=30"}).size(), 1U);
  EXPECT_EQ(found({".", "--parameter-file", "prod.tfvars"}).size(), 1U);
}

TEST_F(Terraform, CommentsSuppressWhatStandsBesideThem) {
  const std::string ignore = " plimsoll: ignore visibility-shorter-than-timeout -- it is fast";
  const Lines suppressed{"infra/queue.tf:3 visibility-shorter-than-timeout suppressed"};
  write("infra/main.tf", function);
  write("infra/queue.tf", "#" + ignore + "\n" + std::string(queue));
  EXPECT_EQ(found(), suppressed);
  write("infra/queue.tf", "//" + ignore + "\n" + std::string(queue));
  EXPECT_EQ(found(), suppressed);
  write("infra/queue.tf", "/*" + ignore + " */\n" + std::string(queue));
  EXPECT_EQ(found(), suppressed);
}

TEST_F(Terraform, SuppressionsWithoutEffectAreReportedInEveryFileOfTheModule) {
  write("main.tf", queue);
  write("other.tf",
        "# plimsoll: ignore visibility-shorter-than-timeout -- nothing is wrong\nlocals {}\n");
  EXPECT_EQ(found(), Lines{"other.tf:1 suppression-without-effect"});
}

TEST_F(Terraform, OfABrokenModuleOnlyThatIsSaid) {
  write("main.tf", function);
  write("queue.tf", queue);
  write("broken.tf", "resource \"aws_sqs_queue\" \"q\" {\n  name = \n}\n");
  const Lines lines = found();
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_NE(lines[0].find("broken.tf:"), std::string::npos) << lines[0];
  EXPECT_NE(lines[0].find("unreadable"), std::string::npos) << lines[0];
}

TEST_F(Terraform, BinaryEmptyAndDeeplyNestedFilesDoNoHarm) {
  write("a/main.tf", std::string("resource\0\1\2", 11));
  write("b/main.tf", "");
  write("c/main.tf", "x = " + std::string(20'000, '['));
  write("d/main.tf.json", "{\"resource\": [1, {\"aws_sqs_queue\": 3}, null]}");
  write("e/main.tf.json", "{\"resource\": " + std::string(5'000, '['));
  write("good/main.tf", std::string(function) + std::string(queue));
  const Lines lines = found();
  EXPECT_NE(
      std::find(lines.begin(), lines.end(), "good/main.tf:16 visibility-shorter-than-timeout"),
      lines.end());
}

TEST_F(Terraform, ModulesThatAreNotHereAreSaidToBeNotEvaluated) {
  write("main.tf", "module \"net\" {\n  source = \"example.com/net/aws\"\n}\n");
  EXPECT_EQ(found(), Lines{"main.tf:2 not-evaluated"});
}

}  // namespace
}  // namespace plimsoll::test
