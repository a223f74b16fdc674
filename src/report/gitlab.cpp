#include <string>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "check/check.h"
#include "report/reporters.h"
#include "report/words.h"

namespace plimsoll {
namespace {

using Json = nlohmann::ordered_json;

// In the words of Code Climate, which GitLab took over.
std::string_view severity(const Finding& finding) {
  switch (finding.severity()) {
    case Severity::error:
      return "critical";
    case Severity::warning:
      return "major";
    case Severity::advice:
      return "minor";
    case Severity::note:
      break;
  }
  return "info";
}

Json location(const Span& span, const Run& run) {
  const Excerpt& file = (*run.files)[span.file];
  return {{"path", run.in_repository(file.path())},
          {"lines", {{"begin", file.position(span.begin).line}}}};
}

Json issue(const Finding& finding, const Run& run) {
  return {{"type", "issue"},
          {"check_name", finding.check->id},
          {"description", whole_text(finding, " ")},
          {"severity", severity(finding)},
          {"fingerprint", finding.fingerprint},
          {"location", location(finding.span, run)}};
}

}  // namespace

std::string report_gitlab(const Run& run) {
  Json issues = Json::array();
  for (const Finding* finding : open_findings(run)) issues.push_back(issue(*finding, run));
  return issues.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace plimsoll
