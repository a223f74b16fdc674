#include <algorithm>

#include "check/check.h"
#include "facts/iam_pattern.h"
#include "model/arn.h"
#include "model/grants.h"

namespace plimsoll {

namespace {

// "*", or every action of one service.
bool is_wildcard(std::string_view action) {
  return action == "*" || action == "*:*" || action.ends_with(":*");
}

bool is_literal(const Text& text) {
  return std::ranges::all_of(
      text.parts, [](const Text::Part& part) { return part.kind == Text::Part::Kind::literal; });
}

// The services that `*` reaches through what the statement names: on ARNs of queues only SQS acts.
std::string services_of(const Statement& statement) {
  std::vector<std::string> services;
  for (const ResourcePattern& resource : statement.resources) {
    std::string service = arn_service(resource.text);
    if (service.empty() && is_literal(resource.text)) return "every service";
    if (service.empty() || std::ranges::find(services, service) != services.end()) continue;
    services.push_back(service);
  }
  if (statement.resources.empty() || statement.not_resource) return "every service";
  if (services.empty()) return "whatever its Resource names";
  return fmt::format("{}", fmt::join(services, ", "));
}

std::string reach_of(const Statement& statement, std::string_view action) {
  if (action.starts_with('*')) return services_of(statement);
  return std::string(action.substr(0, action.find(':')));
}

// What the statement narrows a service to, if anything; of `*` the services say it.
std::string_view narrowed_to(const Statement& statement, std::string_view action) {
  const bool narrows = !action.starts_with('*') && !statement.not_resource &&
                       !statement.resources.empty() &&
                       std::ranges::none_of(statement.resources, [](const ResourcePattern& each) {
                         const std::string* text = each.value.as_string();
                         return text != nullptr && *text == "*";
                       });
  return narrows ? " on the resources of this statement" : "";
}

// Actions on nothing but ARNs of another service grant nothing. Some services act on the ARNs of
// one whose name theirs begins with: rds-data on a cluster of rds.
bool acts_elsewhere(const Statement& statement, std::string_view action) {
  if (action.starts_with('*') || statement.resources.empty() || statement.not_resource) {
    return false;
  }
  return std::ranges::all_of(statement.resources, [&](const ResourcePattern& resource) {
    const std::string service = arn_service(resource.text);
    return !service.empty() && !iam_pattern_matches(service + "*", action);
  });
}

void run(const Deployment& deployment, Report& report) {
  for (const auto& [function, role, statement] : unconditional_grants(deployment)) {
    for (const Value& action : statement.actions) {
      const std::string* text = action.as_string();
      if (text == nullptr || !is_wildcard(*text) || acts_elsewhere(statement, *text)) continue;
      const std::string reach = reach_of(statement, *text);
      report.find(action, "`{}` may call every action of {}: `{}`", function.name, reach, *text)
          .fails("a breach of `{}` can use every action of {}{}, deleting included", function.name,
                 reach, narrowed_to(statement, *text))
          .note(function, "runs with role `{}`", role.name)
          .advise("list the actions that the function calls");
    }
  }
}

}  // namespace

extern constinit const Check wildcard_action = declare({
    .id = "wildcard-action",
    .severity = Severity::warning,
    .summary = "function may call every action of a service",
    .evidence = {{.url = "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
                  .says = "apply least-privilege permissions"},
                 {.url = "https://docs.aws.amazon.com/securityhub/latest/userguide/"
                         "iam-controls.html",
                  .says = "IAM.21: policies should not allow wildcard actions for services"}},
    .security_severity = "7.0",
    .run = run,
});

}  // namespace plimsoll
