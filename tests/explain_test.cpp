// `plimsoll explain` of what was seen: statuses, exceptions, lines of real logs.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "check/catalog.h"
#include "cli/explain_failure.h"
#include "cli/symptom.h"
#include "support/process.h"

namespace plimsoll::test {
namespace {

std::vector<std::string_view> ids(const std::vector<const KnownFailure*>& failures) {
  std::vector<std::string_view> names;
  for (const KnownFailure* failure : failures) names.push_back(failure->id);
  return names;
}

using Ids = std::vector<std::string_view>;

// ---- recognising

struct Pasted {
  std::string_view text;
  Ids sure;
};

void expect_recognised(const std::vector<Pasted>& lines) {
  for (const Pasted& line : lines) {
    const Symptom symptom = recognise(line.text);
    for (const std::string_view id : line.sure) {
      const Ids found = ids(symptom.sure);
      EXPECT_NE(std::ranges::find(found, id), found.end())
          << line.text << "\nis taken for " << (found.empty() ? "nothing" : found.front());
    }
  }
}

TEST(Symptoms, AreRecognisedInTheLogsOfFunctions) {
  expect_recognised({
      {"2025-11-02T10:21:07.123Z 8f5c0d9e-1b2c-4d5e-8f90-a1b2c3d4e5f6 "
       "Task timed out after 60.06 seconds",
       {"task-timed-out"}},
      {"Task timed out after 3.00 seconds", {"task-timed-out-at-default"}},
      {"REPORT RequestId: 8f5c0d9e-1b2c-4d5e-8f90-a1b2c3d4e5f6\tDuration: 3000.00 ms\tBilled "
       "Duration: 3000 ms\tMemory Size: 128 MB\tMax Memory Used: 74 MB\tStatus: timeout",
       {"task-timed-out"}},
      {"REPORT RequestId: 8f5c0d9e\tDuration: 812.33 ms\tBilled Duration: 813 ms\tMemory Size: 128 "
       "MB\tMax Memory Used: 128 MB\tInit Duration: 402.10 ms",
       {"out-of-memory"}},
      {"REPORT RequestId: 8f5c0d9e\tDuration: 12.33 ms\tBilled Duration: 13 ms\tMemory Size: 128 "
       "MB\tMax Memory Used: 74 MB\tInit Duration: 2402.10 ms",
       {"cold-start"}},
      {"RequestId: 8f5c0d9e Error: Runtime exited with error: signal: killed\nRuntime.ExitError",
       {"out-of-memory"}},
      {"RequestId: 8f5c0d9e Error: Runtime exited with error: exit status 1\nRuntime.ExitError",
       {"process-exited"}},
      {"[ERROR] Runtime.ImportModuleError: Unable to import module 'app': "
       "No module named 'requests'\n"
       "Traceback (most recent call last):",
       {"import-error"}},
      {R"({"errorType":"Runtime.ImportModuleError","errorMessage":"Error: Cannot find )"
       R"(module 'aws-sdk'\nRequire stack:\n- /var/task/index.js"})",
       {"import-error"}},
      {"[ERROR] Runtime.HandlerNotFound: Handler 'handler' missing on module 'app'",
       {"handler-not-found"}},
      {"Runtime.UserCodeSyntaxError: SyntaxError: Cannot use import statement outside a module",
       {"syntax-error"}},
      {"[ERROR] KeyError: 'TABLE_NAME'\nTraceback (most recent call last):\n  File "
       "\"/var/task/app.py\", line 5, in <module>\n    TABLE = os.environ['TABLE_NAME']\n  File "
       "\"/var/lang/lib/python3.12/os.py\", line 685, in __getitem__\n    raise KeyError(key) from "
       "None\n",
       {"environment-missing", "request-unguarded"}},
      {"SyntaxError: Unexpected token u in JSON at position 0\n"
       "    at JSON.parse (<anonymous>)\n    "
       "at Runtime.handler (/var/task/index.js:4:20)",
       {"request-unguarded"}},
  });
}

