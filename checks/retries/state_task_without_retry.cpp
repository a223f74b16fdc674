#include <array>
#include <string>
#include <vector>

#include "check/check.h"
#include "model/state_errors.h"

namespace plimsoll {

namespace {

// What Lambda answers when it is Lambda that has failed.
constexpr std::array<std::string_view, 3> transient{
    "Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException"};

// Those of them that surely are not retried.
std::vector<std::string_view> not_retried(const Task& task) {
  std::vector<std::string_view> errors;
  for (const std::string_view error : transient) {
    if (retries(task, error) == Answer::no) errors.push_back(error);
  }
  return errors;
}

std::string in_words(const std::vector<std::string_view>& errors) {
  if (errors.size() == transient.size()) return "any error of Lambda itself";
  std::string words;
  for (const std::string_view error : errors) {
    words += fmt::format("{}`{}`", words.empty() ? "" : " or ", error);
  }
  return words;
}

// The list, where there is one; else the state that lacks it.
Place place_of(const Task& task) {
  const Entry* retry = task.written.find("Retry");
  return retry ? Place(retry->key_span) : Place(task);
}

void run(const Deployment& deployment, Report& report) {
  for (const Task& task : deployment.tasks) {
    // A Map or Parallel that is retried as a whole retries what is in it.
    if (!task.calls_function || task.enclosing_retry) continue;
    const auto errors = not_retried(task);
    if (errors.empty()) continue;

    const bool caught = task.catches || task.enclosing_catch;
    report
        .find(place_of(task), "state `{}` calls a function and does not retry after {}", task.name,
              in_words(errors))
        .fails("one transient {} {}", errors.front(),
               caught ? "goes to Catch as if the function had failed" : "fails the execution")
        .advise(
            "add a Retry for Lambda.ServiceException, Lambda.AWSLambdaException, "
            "Lambda.SdkClientException and Lambda.TooManyRequestsException");
  }
}

}  // namespace

extern constinit const Check state_task_without_retry = declare({
    .id = "state-task-without-retry",
    .severity = Severity::warning,
    .summary = "state calls a function without retrying after Lambda's own transient errors",
    .evidence = {{.url = "https://docs.aws.amazon.com/step-functions/latest/dg/"
                         "sfn-best-practices.html",
                  .says = "Lambda occasionally has transient service errors; handle "
                          "Lambda.ServiceException, Lambda.AWSLambdaException and "
                          "Lambda.SdkClientException by a Retry"}},
    .run = run,
});

}  // namespace plimsoll
