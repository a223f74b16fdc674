// Plans of Terraform, seen through the program: where their findings stand, and what is not shown.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/process.h"

namespace plimsoll::test {
namespace {

using Json = nlohmann::json;

// The function of the plan below; what is wrong with it, a variable knows. In line 6.
constexpr std::string_view module = R"(variable "limit" {}

resource "aws_lambda_function" "ship" {
  function_name                  = "ship"
  runtime                        = "python3.13"
  reserved_concurrent_executions = var.limit
}
)";

// On one line, as Terraform prints it, with a password right behind what is wrong.
constexpr std::string_view plan =
    R"({"format_version":"1.2","planned_values":{"root_module":{"resources":[{"address":)"
    R"("aws_lambda_function.ship","mode":"managed","type":"aws_lambda_function","name":"ship",)"
    R"("values":{"function_name":"ship","reserved_concurrent_executions":0,"runtime":"python3.13",)"
    R"("s3_key":"hunter2"},"sensitive_values":{"s3_key":true}}]}},"configuration":)"
    R"({"root_module":{"resources":[{"address":"aws_lambda_function.ship","mode":"managed",)"
    R"("type":"aws_lambda_function","name":"ship","expressions":{"function_name":)"
    R"({"constant_value":"ship"},"reserved_concurrent_executions":{"references":["var.limit"]},)"
    R"("runtime":{"constant_value":"python3.13"}}}]}}})";

class Plans : public testing::Test {
 protected:
  void write(const std::string& path, std::string_view text) const {
    write_text(folder.path() / path, text);
  }

  Outcome check(std::vector<std::string> args) const {
    args.insert(args.begin(), {"check", "--select=reserved-concurrency-zero"});
    return run_plimsoll(folder.path(), args);
  }

  // The findings as "FILE:LINE", or "FILE:LINE suppressed".
  std::vector<std::string> places(const std::string& path) const {
    std::vector<std::string> found;
    const Json report = Json::parse(check({path, "--format=json"}).out);
    for (const Json& finding : report.at("findings")) {
      found.push_back(finding.at("file").get<std::string>() + ":" +
                      std::to_string(finding.at("line").get<int>()) +
                      (finding.at("suppressed") ? " suppressed" : ""));
    }
    return found;
  }

  TemporaryFolder folder;
};

using Places = std::vector<std::string>;

TEST_F(Plans, HaveTheirFindingsInTheConfigurationBesideThem) {
  write("main.tf", module);
  write("plan.json", plan);
  EXPECT_EQ(places("plan.json"), Places{"main.tf:6"});
}

TEST_F(Plans, HaveTheirFindingsInThemselvesWithoutAConfigurationThatFits) {
  write("plan.json", plan);
  EXPECT_EQ(places("plan.json"), Places{"plan.json:1"});
  write("main.tf", "resource \"aws_sqs_queue\" \"orders\" {}\n");
  EXPECT_EQ(places("plan.json"), Places{"plan.json:1"});
}

TEST_F(Plans, HeedWhatTheConfigurationSuppresses) {
  std::string text(module);
  text.insert(text.rfind("\n}"), " # plimsoll: ignore reserved-concurrency-zero -- until the move");
  write("main.tf", text);
  write("plan.json", plan);
  EXPECT_EQ(places("plan.json"), Places{"main.tf:6 suppressed"});
}

TEST_F(Plans, StandForTheModuleThatTheyWereMadeOf) {
  write("main.tf", module);
  write("plan.json", plan);
  const Json report = Json::parse(check({".", "--format=json"}).out);
  ASSERT_EQ(report.at("inputs").size(), 1U) << report.dump(1);
  EXPECT_EQ(report.at("inputs")[0].at("kind"), "terraform-plan");
  EXPECT_EQ(places("."), Places{"main.tf:6"});
}

TEST_F(Plans, ShowNoSecrets) {
  write("plan.json", plan);
  for (const char* format : {"text", "json", "sarif", "github"}) {
    const Outcome outcome = check({"plan.json", std::string("--format=") + format});
    EXPECT_NE(outcome.out.find("reserved-concurrency-zero"), std::string::npos) << outcome.out;
    EXPECT_EQ(outcome.out.find("hunter2"), std::string::npos) << outcome.out;
  }
}

TEST_F(Plans, AreReadAsPowerShellWritesThem) {
  std::string text = "\xFF\xFE";
  for (const char c : plan) text += {c, '\0'};
  write("plan.json", text);
  EXPECT_EQ(places("plan.json"), Places{"plan.json:1"});
}

TEST_F(Plans, AreNoStates) {
  write("state.json", R"({"format_version": "1.0", "values": {"root_module": {}}})");
  const Outcome outcome = check({"state.json"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_NE(outcome.out.find("is a state of Terraform"), std::string::npos) << outcome.out;
}

}  // namespace
}  // namespace plimsoll::test