TEST(Symptoms, AreRecognisedInWhatCallersAndOperatorsSee) {
  expect_recognised({
      {"(c9f0f895) Execution failed due to configuration error: Malformed Lambda proxy response",
       {"malformed-proxy-response"}},
      {"(c9f0f895) Execution failed due to configuration error: "
       "Invalid permissions on Lambda function",
       {"invalid-permissions"}},
      {"(c9f0f895) Execution failed due to a timeout error", {"status-504"}},
      {"(c9f0f895) Method completed with status: 502", {"status-502"}},
      {"(c9f0f895) Lambda execution failed with status 200 due to "
       "customer function error: name 'x' "
       "is not defined. Lambda request id: 8f5c0d9e",
       {"status-502"}},
      {"RequestId: 8f5c0d9e Error: Runtime exited with error: exit status 137", {"out-of-memory"}},
      {"An error occurred (ThrottlingException) when calling the PutItem operation (reached max "
       "retries: 9)",
       {"downstream-throttled"}},
      {"botocore.exceptions.ClientError: An error occurred (AccessDeniedException) "
       "when calling the "
       "GetSecretValue operation: User: arn:aws:sts::111122223333:assumed-role/ship/ship is not "
       "authorized to perform: secretsmanager:GetSecretValue on resource: "
       "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db",
       {"access-denied"}},
      {"Resource handler returned message: \"The provided execution role does not have permissions "
       "to call ReceiveMessage on SQS (Service: Lambda, Status Code: 400)\"",
       {"role-lacks-permissions"}},
      {"Queue visibility timeout: 30 seconds is less than Function timeout: 90 seconds",
       {"visibility-timeout"}},
      {"TooManyRequestsException: Rate Exceeded.", {"status-429"}},
      {R"({"message": "Internal server error"})", {"status-500", "status-502"}},
      {R"({"message":"Endpoint request timed out"})", {"status-504"}},
      {R"({"message":"Missing Authentication Token"})", {"missing-authentication-token"}},
      {"botocore.exceptions.ConnectTimeoutError: Connect timeout on endpoint URL: "
       "\"https://sqs.eu-west-1.amazonaws.com/\"",
       {"connect-timeout"}},
      {"Error: connect ETIMEDOUT 10.0.1.17:5432\n    at TCPConnectWrap.afterConnect",
       {"connect-timeout"}},
      {"FATAL: remaining connection slots are reserved for non-replication superuser connections",
       {"too-many-connections"}},
      {"Access to fetch at 'https://api.example.com/' from origin 'https://example.com' has been "
       "blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present",
       {"cors-blocked"}},
  });
}

TEST(Symptoms, AreStatuses) {
  for (const std::string_view text : {"504", "HTTP 504", "status 504"}) {
    EXPECT_EQ(ids(recognise(text).sure), Ids{"status-504"}) << text;
  }
  EXPECT_TRUE(recognise("777").sure.empty());
}

TEST(Symptoms, TakeTheSameNumberForTheSameLetter) {
  EXPECT_GT(fit("Size: {m} MB * Used: {m} MB", "Size: 128 MB, Used: 128 MB"), 0U);
  EXPECT_EQ(fit("Size: {m} MB * Used: {m} MB", "Size: 128 MB, Used: 127 MB"), 0U);
  EXPECT_GT(fit("after {n} seconds", "AFTER 3.01 Seconds"), 0U);
  EXPECT_EQ(fit("after {n} seconds", "after some seconds"), 0U);
}

TEST(Symptoms, OfWhichNothingIsKnownHaveNeighbours) {
  const std::string_view text = "the visibility timeout of my queue is wrong";
  EXPECT_TRUE(recognise(text).sure.empty());
  const Ids nearest = ids(similar(text));
  EXPECT_NE(std::ranges::find(nearest, "visibility-timeout"), nearest.end());
  EXPECT_TRUE(similar("xyzzy plugh").empty());
}

// ---- the table

TEST(KnownFailures, AreRecognisedByEachOfTheirPatterns) {
  for (const KnownFailure& failure : known_failures()) {
    ASSERT_FALSE(patterns_of(failure).empty()) << failure.id;
    for (const std::string_view pattern : patterns_of(failure)) {
      std::string text(pattern);
      std::ranges::replace(text, '*', '~');
      for (std::size_t at; (at = text.find("{n}")) != std::string::npos;) text.replace(at, 3, "7");
      for (std::size_t at; (at = text.find("{m}")) != std::string::npos;) text.replace(at, 3, "7");
      Ids found = ids(recognise(text).sure);
      const Ids other = ids(recognise(text).other);
      found.insert(found.end(), other.begin(), other.end());
      EXPECT_NE(std::ranges::find(found, failure.id), found.end()) << failure.id << ": " << text;
    }
  }
}

