#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "check/catalog.h"
#include "report/reporters.h"
#include "report/sarif_rules.h"
#include "report/uri.h"
#include "report/words.h"

namespace plimsoll {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
// What code scanning accepts in one run.
constexpr std::size_t most_results = 25'000;

class SarifReport {
 public:
  explicit SarifReport(const Run& run) : run_(run), findings_(reported()) {}

  Json write() const {
    Json results = Json::array();
    for (const Finding* finding : findings_) results.push_back(result(*finding));
    const Json driver{{"name", "plimsoll"},
                      {"version", run_.version},
                      {"semanticVersion", run_.version},
                      {"rules", sarif_rules()}};
    Json run{{"tool", {{"driver", driver}}},
             {"invocations", Json::array({invocation()})},
             {"columnKind", "utf16CodeUnits"},
             {"results", std::move(results)}};
    return {{"$schema", schema}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}};
  }

 private:
  // Suppressed and baselined findings are left out: code scanning would show them as open. Where
  // there are too many, the worst are kept, in their order.
  std::vector<const Finding*> reported() {
    if (open_findings(run_).size() <= most_results) return open_findings(run_);
    std::vector<const Finding*> worst = worst_first(run_);
    left_out_ = worst.size() - most_results;
    worst.resize(most_results);
    std::ranges::sort(worst);  // they lie in one vector: their addresses are in its order
    return worst;
  }

  Json result(const Finding& finding) const {
    Json result{{"ruleId", finding.check->id},
                {"level", sarif_level(finding.severity())},
                {"message", {{"text", whole_text(finding, " ")}}},
                {"locations", Json::array({{{"physicalLocation", place(finding.span)}}})}};
    if (const auto index = sarif_rule_index(*finding.check)) result["ruleIndex"] = *index;
    for (std::size_t i = 0; i < finding.notes.size(); ++i) {
      result["relatedLocations"].push_back(related(finding.notes[i], i));
    }
    if (!finding.fix.edits.empty()) result["fixes"] = Json::array({fix(finding)});
    // primaryLocationLineHash is left to the action that uploads the file: it warns about any other
    // value than its own.
    result["partialFingerprints"] = {{"plimsoll/v1", finding.fingerprint}};
    return result;
  }

  // One change a file; an edit of plimsoll's stays in one file.
  Json fix(const Finding& finding) const {
    Json replacements = Json::array();
    for (const TextEdit& edit : finding.fix.edits) replacements.push_back(replacement(edit));
    const Excerpt& file = (*run_.files)[finding.fix.edits.front().span.file];
    const Json change{{"artifactLocation", {{"uri", to_uri(run_.in_repository(file.path()))}}},
                      {"replacements", std::move(replacements)}};
    return {{"description", {{"text", sentence(finding.help)}}},
            {"artifactChanges", Json::array({change})}};
  }

  Json replacement(const TextEdit& edit) const {
    const Excerpt& file = (*run_.files)[edit.span.file];
    const Position begin = file.position(edit.span.begin);
    const Position end = file.position(edit.span.end);
    return {{"deletedRegion",
             {{"startLine", begin.line},
              {"startColumn", begin.utf16_column},
              {"endLine", end.line},
              {"endColumn", end.utf16_column}}},
            {"insertedContent", {{"text", edit.text}}}};
  }

  Json related(const Note& note, std::size_t id) const {
    Json location{{"id", id}, {"physicalLocation", place(note.span)}};
    if (!note.text.empty()) location["message"] = {{"text", sentence(note.text)}};
    return location;
  }

  // One line, because an alert is shown in a pull request only when its whole region is in the
  // difference.
  Json place(const Span& span) const {
    const Excerpt& file = (*run_.files)[span.file];
    const Position begin = file.position(span.begin);
    const Position end = file.position(span.end);
    return {{"artifactLocation", {{"uri", to_uri(run_.in_repository(file.path()))}}},
            {"region",
             {{"startLine", begin.line},
              {"startColumn", begin.utf16_column},
              {"endColumn", end.utf16_column}}}};
  }

  Json invocation() const {
    Json notifications = Json::array();
    for (const Problem& problem : run_.problems) notifications.push_back(notification(problem));
    if (left_out_ > 0) {
      const std::string text =
          fmt::format("{} findings of the least severity are left out: code scanning takes {}",
                      left_out_, most_results);
      notifications.push_back({{"level", "warning"}, {"message", {{"text", text}}}});
    }
    const bool sound = std::ranges::none_of(run_.problems, &Problem::internal);
    return {{"executionSuccessful", sound}, {"toolExecutionNotifications", notifications}};
  }

  Json notification(const Problem& problem) const {
    Json notification{{"level", "error"}, {"message", {{"text", sentence(problem.message)}}}};
    if (problem.file.empty()) return notification;
    const Json place{
        {"artifactLocation", {{"uri", to_uri(run_.in_repository(problem.file))}}},
        {"region",
         {{"startLine", problem.position.line}, {"startColumn", problem.position.utf16_column}}}};
    notification["locations"] = Json::array({{{"physicalLocation", place}}});
    return notification;
  }

  const Run& run_;
  std::size_t left_out_ = 0;
  std::vector<const Finding*> findings_;
};

}  // namespace

std::string report_sarif(const Run& run) {
  // Without indentation: an upload has a size limit. Text of a file may be no UTF-8; JSON must be.
  return SarifReport(run).write().dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace plimsoll
