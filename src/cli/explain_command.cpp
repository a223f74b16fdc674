// `plimsoll explain` and `plimsoll checks`: what the embedded pages and the catalog say.
#include <ostream>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "check/catalog.h"
#include "check/marks.h"
#include "check/severity.h"
#include "cli/arguments.h"
#include "cli/command_line.h"
#include "cli/help.h"

namespace plimsoll {
namespace {

using Json = nlohmann::ordered_json;

std::string line(const CatalogEntry& entry) {
  return fmt::format("  {:<32} {:<8} {}\n", entry.check->id, name_of(entry.check->severity),
                     entry.check->summary);
}

// The catalog, or the part of it with this topic, as a list under headings.
std::string list(std::string_view only_topic = {}) {
  std::string text;
  std::string_view topic;
  for (const CatalogEntry& entry : catalog()) {
    if (!only_topic.empty() && entry.topic != only_topic) continue;
    if (entry.topic != topic) text += fmt::format("{}{}\n", topic.empty() ? "" : "\n", entry.topic);
    topic = entry.topic;
    text += line(entry);
  }
  return text;
}

std::vector<std::string_view> explained_names() {
  std::vector<std::string_view> names;
  for (const CatalogEntry& entry : catalog()) {
    names.push_back(entry.check->id);
    names.push_back(entry.topic);
  }
  return names;
}

Json check_json(const CatalogEntry& entry) {
  const Check& check = *entry.check;
  Json evidence = Json::array();
  for (const Evidence& source : check.evidence) {
    if (!source.url.empty()) evidence.push_back({{"url", source.url}, {"says", source.says}});
  }
  return {{"check", check.id},
          {"topic", entry.topic},
          {"severity", name_of(check.severity)},
          {"summary", check.summary},
          {"evidence", evidence}};
}

std::string catalog_json() {
  Json checks = Json::array();
  for (const CatalogEntry& entry : catalog()) checks.push_back(check_json(entry));
  const Json tool{{"name", "plimsoll"}, {"version", version()}};
  return Json{{"schema", 1}, {"tool", tool}, {"checks", checks}}.dump(2) + "\n";
}

ExitCode explain(std::string_view name, const Surroundings& around) {
  if (const CatalogEntry* entry = find_check(name)) {
    around.out << without_marks(entry->page);
    return ExitCode::fine;
  }
  const std::string topic = list(name);
  if (topic.empty()) return trouble(no_such("check or topic", name, explained_names()), around);
  around.out << topic;
  return ExitCode::fine;
}

}  // namespace

ExitCode explain_command(Arguments args, const Surroundings& around) {
  const auto arguments = parse_arguments(args, {});
  if (!arguments) return trouble(arguments.trouble(), around);
  if (arguments->size() != 1) return trouble("explain takes one ID or TOPIC", around);
  const Argument& only = arguments->front();
  if (only.name.empty()) return explain(only.value, around);
  around.out << help();
  return ExitCode::fine;
}

ExitCode checks_command(Arguments args, const Surroundings& around) {
  constexpr OptionName format{"format"};
  const auto arguments = parse_arguments(args, {&format, 1});
  if (!arguments) return trouble(arguments.trouble(), around);
  std::string text = list();
  for (const Argument& argument : *arguments) {
    if (argument.name == "help") {
      text = help();
    } else if (argument.name.empty()) {
      return trouble(fmt::format("checks takes no argument `{}`", argument.value), around);
    } else if (argument.value == "json") {
      text = catalog_json();
    } else if (argument.value != "text") {
      constexpr std::string_view formats[] = {"text", "json"};
      return trouble(no_such("format", argument.value, formats), around);
    }
  }
  around.out << text;
  return ExitCode::fine;
}

}  // namespace plimsoll
