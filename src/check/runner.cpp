#include "check/runner.h"

#include <exception>
#include <iterator>

#include "check/speak_terraform.h"

namespace plimsoll {
namespace {

// How the check failed; empty when it did not.
std::string run_guarded(const Check& check, const Deployment& deployment, Report& report) {
  try {
    check.run(deployment, report);
    return {};
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "threw something that is no exception";
  }
}

}  // namespace

Outcome run_checks(const Deployment& deployment, std::span<const Check* const> checks) {
  Outcome outcome;
  for (const Check* check : checks) {
    Report report(*check);
    std::string failure = run_guarded(*check, deployment, report);
    if (!failure.empty()) outcome.crashes.push_back({check, std::move(failure)});
    std::vector<Finding> found = report.take();
    std::move(found.begin(), found.end(), std::back_inserter(outcome.findings));
  }
  if (deployment.resources.written_in == Vocabulary::terraform) {
    for (Finding& finding : outcome.findings) speak_terraform(finding);
  }
  return outcome;
}

}  // namespace plimsoll
