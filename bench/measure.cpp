// Runs a command several times and prints its best wall time and processor time in milliseconds,
// and its peak memory in kilobytes: measure TIMES COMMAND [ARGUMENT…]
//
// The command's own output is thrown away; an exit code above 1 (trouble) is ours, too.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <limits>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

struct Measured {
  double wall_ms = std::numeric_limits<double>::max();
  double cpu_ms = std::numeric_limits<double>::max();
  long kilobytes = 0;
  int status = 0;
};

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

Measured run_once(char** command) {
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    execvp(command[0], command);
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  const std::chrono::duration<double, std::milli> elapsed =
      std::chrono::steady_clock::now() - begin;
  return {.wall_ms = elapsed.count(),
          .cpu_ms = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime),
          .kilobytes = usage.ru_maxrss,
          .status = WIFEXITED(status) ? WEXITSTATUS(status) : 128};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: measure TIMES COMMAND [ARGUMENT…]\n";
    return 2;
  }
  Measured best;
  for (int i = 0; i < std::atoi(argv[1]); ++i) {
    const Measured once = run_once(argv + 2);
    best.wall_ms = std::min(best.wall_ms, once.wall_ms);
    best.cpu_ms = std::min(best.cpu_ms, once.cpu_ms);
    best.kilobytes = std::max(best.kilobytes, once.kilobytes);
    best.status = std::max(best.status, once.status);
  }
  fmt::print("{:.1f} {:.1f} {}\n", best.wall_ms, best.cpu_ms, best.kilobytes);
  return best.status > 1 ? best.status : 0;
}
