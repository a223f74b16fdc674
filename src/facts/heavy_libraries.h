// Libraries that take so much memory when they are imported, or for what they are made for, that
// 128 MB do not go far. Source: heavy_libraries.tsv.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace plimsoll {

// In whose words a module is imported.
enum class PackageEcosystem : std::uint8_t { node, python };

struct HeavyLibrary {
  std::string_view module;  // as it is imported: "PIL", "puppeteer-core"
  PackageEcosystem ecosystem;
  std::string_view name;  // as people call it: "Pillow"
};

// Of a module as an import names it ("pandas.io"); null when it is not known to be heavy.
const HeavyLibrary* find_heavy_library(PackageEcosystem ecosystem, std::string_view module);
std::span<const HeavyLibrary> heavy_libraries();

}  // namespace plimsoll
