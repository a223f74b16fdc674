#include "check/selection.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "check/nearest.h"

namespace plimsoll {
namespace {

using NameList = std::vector<std::string>;

bool contains(const NameList& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

std::vector<std::string_view> valid_names(std::span<const CatalogEntry> entries) {
  std::vector<std::string_view> names;
  for (const CatalogEntry& entry : entries) {
    names.push_back(entry.check->id);
    names.push_back(entry.topic);
  }
  return names;
}

// What is wrong with the names; empty when each is an id or a topic.
std::string unknown_name(const NameList& names, std::span<const std::string_view> valid) {
  for (const std::string& name : names) {
    if (std::ranges::find(valid, name) != valid.end()) continue;
    return fmt::format("no check or topic is called `{}`; the nearest is `{}`", name,
                       nearest(name, valid));
  }
  return {};
}

bool is_selected(const CatalogEntry& entry, const SelectionRequest& request) {
  const Check& check = *entry.check;
  if (contains(request.ignore, check.id) || contains(request.ignore, entry.topic)) return false;
  if (contains(request.select, check.id)) return true;
  if (check.severity == Severity::advice && !request.strict) return false;
  return request.select.empty() || contains(request.select, entry.topic);
}

}  // namespace

Result<std::vector<const Check*>> select_checks(const SelectionRequest& request,
                                                std::span<const CatalogEntry> entries) {
  const std::vector<std::string_view> valid = valid_names(entries);
  for (const NameList* names : {&request.select, &request.ignore}) {
    std::string trouble = unknown_name(*names, valid);
    if (!trouble.empty()) return Trouble{std::move(trouble)};
  }

  std::vector<const Check*> checks;
  for (const CatalogEntry& entry : entries) {
    if (is_selected(entry, request)) checks.push_back(entry.check);
  }
  return checks;
}

}  // namespace plimsoll
