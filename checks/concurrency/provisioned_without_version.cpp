#include "check/check.h"

namespace plimsoll {

namespace {

bool points_at_latest(const Alias& alias) {
  const std::string* version = alias.function_version.as_string();
  return version && *version == "$LATEST";
}

void report_alias(const Alias& alias, const ProvisionedConcurrency& provisioned, Report& report) {
  report
      .find(provisioned.amount,
            "provisioned concurrency is set on alias `{}`, and it points at $LATEST of `{}`",
            alias.name, provisioned.function.name)
      .fails(
          "deployment fails: \"Provisioned Concurrency Configs cannot be applied to unpublished "
          "function versions.\"")
      .note(alias.function_version, "$LATEST is not a published version")
      .advise("publish an AWS::Lambda::Version and let the alias point at it");
}

void report_function(const ProvisionedConcurrency& provisioned, Report& report) {
  const Function& function = provisioned.function;
  report
      .find(provisioned.amount,
            "provisioned concurrency is set on `{}`, which publishes no version to hold it",
            function.name)
      .fails(
          "deployment fails: \"To set ProvisionedConcurrencyConfig AutoPublishALias must be "
          "defined on the function\"")
      .note(function, "`{}` has no AutoPublishAlias", function.name)
      .advise("add AutoPublishAlias to `{}`", function.name);
}

void run(const Deployment& deployment, Report& report) {
  for (const ProvisionedConcurrency& provisioned : deployment.provisioned_concurrency) {
    if (!provisioned.amount.known()) continue;  // perhaps there is none
    const Qualifier& qualifier = provisioned.qualifier;
    if (qualifier.alias && points_at_latest(*qualifier.alias)) {
      report_alias(*qualifier.alias, provisioned, report);
    } else if (qualifier.is_latest()) {
      report_function(provisioned, report);
    }
  }
}

}  // namespace

extern constinit const Check provisioned_without_version = declare({
    .id = "provisioned-without-version",
    .severity = Severity::error,
    .summary = "provisioned concurrency is set on a function that has no published version",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "provisioned-concurrency.html",
                  .says = "provisioned concurrency is allocated to a version or an alias, and not "
                          "to an alias that points at $LATEST"},
                 {.url = "https://docs.aws.amazon.com/serverless-application-model/latest/"
                         "developerguide/sam-resource-function.html",
                  .says = "ProvisionedConcurrencyConfig needs AutoPublishAlias"}},
    .run = run,
});

}  // namespace plimsoll
