// The command line: what was typed → a command's exit code.
//
// In: the arguments after the program's name, and the streams and the day of its surroundings.
// Out: 0, nothing that fails the run; 1, findings; 2, trouble: wrong usage, unreadable input,
// nothing to analyse.
#pragma once

#include <iosfwd>
#include <span>
#include <string>

#include "facts/date.h"

namespace plimsoll {

// What surrounds the program; the only things that a run depends on beside arguments and files.
struct Surroundings {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool color = false;  // whether `out` shows colours, unless --color says otherwise
  Date today;
  // The file that GitHub shows as the summary of the running step; empty outside its workflows.
  std::string step_summary = {};
};

enum class ExitCode : int { fine = 0, findings = 1, trouble = 2 };

using Arguments = std::span<const std::string>;

ExitCode run_command_line(Arguments args, const Surroundings& around);

// The commands, each with the arguments after its name.
ExitCode check_command(Arguments args, const Surroundings& around);
ExitCode explain_command(Arguments args, const Surroundings& around);
ExitCode checks_command(Arguments args, const Surroundings& around);
ExitCode config_command(Arguments args, const Surroundings& around);
ExitCode graph_command(Arguments args, const Surroundings& around);
ExitCode dump_command(Arguments args, const Surroundings& around);

// Prints one line to the error stream; for `return trouble(…)`.
ExitCode trouble(const std::string& message, const Surroundings& around);

}  // namespace plimsoll
