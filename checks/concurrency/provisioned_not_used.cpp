#include <algorithm>
#include <set>
#include <string>

#include "check/check.h"
#include "model/mentions.h"

namespace plimsoll {

namespace {

// The alias or version that holds the provisioned concurrency; null when that is not known.
const Declared* holder(const Qualifier& qualifier) {
  if (qualifier.alias) return qualifier.alias;
  return qualifier.version;
}

// All that calls the function calls it without a qualifier.
bool is_called_bare(const Function& function) {
  return !function.callers.empty() &&
         std::ranges::all_of(function.callers, [](const Invocation* caller) {
           return caller->qualifier.is_latest() && !caller->disabled;
         });
}

// Whoever is let in to a qualifier, or has a URL of it, will call it.
bool is_expected(const Function& function, const Deployment& deployment) {
  const bool has_url = std::ranges::any_of(
      function.urls, [](const FunctionUrl* url) { return !url->qualifier.is_latest(); });
  return has_url || std::ranges::any_of(deployment.permissions, [&](const Permission& permission) {
           const bool is_for_it = permission.function == &function || !permission.function_known;
           return is_for_it && !permission.qualifier.is_latest();
         });
}

void run(const Deployment& deployment, Report& report) {
  if (deployment.provisioned_concurrency.empty() || deployment.resources.open) return;
  // What sets up or scales the concurrency uses none of it.
  const std::set<std::string> named = mentioned(
      deployment, {"AWS::ApplicationAutoScaling::ScalableTarget",
                   "AWS::ApplicationAutoScaling::ScalingPolicy", "AWS::Lambda::EventInvokeConfig"});
  for (const auto& [function, qualifier, amount] : deployment.provisioned_concurrency) {
    const Declared* held_by = holder(qualifier);
    if (!held_by || !amount.known() || *amount.known() < 1) continue;
    if (named.contains(held_by->resource->id) || !is_called_bare(function)) continue;
    if (is_expected(function, deployment)) continue;

    const Invocation& caller = *function.callers.front();
    report
        .find(amount, "`{}` keeps {} instances ready for `{}`, and all that calls it calls $LATEST",
              function.name, *amount.known(), qualifier.text)
        .fails("cold starts as before, and a bill for instances that no request reaches")
        .note(caller.place, "{} calls `{}` itself", caller.what, function.name)
        .advise("let the callers of `{}` name `{}`", function.name, qualifier.text);
  }
}

}  // namespace

extern constinit const Check provisioned_not_used = declare({
    .id = "provisioned-not-used",
    .severity = Severity::warning,
    .summary = "provisioned concurrency is kept for an alias or version that nothing calls",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "provisioned-concurrency.html",
                  .says = "provisioned concurrency serves invocations of the version or alias for "
                          "which it is allocated; it is charged whether it is used or not"}},
    .run = run,
});

}  // namespace plimsoll
