#include <optional>
#include <set>

#include "check/check.h"
#include "facts/credentials.h"

namespace plimsoll {

namespace {

struct Hidden {
  std::string source;
  std::string_view remedy;
};

// What CloudFormation puts in when it deploys, though the template keeps it out of sight.
std::optional<Hidden> hidden_source(std::string_view name, const Value& value) {
  constexpr std::string_view parameter = "NoEcho parameter ";
  for (const Text::Part& part : value.to_text().parts) {
    const std::string_view identity = part.opaque.identity;
    if (identity.starts_with(parameter)) {
      return Hidden{
          fmt::format("parameter `{}`, which has NoEcho", identity.substr(parameter.size())),
          "put it into Secrets Manager, pass its ARN, and let it be read when the function starts"};
    }
    if (identity.starts_with("{{resolve:secretsmanager:") && names_credential(name)) {
      return Hidden{"a secret of Secrets Manager",
                    "pass the secret's ARN, and let the function or the extension that needs it "
                    "read it when it starts"};
    }
  }
  return std::nullopt;
}

// Whether there was something to report.
bool judge(const Function& function, const Entry& variable, Report& report) {
  constexpr std::string_view failure =
      "whoever may call GetFunctionConfiguration reads it, in the console as well";
  const std::string* text = variable.value.as_string();
  if (const auto what = text ? credential(variable.key, *text) : std::nullopt) {
    report
        .find(variable.value, "`{}` of `{}` holds what looks like {}", variable.key, function.name,
              *what)
        .hide()
        .fails("{}, and everybody who has this file", failure)
        .advise("put a new one into Secrets Manager, and let the function read it from there");
    return true;
  }
  if (const auto hidden = hidden_source(variable.key, variable.value)) {
    report
        .find(variable.value, "`{}` of `{}` shows the value of {}", variable.key, function.name,
              hidden->source)
        .fails("{}", failure)
        .advise("{}", hidden->remedy);
    return true;
  }
  return false;
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> said;  // one in Globals is one secret, however many functions have it
  for (const Function& function : deployment.functions) {
    // With a key of one's own the environment is as secret as that key.
    if (function.resource->properties["KmsKeyArn"]) continue;
    for (const Entry& variable : function.environment.entries()) {
      if (said.contains(variable.value.span())) continue;
      if (judge(function, variable, report)) said.insert(variable.value.span());
    }
  }
}

}  // namespace

extern constinit const Check secret_in_environment = declare({
    .id = "secret-in-environment",
    .severity = Severity::warning,
    .summary = "environment of a function holds a credential in plain text",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
                  .says = "use Secrets Manager instead of environment variables for credentials"},
                 {.url = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
                         "parameters-section-structure.html",
                  .says = "NoEcho does not mask a parameter where a resource shows it"}},
    .security_severity = "5.0",
    .run = run,
});

}  // namespace plimsoll
