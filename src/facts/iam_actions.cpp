#include "facts/iam_actions.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>

#include "facts/iam_pattern.h"
#include "facts/lookup.h"
#include "text/lower_case.h"

namespace plimsoll {

namespace {

struct ServiceRow {
  std::string_view prefix;
  std::string_view names;  // of its actions, one after the other
  std::uint32_t first;     // of its rows in action_rows
  std::uint32_t count;
};

struct ActionRow {
  std::uint16_t name;            // offset in the names of its service
  std::uint16_t resource_types;  // index in resource_type_lists
  std::uint8_t name_length;
  AccessLevel access_level : 7;
  bool always_names_resource : 1;
};
static_assert(sizeof(ActionRow) == 6);

#include "facts/iam_actions.inc"

static_assert(is_keyed(service_rows, &ServiceRow::prefix));

// The order of the rows. Templates name thousands of actions: nothing is copied to compare them.
bool is_before(std::string_view left, std::string_view right) {
  const std::size_t shorter = std::min(left.size(), right.size());
  for (std::size_t i = 0; i < shorter; ++i) {
    if (left[i] == right[i]) continue;
    const char one = lower_case(left[i]);
    const char other = lower_case(right[i]);
    if (one != other) return one < other;
  }
  return left.size() < right.size();
}

bool is_pattern(std::string_view text) {
  return text.find_first_of("*?") != std::string_view::npos;
}

const ServiceRow* find_service(std::string_view prefix) {
  const auto row = std::ranges::lower_bound(service_rows, prefix, is_before, &ServiceRow::prefix);
  return row == std::end(service_rows) || is_before(prefix, row->prefix) ? nullptr : &*row;
}

std::span<const ActionRow> actions_of(const ServiceRow& service) {
  return std::span(action_rows).subspan(service.first, service.count);
}

std::string_view name_of(const ServiceRow& service, const ActionRow& row) {
  return service.names.substr(row.name, row.name_length);
}

IamAction to_action(const ServiceRow& service, const ActionRow& row) {
  return {service.prefix, name_of(service, row), row.access_level,
          resource_type_lists[row.resource_types], row.always_names_resource};
}

void add_matches(const ServiceRow& service, std::string_view pattern,
                 std::vector<IamAction>& matches) {
  std::string action = std::string(service.prefix) + ':';
  for (const ActionRow& row : actions_of(service)) {
    action.resize(service.prefix.size() + 1);
    action += name_of(service, row);
    if (iam_pattern_matches(pattern, action)) matches.push_back(to_action(service, row));
  }
}

}  // namespace

std::optional<IamAction> find_iam_action(std::string_view action) {
  const std::size_t colon = std::min(action.find(':'), action.size());
  const ServiceRow* service = find_service(action.substr(0, colon));
  if (!service || colon == action.size()) return std::nullopt;
  const std::string_view name = action.substr(colon + 1);
  const auto rows = actions_of(*service);
  const auto its_name = [&](const ActionRow& row) { return name_of(*service, row); };
  const auto row = std::ranges::lower_bound(rows, name, is_before, its_name);
  if (row == rows.end() || is_before(name, its_name(*row))) return std::nullopt;
  return to_action(*service, *row);
}

std::vector<IamAction> matching_iam_actions(std::string_view pattern) {
  const std::string_view prefix = pattern.substr(0, pattern.find(':'));
  std::vector<IamAction> matches;
  if (!is_pattern(pattern)) {
    if (const auto action = find_iam_action(pattern)) matches.push_back(*action);
    return matches;
  }
  if (!is_pattern(prefix)) {
    const ServiceRow* service = find_service(prefix);
    if (service && prefix.size() < pattern.size()) add_matches(*service, pattern, matches);
    return matches;
  }
  for (const ServiceRow& service : service_rows) {
    const bool possible = pattern == "*" || (prefix.size() < pattern.size() &&
                                             iam_pattern_matches(prefix, service.prefix));
    if (possible) add_matches(service, pattern, matches);
  }
  return matches;
}

bool is_iam_service(std::string_view prefix) {
  return find_service(prefix) != nullptr;
}

Date iam_actions_as_of() {
  return collected;
}

}  // namespace plimsoll
