#include "check/meant_actions.h"

#include <algorithm>

#include <fmt/format.h>

#include "check/nearest.h"
#include "facts/iam_actions.h"
#include "facts/operation_actions.h"

namespace plimsoll {

namespace {

constexpr std::size_t few_typing_errors = 2;

// Longer names are misspelt in more places.
std::size_t typing_errors_in(std::string_view name) {
  return std::clamp<std::size_t>(name.size() / 5, few_typing_errors, 3);
}

// A name that goes on is another action: PutObjectVersion is no PutObjectVersionAcl misspelt.
bool may_be_misspelt(std::string_view name, std::string_view candidate) {
  if (name.empty() || candidate.front() != name.front()) return false;
  return !candidate.starts_with(name) || candidate.size() <= name.size() + few_typing_errors;
}

std::string near_to(std::string_view action) {
  const std::string_view service = action.substr(0, action.find(':'));
  const std::string_view name = action.substr(service.size() + 1);
  const std::vector<IamAction> actions = matching_iam_actions(fmt::format("{}:*", service));
  std::vector<std::string_view> names;
  for (const IamAction& one : actions) {
    if (may_be_misspelt(name, one.name)) names.push_back(one.name);
  }
  const std::string_view near = nearest(name, names, typing_errors_in(name));
  return near.empty() ? "" : fmt::format("{}:{}", service, near);
}

}  // namespace

std::vector<std::string> meant_actions(std::string_view action, WrittenAction verdict) {
  const OperationActions* operation = find_operation(action);
  if (operation != nullptr) return {operation->actions.begin(), operation->actions.end()};
  std::string meant;
  if (verdict == WrittenAction::no_service) meant = in_known_service(action);
  if (verdict == WrittenAction::no_action) meant = near_to(action);
  if (meant.empty()) return {};
  return {meant};
}

}  // namespace plimsoll
