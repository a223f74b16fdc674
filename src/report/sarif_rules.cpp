#include "report/sarif_rules.h"

#include <string>

#include "check/catalog.h"
#include "check/marks.h"
#include "check/page.h"
#include "report/display.h"

namespace plimsoll {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longest_description = 1024;  // what code scanning accepts

// "timeout-exceeds-caller" becomes "TimeoutExceedsCaller".
std::string pascal_case(std::string_view id) {
  std::string name;
  bool begins_word = true;
  for (const char c : id) {
    const bool lower = c >= 'a' && c <= 'z';
    if (c != '-') name += begins_word && lower ? static_cast<char>(c - 'a' + 'A') : c;
    begins_word = c == '-';
  }
  return name;
}

std::string full_description(const CatalogEntry& entry) {
  std::string text = opening_of(entry.page);
  if (text.empty()) return std::string(entry.check->summary);
  if (text.size() > longest_description) {
    text.resize(step_back(text, longest_description, 1));
  }
  return text;
}

std::string_view problem_severity(Severity severity) {
  if (severity == Severity::error) return "error";
  return severity == Severity::warning ? "warning" : "recommendation";
}

Json properties(const CatalogEntry& entry) {
  const Check& check = *entry.check;
  Json properties{{"tags", Json::array({"serverless", entry.topic})},
                  {"precision", "high"},
                  {"problem.severity", problem_severity(check.severity)}};
  // Its mere presence makes a rule a security rule.
  if (!check.security_severity.empty()) {
    properties["tags"].push_back("security");
    properties["security-severity"] = check.security_severity;
  }
  return properties;
}

Json rule(const CatalogEntry& entry) {
  const Check& check = *entry.check;
  const std::string page = without_marks(entry.page);
  return {{"id", check.id},
          {"name", pascal_case(check.id)},
          {"shortDescription", {{"text", check.summary}}},
          {"fullDescription", {{"text", full_description(entry)}}},
          {"helpUri", check.evidence[0].url},
          {"help", {{"text", page}, {"markdown", page}}},
          {"defaultConfiguration", {{"level", sarif_level(check.severity)}}},
          {"properties", properties(entry)}};
}

}  // namespace

Json sarif_rules() {
  Json rules = Json::array();
  for (const CatalogEntry& entry : catalog()) rules.push_back(rule(entry));
  return rules;
}

std::optional<std::size_t> sarif_rule_index(const Check& check) {
  const CatalogEntry* entry = find_check(check.id);
  if (entry == nullptr) return std::nullopt;
  return static_cast<std::size_t>(entry - catalog().data());
}

std::string_view sarif_level(Severity severity) {
  if (severity == Severity::error) return "error";
  return severity == Severity::warning ? "warning" : "note";
}

}  // namespace plimsoll
