// Where files lie in their repository: code scanning knows them by that path.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace plimsoll {

// Each path → the same file seen from the nearest folder above it that has a `.git`, with links
// resolved; outside any repository, as it is.
std::map<std::string, std::string, std::less<>> repository_paths(
    const std::vector<std::string>& paths);

}  // namespace plimsoll
