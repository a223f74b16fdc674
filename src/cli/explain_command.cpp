// `plimsoll explain` and `plimsoll checks`: what the embedded pages, the catalog and the table of
// failures say.
#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "check/catalog.h"
#include "check/marks.h"
#include "check/severity.h"
#include "cli/arguments.h"
#include "cli/command_line.h"
#include "cli/explain_failure.h"
#include "cli/help.h"
#include "cli/run_check.h"
#include "cli/symptom.h"

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

// What there is to say about a name or a text, and which checks it is about.
struct Explanation {
  std::string text;
  std::vector<const CatalogEntry*> checks;
  bool sure = true;  // false: only something similar is known
};

Explanation of_name(std::string_view name) {
  if (const CatalogEntry* entry = find_check(name)) return {without_marks(entry->page), {entry}};
  Explanation explanation{list(name), {}};
  for (const CatalogEntry& entry : catalog()) {
    if (entry.topic == name) explanation.checks.push_back(&entry);
  }
  return explanation;
}

void add(Explanation& explanation, const KnownFailure& failure) {
  if (!explanation.text.empty()) explanation.text += "\n----\n\n";
  explanation.text += explain(failure);
  for (const CatalogEntry* entry : checks_for(failure)) explanation.checks.push_back(entry);
}

std::string titles(std::string_view heading, const std::vector<const KnownFailure*>& failures) {
  if (failures.empty()) return {};
  std::string text = fmt::format("\n{}\n", heading);
  for (const KnownFailure* failure : failures) text += fmt::format("  {}\n", failure->title);
  return text;
}

// "TooManyRequestsException: Invoke answers 429"
std::string statuses_of_exceptions(std::string_view text) {
  std::string lines;
  for (const InvokeError& error : invoke_errors()) {
    if (text.find(error.exception) == std::string_view::npos) continue;
    lines += fmt::format("{}: Lambda's Invoke answers {}\n", error.exception, error.http_status);
  }
  return lines;
}

Explanation of_failure(std::string_view text) {
  Explanation explanation;
  const Symptom symptom = recognise(text);
  for (const KnownFailure* failure : symptom.sure) add(explanation, *failure);
  explanation.text += titles("The text has words of these, too:", symptom.other);
  if (const std::string statuses = statuses_of_exceptions(text); !statuses.empty()) {
    explanation.text += (explanation.text.empty() ? "" : "\n") + statuses;
  }
  if (!explanation.text.empty()) return explanation;
  explanation.sure = false;
  for (const KnownFailure* failure : similar(text)) add(explanation, *failure);
  return explanation;
}

// An id that nobody has is more likely mistyped than a symptom.
bool is_like_a_name(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c == '-' || (c >= 'a' && c <= 'z'); });
}

// The findings of these checks in a project.
ExitCode print_findings(const Explanation& explanation, const std::string& path,
                        const Surroundings& around) {
  CheckOptions options;
  options.format = &formats().front();
  options.as_of = around.today;
  options.paths = {path};
  for (const CatalogEntry* entry : explanation.checks) {
    options.layer.select.push_back({std::string(entry->check->id), "--in"});
  }
  around.out << fmt::format("\nOf that, in `{}`:\n\n", path);
  if (explanation.checks.empty()) {
    around.out << "nothing that could be seen there\n";
    return ExitCode::fine;
  }
  const Plan plan{.options = options, .stdin_text = {}};
  Kept kept;
  const Finished finished = run_check(plan, kept);
  around.out << report_text(finished.run, around.color);
  return finished.trouble ? ExitCode::trouble : ExitCode::fine;
}

ExitCode explain(const std::string& text, const std::vector<std::string>& paths,
                 const Surroundings& around) {
  Explanation explanation = of_name(text);
  if (explanation.text.empty() && is_like_a_name(text)) {
    return trouble(no_such("check or topic", text, explained_names()), around);
  }
  if (explanation.text.empty()) explanation = of_failure(text);
  if (explanation.text.empty()) {
    return trouble(fmt::format("nothing like `{}` is known", text), around);
  }
  if (!explanation.sure) {
    around.out << "Nothing known says exactly this. What is nearest to it:\n\n";
  }
  around.out << explanation.text;
  ExitCode code = ExitCode::fine;
  for (const std::string& path : paths) {
    code = std::max(code, print_findings(explanation, path, around));
  }
  return code;
}

}  // namespace

// A text may be pasted without quotes: its words are put together again.
ExitCode explain_command(Arguments args, const Surroundings& around) {
  constexpr OptionName in{"in"};
  const auto arguments = parse_arguments(args, {&in, 1});
  if (!arguments) return trouble(arguments.trouble(), around);
  std::string text;
  std::vector<std::string> paths;
  for (const Argument& argument : *arguments) {
    if (argument.name == "help") {
      around.out << help();
      return ExitCode::fine;
    }
    if (argument.name == "in") {
      paths.push_back(argument.value);
    } else {
      text += (text.empty() ? "" : " ") + argument.value;
    }
  }
  if (text.empty()) {
    return trouble("explain takes an ID, a TOPIC, a STATUS or the text of an error", around);
  }
  return explain(text, paths, around);
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
