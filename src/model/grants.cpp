#include "model/grants.h"

#include <cstddef>
#include <set>
#include <utility>

#include "model/deployment.h"

namespace plimsoll {

namespace {

bool grants_unconditionally(const Statement& statement) {
  return statement.effect == Effect::allow && !statement.not_action &&
         statement.condition.is_absent();
}

}  // namespace

std::vector<Grant> unconditional_grants(const Deployment& deployment) {
  // By place and number: what SAM makes of one policy template stands in one place.
  std::set<std::pair<Span, std::size_t>> seen;
  std::vector<Grant> grants;
  for (const Role& role : deployment.roles) {
    if (role.functions.empty()) continue;
    for (const Policy& policy : role.policies) {
      if (policy.kind != Policy::Kind::written) continue;
      for (std::size_t i = 0; i < policy.statements.size(); ++i) {
        const Statement& statement = policy.statements[i];
        if (!grants_unconditionally(statement)) continue;
        if (!seen.emplace(statement.written.span(), i).second) continue;
        grants.push_back(
            {.function = *role.functions.front(), .role = role, .statement = statement});
      }
    }
  }
  return grants;
}

}  // namespace plimsoll
