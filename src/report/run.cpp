#include "report/run.h"

#include "check/check.h"

namespace plimsoll {

Summary summarise(const std::vector<Finding>& findings) {
  Summary summary;
  for (const Finding& finding : findings) {
    if (!finding.is_open()) {
      ++(finding.suppressed ? summary.suppressed : summary.baselined);
      continue;
    }
    switch (finding.check->severity) {
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

}  // namespace plimsoll
