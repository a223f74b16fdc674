// Which conditions matter: those on which something depends that the model reads. The others never
// multiply scenarios; what hangs on them is opaque.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "read/cfn_stacks.h"

namespace plimsoll {

// The conditions on which one resource depends, or one section, and where it is written.
struct Meeting {
  Span place;
  std::vector<ConditionId> conditions;  // at least one
};

struct Relevance {
  std::vector<ConditionId> conditions;  // in the order of declaration
  std::vector<Meeting> meetings;
  // Identities of the parameters whose values are used in these resources.
  std::set<std::string, std::less<>> used;
};

Relevance find_relevance(Stacks& stacks);

// The parameter or pseudo parameter behind a name. What a nested stack is passed with a plain `Ref`
// is the parameter of the outer template.
struct Origin {
  std::string identity;  // empty when there is no such parameter, or none that can be known
  const Parameter* parameter = nullptr;  // none for a pseudo parameter
};
Origin origin_of(const Instance& instance, std::string_view name);

}  // namespace plimsoll
