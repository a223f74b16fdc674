#include "check/check.h"
#include "facts/iam_pattern.h"

namespace plimsoll {

namespace {

constexpr std::string_view invoke_url = "lambda:InvokeFunctionUrl";
constexpr std::string_view invoke_function = "lambda:InvokeFunction";

Answer is_of(const Permission& permission, const Function& function, const FunctionUrl& url) {
  if (permission.function == nullptr)
    return permission.function_known ? Answer::no : Answer::unknown;
  if (permission.function != &function) return Answer::no;
  return same(permission.qualifier, url.qualifier);
}

// A condition on where the call comes from: whether the public meets it is not ours to say.
bool is_narrowed(const Permission& permission) {
  return permission.source_arn || permission.source_account || permission.principal_org;
}

Answer admits_everyone(const Permission& permission, std::string_view action) {
  const std::string* principal = permission.principal.known();
  const std::string* allowed = permission.action.known();
  if (principal != nullptr && *principal != "*") return Answer::no;
  if (allowed != nullptr && !iam_pattern_matches(*allowed, action)) return Answer::no;
  const std::string* auth = permission.function_url_auth.known();
  if (auth != nullptr && *auth != "NONE") return Answer::no;
  const bool sure = principal != nullptr && allowed != nullptr && !is_narrowed(permission) &&
                    !permission.function_url_auth.is_opaque();
  return sure ? Answer::yes : Answer::unknown;
}

// Whether everyone may do the action at the URL; `by` becomes the permission that says so.
Answer open_for(std::string_view action, const Function& function, const FunctionUrl& url,
                const Deployment& deployment, const Permission*& by) {
  // A macro may add a permission.
  Answer found = deployment.resources.open ? Answer::unknown : Answer::no;
  for (const Permission& permission : deployment.permissions) {
    const Answer its = both(is_of(permission, function, url), admits_everyone(permission, action));
    if (its > found) by = &permission;
    found = either(found, its);
  }
  return found;
}

void judge(const Function& function, const FunctionUrl& url, const Deployment& deployment,
           Report& report) {
  const Permission* url_permission = nullptr;
  const Permission* function_permission = nullptr;
  const Answer to_url = open_for(invoke_url, function, url, deployment, url_permission);
  const Answer to_function =
      open_for(invoke_function, function, url, deployment, function_permission);
  if (to_url == Answer::no) {
    report
        .find(url.auth_type,
              "function URL `{}` is open to everyone, but no permission lets "
              "everyone call `lambda:InvokeFunctionUrl` on `{}`",
              url.name, function.name)
        .fails("403 Forbidden at the URL, for every caller")
        .note(function, "without it the function's policy lets nobody in")
        .advise(
            "add AWS::Lambda::Permission twice, both with Principal \"*\": Action "
            "lambda:InvokeFunctionUrl with FunctionUrlAuthType NONE, and Action "
            "lambda:InvokeFunction with InvokedViaFunctionUrl true");
  } else if (to_function == Answer::no) {
    report
        .find(url.auth_type,
              "function URL `{}` is open to everyone, but no permission lets "
              "everyone call `lambda:InvokeFunction` on `{}` through it",
              url.name, function.name)
        .fails(
            "403 Forbidden at the URL, for every caller; at a URL that was made before October "
            "2025, from 2026-11-01 on")
        .note(*url_permission, "lets them call lambda:InvokeFunctionUrl, which is one of two")
        .advise(
            "add an AWS::Lambda::Permission with Action lambda:InvokeFunction, Principal "
            "\"*\" and InvokedViaFunctionUrl true");
  }
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    for (const FunctionUrl* url : function.urls) {
      const std::string* auth = url->auth_type.known();
      if (auth != nullptr && *auth == "NONE") judge(function, *url, deployment, report);
    }
  }
}

}  // namespace

extern constinit const Check function_url_permission_missing = declare({
    .id = "function-url-permission-missing",
    .severity = Severity::error,
    .summary = "public function URL lacks one of the two permissions that it needs",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
                  .says = "new function URLs require both lambda:InvokeFunctionUrl and "
                          "lambda:InvokeFunction permissions, also with auth type NONE"}},
    .run = run,
});

}  // namespace plimsoll
