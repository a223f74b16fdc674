#include "facts/heavy_libraries.h"

#include <algorithm>

namespace plimsoll {

namespace {

#include "facts/heavy_libraries.inc"

// "pandas.io.sql" is a part of pandas, "sharp/lib" of sharp; "@tensorflow/tfjs-node" is whole.
bool is_part_of(std::string_view module, std::string_view library, char separator) {
  return module == library || (module.starts_with(library) && module[library.size()] == separator);
}

}  // namespace

const HeavyLibrary* find_heavy_library(PackageEcosystem ecosystem, std::string_view module) {
  const char separator = ecosystem == PackageEcosystem::python ? '.' : '/';
  const auto found = std::ranges::find_if(heavy_library_rows, [&](const HeavyLibrary& each) {
    return each.ecosystem == ecosystem && is_part_of(module, each.module, separator);
  });
  return found == std::end(heavy_library_rows) ? nullptr : &*found;
}

std::span<const HeavyLibrary> heavy_libraries() {
  return heavy_library_rows;
}

}  // namespace plimsoll
