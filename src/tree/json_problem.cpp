#include "tree/json_problem.h"

#include <algorithm>

namespace plimsoll {

Note json_problem(const SourceFile& file, const JsonStop& stop) {
  const auto size = static_cast<std::uint32_t>(file.text().size());
  const auto begin = static_cast<std::uint32_t>(std::min<std::size_t>(stop.read, size));
  return {{file.id(), begin == 0 ? 0 : begin - 1, begin}, std::string(stop.message)};
}

}  // namespace plimsoll
