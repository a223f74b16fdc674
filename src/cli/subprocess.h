// Running another program, without a shell, and keeping what it says.
//
// Only git is run, and only for --changed-since.
#pragma once

#include <string>
#include <vector>

namespace plimsoll {

struct Subprocess {
  int status = -1;  // exit code; negative when it was killed
  std::string out;
  std::string err;
  std::string trouble;  // why it could not be run at all
};

// The program is looked for in PATH. Variables ("NAME=value") are added to the environment; those
// whose value is empty are taken out of it. Nothing is read from standard input.
Subprocess run_program(const std::vector<std::string>& command,
                       const std::vector<std::string>& variables);

}  // namespace plimsoll
