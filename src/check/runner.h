// Runs checks on a deployment.
//
// In: the selected checks and one scenario's deployment. Out: their findings in the order found.
// A check that throws is an error of ours, not of the template: what it found before is kept, and
// every other check still runs.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "check/check.h"

namespace plimsoll {

// A check that failed, and how.
struct Crash {
  const Check* check = nullptr;
  std::string what;
};

struct Outcome {
  std::vector<Finding> findings;
  std::vector<Crash> crashes;
};

Outcome run_checks(const Deployment& deployment, std::span<const Check* const> checks);

}  // namespace plimsoll
