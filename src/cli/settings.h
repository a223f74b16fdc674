// What holds for one template: the command line upon the overrides of its configuration upon that
// configuration upon the defaults.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "cli/configuration.h"
#include "cli/layer.h"
#include "facts/date.h"
#include "model/assumptions.h"

namespace plimsoll {

// One thing that holds, and where it was said: a line of `plimsoll config explain`.
struct Applied {
  std::string_view key;
  std::string value;
  std::string where;
};

struct Settings {
  std::vector<const Check*> checks;
  std::vector<const Check*> advising;  // those of which even mere advice is shown
  FailOn fail_on = Severity::error;
  Assumptions assumptions;
  std::vector<Given> parameters;
  std::vector<Applied> applied;  // in no particular order; nothing for a default
};

// Whether a finding of a check that ran is wanted: advice of a check that warns is not by itself.
bool is_wanted(const Finding& finding, const Settings& settings);
// Whether a finding is severe enough to fail the run.
bool fails(const Finding& finding, const Settings& settings);

// `configuration` may be null.
Settings settle(const Layer& command_line, const Date& as_of, const Configuration* configuration,
                const std::string& path);

}  // namespace plimsoll
