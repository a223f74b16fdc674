// The machine for which a shared library was compiled, from its ELF header.
//
// In: a path. Out: "x86_64" or "arm64", as a function's Architectures calls them; none for other
// machines and for what is no ELF file. Reads the first bytes alone.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace plimsoll {

// By its name: `.so`, `.so.1`, `.node`.
bool may_be_native_library(const std::filesystem::path& path);
std::optional<std::string_view> machine_of(const std::filesystem::path& path);

}  // namespace plimsoll
