#include "model/missing_grants.h"

#include <algorithm>
#include <array>

#include "code/facts.h"
#include "model/deployment.h"
#include "model/needs.h"

namespace plimsoll {

namespace {

// Whoever assumes a role, or uses a key, may be let in by that role's or key's own policy alone,
// which mostly lies outside the files.
bool admitted_elsewhere(std::string_view prefix) {
  return prefix == "sts" || prefix == "kms";
}

bool names_only_services(const Value& principal) {
  return principal.is_map() && !principal.is_open() &&
         std::ranges::all_of(principal.entries(),
                             [](const Entry& entry) { return entry.key == "Service"; });
}

// Whether a policy of a resource may let the function in, whatever its role says.
bool may_be_admitted(const Deployment& deployment, std::string_view action) {
  for (const ResourcePolicy& policy : deployment.resource_policies) {
    for (const Statement& statement : policy.statements) {
      if (statement.effect == Effect::deny || names_only_services(statement.principal)) continue;
      if (speaks_of(statement, action) != Answer::no) return true;
    }
  }
  return false;
}

// What has no name is there in no deployment, and neither is what this one has no variable for: the
// code may be that of several.
bool is_switched_off(const SdkCall& call) {
  const std::string* name = call.given.as_string();
  const bool unnamed = name && name->empty();
  return unnamed ||
         (!call.variable.empty() && call.function.environment[call.variable].is_absent());
}

// In one scenario of several, what is granted and what is done may be switched off together: what
// is done on a condition only, or to what the deployer may leave out.
bool may_be_switched_off(const SdkCall& call, const Deployment& deployment) {
  if (is_switched_off(call)) return true;
  const bool left_out = call.given.as_opaque() != nullptr;
  return !deployment.resources.scenario.empty() && (call.call.when.branched || left_out);
}

enum class Verdict : std::uint8_t { fine, missing, elsewhere };

Verdict judge(const SdkCall& call, const std::string& action, const Deployment& deployment) {
  const Role& role = *call.function.execution_role;
  if (allows_everywhere(role, action)) return Verdict::fine;
  const Answer anywhere = may(role, action);
  if (anywhere == Answer::no && !may_be_admitted(deployment, action)) return Verdict::missing;
  if (anywhere != Answer::yes) return Verdict::fine;
  const Text arn = acted_on(call, action, deployment.names);
  const bool elsewhere = !arn.parts.empty() && !denies(role, action) &&
                         may(role, action, &arn) == Answer::no &&
                         !may_be_admitted(deployment, action);
  return elsewhere ? Verdict::elsewhere : Verdict::fine;
}

void judge(const SdkCall& call, const Deployment& deployment, std::vector<MissingGrant>& missing) {
  std::array<std::vector<std::string>, 3> by_verdict;
  for (const std::string& action : call.asks.actions) {
    by_verdict[static_cast<std::size_t>(judge(call, action, deployment))].push_back(action);
  }
  auto& [fine, absent, elsewhere] = by_verdict;
  if (!call.asks.every && !fine.empty()) return;
  if (!absent.empty()) {
    missing.push_back({.call = call, .actions = std::move(absent), .elsewhere = false});
  } else if (!elsewhere.empty()) {
    missing.push_back({.call = call, .actions = std::move(elsewhere), .elsewhere = true});
  }
}

bool speaks_of_service(const Statement& statement, std::string_view prefix) {
  const std::string* first = statement.actions.empty() ? nullptr : statement.actions[0].as_string();
  return statement.effect == Effect::allow && !statement.written.is_absent() &&
         !statement.not_action && first && first->size() > prefix.size() &&
         first->starts_with(prefix) && (*first)[prefix.size()] == ':';
}

}  // namespace

std::vector<MissingGrant> missing_grants(const Deployment& deployment) {
  std::vector<MissingGrant> missing;
  for (const SdkCall& call : deployment.sdk_calls) {
    if (call.function.execution_role == nullptr || !call.by_own_role()) continue;
    if (admitted_elsewhere(call.asks.iam_prefix) || call.call.when.handed_on) continue;
    if (may_be_switched_off(call, deployment)) continue;
    judge(call, deployment, missing);
  }
  return missing;
}

Place closest_statement(const MissingGrant& missing, const Deployment& deployment) {
  const Role& role = *missing.call.function.execution_role;
  const std::string& action = missing.actions.front();
  if (missing.elsewhere) return closest_grant(role, action);
  const Text arn = acted_on(missing.call, action, deployment.names);
  const Statement* closest = nullptr;
  for (const Policy& policy : role.policies) {
    for (const Statement& statement : policy.statements) {
      if (!speaks_of_service(statement, missing.call.asks.iam_prefix)) continue;
      const bool same = !arn.parts.empty() && concerns(statement, arn) == Answer::yes;
      if (closest == nullptr || same) closest = &statement;
      if (same) return closest->actions.front();
    }
  }
  return closest == nullptr ? Place(role) : Place(closest->actions.front());
}

}  // namespace plimsoll
