// The program: hands its surroundings to the command line. The clock and the terminal are looked at
// here and nowhere else.
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include "cli/command_line.h"

namespace {

// https://no-color.org: a variable that is set and not empty turns colours off.
bool shows_color() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool refused = no_color != nullptr && *no_color != '\0';
  const bool dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
  return !refused && !dumb && ::isatty(STDOUT_FILENO) == 1;
}

plimsoll::Date today() {
  const auto now = std::chrono::system_clock::now();
  return plimsoll::to_date(std::chrono::floor<std::chrono::days>(now));
}

std::string step_summary() {
  const char* file = std::getenv("GITHUB_STEP_SUMMARY");
  return file == nullptr ? "" : file;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  std::ios::sync_with_stdio(false);
  const plimsoll::Surroundings around{std::cin,      std::cout, std::cerr,
                                      shows_color(), today(),   step_summary()};
  return static_cast<int>(plimsoll::run_command_line(args, around));
}
