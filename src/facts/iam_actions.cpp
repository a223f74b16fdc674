#include "facts/iam_actions.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>

#include "facts/iam_pattern.h"
#include "facts/lookup.h"

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

std::string to_lower(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
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
  const std::string wanted = to_lower(action);
  const std::size_t colon = std::min(wanted.find(':'), wanted.size());
  const ServiceRow* service =
      find_row(service_rows, std::string_view(wanted).substr(0, colon), &ServiceRow::prefix);
  if (!service || colon == wanted.size()) return std::nullopt;
  const std::string name = wanted.substr(colon + 1);
  const auto lower_name = [&](const ActionRow& row) { return to_lower(name_of(*service, row)); };
  const ActionRow* row = find_row(actions_of(*service), name, lower_name);
  if (!row) return std::nullopt;
  return to_action(*service, *row);
}

std::vector<IamAction> matching_iam_actions(std::string_view pattern) {
  const std::string_view prefix = pattern.substr(0, pattern.find(':'));
  std::vector<IamAction> matches;
  for (const ServiceRow& service : service_rows) {
    const bool possible = pattern == "*" || (prefix.size() < pattern.size() &&
                                             iam_pattern_matches(prefix, service.prefix));
    if (possible) add_matches(service, pattern, matches);
  }
  return matches;
}

bool is_iam_service(std::string_view prefix) {
  return find_row(service_rows, std::string_view(to_lower(prefix)), &ServiceRow::prefix) != nullptr;
}

Date iam_actions_as_of() {
  return collected;
}

}  // namespace plimsoll
