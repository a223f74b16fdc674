#include "read/cfn_variables.h"

#include <algorithm>
#include <utility>

namespace plimsoll {

const Class* Variable::find(std::string_view constant) const {
  const auto found = std::find_if(classes.begin(), classes.end(), [constant](const Class& one) {
    return one.constant && *one.constant == constant;
  });
  return found == classes.end() ? nullptr : &*found;
}

void Variables::add(std::string identity, Variable variable) {
  by_identity_.emplace(std::move(identity), static_cast<VariableId>(all_.size()));
  all_.push_back(std::move(variable));
}

std::optional<VariableId> Variables::find(std::string_view identity) const {
  const auto found = by_identity_.find(identity);
  if (found == by_identity_.end()) return std::nullopt;
  return found->second;
}

VariableId Variables::comparison(const std::string& compared) {
  if (const auto known = find(compared)) return *known;
  add(compared, {compared, {{"false", {}}, {"true", {}}}, {}, true});
  return static_cast<VariableId>(all_.size() - 1);
}

}  // namespace plimsoll
