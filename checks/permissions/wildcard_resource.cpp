#include <algorithm>
#include <map>
#include <vector>

#include "check/check.h"
#include "facts/iam_actions.h"
#include "facts/iam_pattern.h"
#include "facts/managed_policies.h"
#include "model/grants.h"

namespace plimsoll {

namespace {

// AWS's own execution policies grant these on every resource, and nothing is won by narrowing them.
constexpr std::string_view execution_policies[] = {
    "AWSLambdaBasicExecutionRole", "AWSLambdaVPCAccessExecutionRole", "AWSLambdaMSKExecutionRole",
    "AmazonS3ObjectLambdaExecutionRolePolicy", "AWSXRayDaemonWriteAccess"};

// Network interfaces are Lambda's to make and remove for a function in a VPC: none has an ARN
// before.
bool is_network_interface_action(std::string_view action) {
  return iam_pattern_matches("ec2:*NetworkInterface*", action) ||
         iam_pattern_matches("ec2:*PrivateIpAddresses", action);
}

bool granted_by_execution_policies(std::string_view action) {
  for (const std::string_view name : execution_policies) {
    const ManagedPolicy* policy = find_managed_policy(name);
    if (policy == nullptr) continue;
    for (const PolicyStatement& statement : policy->statements) {
      const auto grants = [&](std::string_view granted) {
        return iam_pattern_matches(granted, action);
      };
      if (std::any_of(statement.actions.begin(), statement.actions.end(), grants)) return true;
    }
  }
  return false;
}

// Tells what there is and how it is set up, not what is in it.
bool only_describes(const IamAction& action) {
  return action.access_level == AccessLevel::list || action.name.starts_with("List") ||
         action.name.starts_with("Describe");
}

enum class Harm : std::uint8_t { none, reads, changes };

Harm harm_of(const IamAction& action) {
  const std::string name = fmt::format("{}:{}", action.service, action.name);
  if (!action.always_names_resource || only_describes(action)) return Harm::none;
  if (is_network_interface_action(name) || granted_by_execution_policies(name)) return Harm::none;
  return action.access_level == AccessLevel::read ? Harm::reads : Harm::changes;
}

// The worst that the pattern covers and that a policy could narrow to a resource. A whole service
// is wildcard-action's to say.
Harm worst_of(std::string_view pattern) {
  Harm worst = Harm::none;
  if (pattern.starts_with('*') || pattern.ends_with(":*")) return worst;
  for (const IamAction& action : matching_iam_actions(pattern)) {
    worst = std::max(worst, harm_of(action));
  }
  return worst;
}

// Each pattern of the files is looked up once.
using Harms = std::map<std::string_view, Harm>;

Harm narrowable(std::string_view pattern, Harms& harms) {
  const auto [entry, is_new] = harms.try_emplace(pattern, Harm::none);
  if (is_new) entry->second = worst_of(pattern);
  return entry->second;
}

const Value* everything(const Statement& statement) {
  for (const ResourcePattern& resource : statement.resources) {
    const std::string* text = resource.value.as_string();
    if (text != nullptr && *text == "*") return &resource.value;
  }
  return nullptr;
}

void judge(const Grant& grant, Harms& harms, Report& report) {
  const auto& [function, role, statement] = grant;
  const Value* resource = statement.not_resource ? nullptr : everything(statement);
  if (resource == nullptr) return;

  int count = 0;
  const Value* worst = nullptr;
  Harm harm = Harm::none;
  for (const Value& action : statement.actions) {
    const std::string* text = action.as_string();
    const Harm its_harm = text ? narrowable(*text, harms) : Harm::none;
    if (its_harm == Harm::none) continue;
    ++count;
    if (its_harm <= harm) continue;
    harm = its_harm;
    worst = &action;
  }
  if (worst == nullptr) return;

  const std::string more = count == 1 ? "" : fmt::format(" and {} more", count - 1);
  report
      .find(*resource, "`{}` may call `{}`{} on every resource of the account", function.name,
            *worst->as_string(), more)
      .fails("a breach of `{}` can do so to what it never uses, all over the account",
             function.name)
      .note(*worst, "an action that can be narrowed to a resource")
      .advise(
          "name the ARNs that the function uses; what takes none goes into a statement of its own");
}

void run(const Deployment& deployment, Report& report) {
  Harms harms;
  for (const Grant& grant : unconditional_grants(deployment)) judge(grant, harms, report);
}

}  // namespace

extern constinit const Check wildcard_resource = declare({
    .id = "wildcard-resource",
    .severity = Severity::warning,
    .summary = "function may act on every resource with actions that could be narrowed to one",
    .evidence = {{.url = "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
                  .says = "apply least-privilege permissions"},
                 {.url = "https://docs.aws.amazon.com/service-authorization/latest/reference/"
                         "reference_policies_actions-resources-contextkeys.html",
                  .says = "which actions take a resource ARN"}},
    .security_severity = "5.0",
    .run = run,
});

}  // namespace plimsoll
