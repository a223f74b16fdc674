// What `plimsoll check` was asked to do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "check/check.h"
#include "check/selection.h"
#include "cli/arguments.h"
#include "model/assumptions.h"
#include "read/inputs.h"
#include "report/reporters.h"
#include "text/result.h"

namespace plimsoll {

enum class Color : std::uint8_t { automatic, always, never };

// A report that is written to a file.
struct Output {
  const Format* format = nullptr;
  std::string file;
};

struct CheckOptions {
  bool help = false;
  std::vector<std::string> paths;  // empty: the current folder
  const Format* format = nullptr;  // of what is printed
  std::vector<Output> outputs;
  SelectionRequest selection;
  std::optional<Severity> fail_on = Severity::error;  // nothing: never
  std::vector<Given> parameters;
  std::vector<std::string> parameter_files;
  Assumptions assumptions;
  bool allow_empty = false;                   // paths that are no templates are no trouble
  std::optional<std::string> stdin_filename;  // the name under which standard input is analysed
  unsigned jobs = 0;                          // 0: as many as there are cores
  Color color = Color::automatic;
};

// `today` is the day of judgement unless --as-of names another. Refuses values that an option does
// not take.
Result<CheckOptions> parse_check_options(Arguments args, const Date& today);

}  // namespace plimsoll
