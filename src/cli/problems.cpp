#include "cli/problems.h"

#include <fmt/format.h>

namespace plimsoll {

void print(const std::vector<Problem>& problems, const Surroundings& around) {
  for (const Problem& problem : problems) {
    const std::string place =
        problem.file.empty() ? "" : fmt::format("{}:{}: ", problem.file, problem.position.line);
    trouble(place + problem.message, around);
  }
}

}  // namespace plimsoll
