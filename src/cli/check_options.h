// What `plimsoll check` was asked to do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/layer.h"
#include "facts/date.h"
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
  Layer layer;  // lies upon what configurations say
  std::vector<std::string> parameter_files;
  bool allow_empty = false;  // paths that are no templates are no trouble
  bool fix = false;          // make the edits that are safe
  bool diff = false;         // print them instead
  Date as_of;
  std::optional<std::string> write_baseline;
  std::optional<std::string> changed_since;
  std::optional<std::string> config;          // the one configuration, instead of the nearest ones
  std::optional<std::string> stdin_filename;  // the name under which standard input is analysed
  unsigned jobs = 0;                          // 0: as many as there are cores
  Color color = Color::automatic;
};

// Takes one argument into the options, for commands that have some of them. Says what is wrong with
// it, or nothing.
std::string take(CheckOptions& options, const Argument& argument);

// `today` is the day of judgement unless --as-of names another. Refuses values that an option does
// not take.
Result<CheckOptions> parse_check_options(Arguments args, const Date& today);

}  // namespace plimsoll
