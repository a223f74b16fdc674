#include "tree/yaml_problem.h"

#include <algorithm>

namespace plimsoll {

Note yaml_problem(const SourceFile& file, std::uint32_t offset, std::string_view message) {
  const auto size = static_cast<std::uint32_t>(file.text().size());
  const std::uint32_t begin = std::min(offset, size);
  return {{file.id(), begin, std::min(begin + 1, size)}, std::string(message)};
}

}  // namespace plimsoll
