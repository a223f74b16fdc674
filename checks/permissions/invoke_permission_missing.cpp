#include <set>
#include <tuple>

#include "check/check.h"
#include "model/admission.h"

namespace plimsoll {

namespace {

// What the operator meets depends on who is kept out.
std::string_view failure_of(const Invocation& invocation) {
  if (invocation.principal() == "apigateway.amazonaws.com") {
    return "500 Internal Server Error; the API's log says \"Invalid permissions on Lambda "
           "function\"";
  }
  if (invocation.principal() == "s3.amazonaws.com") {
    return "deployment fails: \"Unable to validate the following destination configurations\"";
  }
  if (invocation.principal() == "elasticloadbalancing.amazonaws.com") {
    return "deployment fails: \"elasticloadbalancing principal does not have permission to "
           "invoke\"";
  }
  if (invocation.principal() == "logs.amazonaws.com") {
    return "deployment fails: \"Could not execute the lambda function. Make sure you have given "
           "CloudWatch Logs permission to execute your function\"";
  }
  if (invocation.mode == Mode::synchronous) return "AccessDeniedException at the caller";
  return "the event is lost: the trigger fires and nothing is invoked";
}

void run(const Deployment& deployment, Report& report) {
  // An API with twenty routes to one function lacks one permission, not twenty.
  std::set<std::tuple<const Resource*, const Function*, std::string>> said;
  for (const Admission& admission : admissions(deployment)) {
    const Invocation& invocation = admission.invocation;
    if (admission.admitted != Answer::no || admission.misfitting != nullptr) continue;
    if (!said.emplace(invocation.source, &invocation.function, invocation.qualifier.text).second) {
      continue;
    }
    report
        .find(invocation.place, "{} calls `{}`, but no permission lets `{}` invoke it",
              invocation.what, invocation.function.name, invocation.principal())
        .fails("{}", failure_of(invocation))
        .note(invocation.function, "`{}` has no AWS::Lambda::Permission for it",
              invocation.function.name)
        .advise(
            "add an AWS::Lambda::Permission with Action lambda:InvokeFunction, Principal {} and "
            "the trigger's ARN as SourceArn",
            invocation.principal());
  }
}

}  // namespace

extern constinit const Check invoke_permission_missing = declare({
    .id = "invoke-permission-missing",
    .severity = Severity::error,
    .summary = "trigger calls a function that no permission lets it invoke",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "access-control-resource-based.html",
                  .says = "a service invokes a function when its resource-based policy admits it"},
                 {.url = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/"
                         "grant-destinations-permissions-to-s3.html",
                  .says = "S3 verifies that it may invoke the function when it is configured"},
                 {.url = "https://docs.aws.amazon.com/eventbridge/latest/userguide/"
                         "eb-use-resource-based.html",
                  .says = "with a role, EventBridge calls a function as that role"}},
    .run = run,
});

}  // namespace plimsoll
