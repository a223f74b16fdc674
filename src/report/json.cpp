#include <string>

#include <nlohmann/json.hpp>

#include "check/catalog.h"
#include "check/severity.h"
#include "report/reporters.h"

namespace plimsoll {
namespace {

using Json = nlohmann::ordered_json;

constexpr int schema_version = 1;

// Columns count code points from 1; the end is the first column that is not meant.
void add_start(Json& object, const Excerpt& file, const Span& span) {
  const Position begin = file.position(span.begin);
  object["file"] = file.path();
  object["line"] = begin.line;
  object["column"] = begin.column;
}

void add_end(Json& object, const Excerpt& file, const Span& span) {
  const Position end = file.position(span.end);
  object["end_line"] = end.line;
  object["end_column"] = end.column;
}

Json note_json(const Note& note, const Excerpts& files) {
  Json object;
  add_start(object, files[note.span.file], note.span);
  object["text"] = note.text;
  return object;
}

// Edits that mend the finding, all together; columns as everywhere. Null where there is none.
Json fix_json(const Fix& fix, const Excerpts& files) {
  if (fix.edits.empty()) return nullptr;
  Json edits = Json::array();
  for (const TextEdit& edit : fix.edits) {
    const Excerpt& file = files[edit.span.file];
    Json object;
    add_start(object, file, edit.span);
    add_end(object, file, edit.span);
    object["text"] = edit.text;
    edits.push_back(std::move(object));
  }
  return {{"safe", fix.safe}, {"edits", std::move(edits)}};
}

Json finding_json(const Finding& finding, const Excerpts& files) {
  const Excerpt& file = files[finding.span.file];
  Json object{{"check", finding.check->id},
              {"topic", topic_of(*finding.check)},
              {"severity", name_of(finding.severity())},
              {"message", finding.message},
              {"failure", finding.failure},
              {"help", finding.help},
              {"scenario", finding.scenario},
              {"resource", finding.resource}};
  add_start(object, file, finding.span);
  add_end(object, file, finding.span);
  object["notes"] = Json::array();
  for (const Note& note : finding.notes) object["notes"].push_back(note_json(note, files));
  object["fix"] = fix_json(finding.fix, files);
  object["fingerprint"] = finding.fingerprint;
  object["suppressed"] = finding.suppressed;
  object["baselined"] = finding.baselined;
  return object;
}

Json mended_json(const Mended& edit) {
  return {{"file", edit.file},
          {"line", edit.line},
          {"check", edit.check->id},
          {"help", edit.help},
          {"why_not", edit.why_not}};
}

Json input_json(const Input& input) {
  return {{"file", input.file},
          {"kind", input.kind},
          {"resources", input.resources},
          {"functions", input.functions},
          {"handlers_read", input.handlers_read},
          {"opaque_settings", input.opaque_settings},
          {"scenarios", input.scenarios}};
}

Json problem_json(const Problem& problem) {
  return {{"file", problem.file},
          {"line", problem.position.line},
          {"column", problem.position.column},
          {"message", problem.message}};
}

Json skipped_json(const Skipped& group) {
  return {{"why", group.why}, {"files", group.files}, {"paths", group.paths}};
}

Json summary_json(const Run& run) {
  const Summary summary = summarise(run.findings);
  return {{"error", summary.error},         {"warning", summary.warning},
          {"advice", summary.advice},       {"suppressed", summary.suppressed},
          {"baselined", summary.baselined}, {"unchanged", run.unchanged}};
}

}  // namespace

std::string report_json(const Run& run) {
  Json report{
      {"schema", schema_version},
      {"tool", {{"name", "plimsoll"}, {"version", run.version}, {"as_of", to_string(run.as_of)}}},
      {"inputs", Json::array()},
      {"findings", Json::array()},
      {"problems", Json::array()}};
  for (const Input& input : run.inputs) report["inputs"].push_back(input_json(input));
  for (const Finding& finding : run.findings) {
    report["findings"].push_back(finding_json(finding, *run.files));
  }
  for (const Problem& problem : run.problems) report["problems"].push_back(problem_json(problem));
  report["skipped"] = Json::array();
  for (const Skipped& group : run.skipped) report["skipped"].push_back(skipped_json(group));
  report["mended"] = Json::array();
  for (const Mended& edit : run.mended) report["mended"].push_back(mended_json(edit));
  report["summary"] = summary_json(run);
  // Text of a file may be no UTF-8; JSON must be.
  return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace plimsoll
