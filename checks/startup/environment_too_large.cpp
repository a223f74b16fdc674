#include "check/check.h"
#include "facts/lambda_limits.h"

namespace plimsoll {

namespace {

// What is known of a value is the least that it will take.
std::size_t known_bytes(const Value& value) {
  std::size_t bytes = 0;
  for (const Text::Part& part : value.to_text().parts) bytes += part.literal.size();
  return bytes;
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    std::size_t bytes = 0;
    for (const Entry& variable : function.environment.entries()) {
      bytes += variable.key.size() + known_bytes(variable.value);
    }
    if (bytes <= max_environment_bytes) continue;
    report
        .find(function.environment,
              "the variables of `{}` take {} bytes or more, and Lambda takes {}", function.name,
              bytes, max_environment_bytes)
        .fails(
            "deployment fails: \"Lambda was unable to configure your environment variables "
            "because the environment variables you have provided exceeded the 4KB limit\"")
        .advise("move the long ones to Parameter Store, AppConfig or a file of the package");
  }
}

}  // namespace

extern constinit const Check environment_too_large = declare({
    .id = "environment-too-large",
    .severity = Severity::error,
    .summary = "environment of a function is larger than Lambda takes",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
                  .says = "environment variables: 4 KB, in aggregate"}},
    .run = run,
});

}  // namespace plimsoll