// Checks that the table names and that are not built yet. It only shrinks.
const std::set<std::string_view>& to_come() {
  static const std::set<std::string_view> ids;
  return ids;
}

bool is_in_catalog(std::string_view name) {
  return std::ranges::any_of(catalog(), [name](const CatalogEntry& entry) {
    const bool topic = name.ends_with("/*") && name.substr(0, name.size() - 2) == entry.topic;
    return topic || name == entry.check->id;
  });
}

TEST(KnownFailures, NameChecksThatExistOrAreToCome) {
  std::set<std::string_view> missing;
  for (const KnownFailure& failure : known_failures()) {
    for (const std::string_view name : failure.checks) {
      if (!is_in_catalog(name)) missing.insert(name);
    }
  }
  EXPECT_EQ(missing, to_come()) << "take what is built now off the list above";
}

TEST(KnownFailures, KnowEveryExceptionOfInvoke) {
  for (const InvokeError& error : invoke_errors()) {
    EXPECT_FALSE(recognise(error.exception).sure.empty()) << error.exception;
    EXPECT_EQ(find_invoke_error(error.exception), &error);
  }
}

// ---- the command

class ExplainCommand : public testing::Test {
 protected:
  Outcome explain(std::vector<std::string> args) const {
    args.insert(args.begin(), "explain");
    return run_plimsoll(folder.path(), args);
  }

  TemporaryFolder folder;
};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_F(ExplainCommand, AnswersWithTheRetryAndTheChecks) {
  const Outcome outcome = explain({"504"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_TRUE(outcome.out.starts_with("504 Gateway Timeout\n")) << outcome.out;
  EXPECT_TRUE(has(outcome.out, "\nSafe to retry?   yes, at a risk")) << outcome.out;
  EXPECT_TRUE(has(outcome.out, "\n  timeout-exceeds-api-limit ")) << outcome.out;
  EXPECT_TRUE(has(outcome.out, "\n  Task timed out after N seconds\n")) << outcome.out;
}

TEST_F(ExplainCommand, PutsWordsWithoutQuotesTogether) {
  EXPECT_EQ(explain({"Task", "timed", "out", "after", "9.01", "seconds"}).out,
            explain({"Task timed out after 9.01 seconds"}).out);
}

TEST_F(ExplainCommand, SaysWithWhichStatusInvokeAnswers) {
  EXPECT_TRUE(has(explain({"ResourceNotFoundException"}).out,
                  "ResourceNotFoundException: Lambda's Invoke answers 404\n"));
}

TEST_F(ExplainCommand, ListsTheFindingsOfAProject) {
  write_text(folder.path() / "template.yaml",
             "Resources:\n  Orders:\n    Type: AWS::SQS::Queue\n  Ship:\n"
             "    Type: AWS::Serverless::Function\n    Properties:\n      Runtime: python3.13\n"
             "      Handler: app.handler\n      CodeUri: src\n      Timeout: 100\n"
             "      ReservedConcurrentExecutions: 0\n      Events:\n"
             "        Order: {Type: SQS, Properties: {Queue: !GetAtt Orders.Arn}}\n");
  const Outcome outcome = explain({"Queue visibility timeout", "--in", "."});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_TRUE(has(outcome.out, "error[visibility-shorter-than-timeout]")) << outcome.out;
  EXPECT_FALSE(has(outcome.out, "error[reserved-concurrency-zero]")) << outcome.out;
  EXPECT_EQ(explain({"429", "--in", "nowhere"}).status, 2);
}

TEST_F(ExplainCommand, SaysWhatItDoesNotKnow) {
  const Outcome near = explain({"my queue has a strange visibility timeout"});
  EXPECT_EQ(near.status, 0);
  EXPECT_TRUE(near.out.starts_with("Nothing known says exactly this.")) << near.out;
  const Outcome nothing = explain({"xyzzy plugh"});
  EXPECT_EQ(nothing.status, 2);
  EXPECT_EQ(nothing.err, "plimsoll: nothing like `xyzzy plugh` is known\n");
  EXPECT_EQ(explain({}).status, 2);
}

}  // namespace
}  // namespace plimsoll::test
