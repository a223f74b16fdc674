#include "facts/written_action.h"

#include <fmt/format.h>

#include "facts/iam_actions.h"
#include "facts/operation_actions.h"

namespace plimsoll {

namespace {

bool is_pattern(std::string_view text) {
  return text.find_first_of("*?") != std::string_view::npos;
}

bool covers_any(std::string_view action) {
  return is_pattern(action) ? !matching_iam_actions(action).empty()
                            : find_iam_action(action).has_value();
}

}  // namespace

WrittenAction look_up(std::string_view action) {
  if (action == "*") return WrittenAction::known;
  const std::size_t colon = action.find(':');
  if (colon == std::string_view::npos) return WrittenAction::no_prefix;
  const std::string_view service = action.substr(0, colon);
  if (!is_pattern(service)) {
    if (!is_iam_service(service)) return WrittenAction::no_service;
    if (action.substr(colon + 1) == "*") return WrittenAction::known;
  }
  if (covers_any(action)) return WrittenAction::known;
  const OperationActions* operation = find_operation(action);
  const bool maybe = operation != nullptr && operation->actions.empty();
  return maybe ? WrittenAction::known : WrittenAction::no_action;
}

std::string in_known_service(std::string_view action) {
  const std::size_t colon = action.find(':');
  for (std::size_t length = colon; length > 2; --length) {
    std::string other = fmt::format("{}{}", action.substr(0, length), action.substr(colon));
    if (find_iam_action(other)) return other;
  }
  return "";
}

}  // namespace plimsoll
