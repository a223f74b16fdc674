// Work that is done by several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace plimsoll {

// Calls `work` once for each of 0 … count-1, on at most `jobs` threads (0: as many as there are
// cores). The work must not throw.
void for_each_index(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work);

}  // namespace plimsoll
