#include "report/run.h"

#include <algorithm>
#include <functional>

#include "check/check.h"

namespace plimsoll {

const std::string& Run::in_repository(const std::string& path) const {
  const auto known = repository_paths.find(path);
  return known == repository_paths.end() ? path : known->second;
}

Summary summarise(const std::vector<Finding>& findings) {
  Summary summary;
  for (const Finding& finding : findings) {
    if (!finding.is_open()) {
      ++(finding.suppressed ? summary.suppressed : summary.baselined);
      continue;
    }
    switch (finding.severity()) {
      case Severity::error:
        ++summary.error;
        break;
      case Severity::warning:
        ++summary.warning;
        break;
      case Severity::advice:
        ++summary.advice;
        break;
      case Severity::note:
        ++summary.note;
        break;
    }
  }
  return summary;
}

std::vector<const Finding*> open_findings(const Run& run) {
  std::vector<const Finding*> findings;
  for (const Finding& finding : run.findings) {
    if (finding.is_open()) findings.push_back(&finding);
  }
  return findings;
}

std::vector<const Finding*> worst_first(const Run& run) {
  std::vector<const Finding*> findings = open_findings(run);
  std::ranges::stable_sort(findings, std::greater(),
                           [](const Finding* finding) { return finding->severity(); });
  return findings;
}

bool is_mended_by_fix(const Finding& finding) {
  return finding.is_open() && finding.fix.safe && !finding.fix.edits.empty();
}

}  // namespace plimsoll
