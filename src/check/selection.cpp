#include "check/selection.h"

#include <algorithm>

#include <fmt/format.h>

#include "check/nearest.h"

namespace plimsoll {
namespace {

using NameList = std::vector<std::string>;

bool contains(const NameList& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool is_selected(const CatalogEntry& entry, const SelectionRequest& request) {
  const Check& check = *entry.check;
  if (contains(request.ignore, check.id) || contains(request.ignore, entry.topic)) return false;
  if (contains(request.select, check.id)) return true;
  if (check.severity == Severity::advice && !wants_advice(check, request)) return false;
  return request.select.empty() || contains(request.select, entry.topic);
}

}  // namespace

bool wants_advice(const Check& check, const SelectionRequest& request) {
  return request.strict || contains(request.select, check.id);
}

std::string why_unknown(std::string_view name, std::span<const CatalogEntry> entries) {
  std::vector<std::string_view> valid;
  for (const CatalogEntry& entry : entries) {
    if (name == entry.check->id || name == entry.topic) return {};
    valid.push_back(entry.check->id);
    valid.push_back(entry.topic);
  }
  return fmt::format("no check or topic is called `{}`; the nearest is `{}`", name,
                     nearest(name, valid));
}

Result<std::vector<const Check*>> select_checks(const SelectionRequest& request,
                                                std::span<const CatalogEntry> entries) {
  for (const NameList* names : {&request.select, &request.ignore}) {
    for (const std::string& name : *names) {
      std::string trouble = why_unknown(name, entries);
      if (!trouble.empty()) return Trouble{std::move(trouble)};
    }
  }

  std::vector<const Check*> checks;
  for (const CatalogEntry& entry : entries) {
    if (is_selected(entry, request)) checks.push_back(entry.check);
  }
  return checks;
}

}  // namespace plimsoll
