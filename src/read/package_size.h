// How large a package is unzipped: a folder that is uploaded as it is, or an archive.
//
// In: a path that exists. Out: bytes; none when there are more files than can be looked at. What no
// way of packaging takes along is left out: repositories, environments, dependencies that a build
// installs anew. In a package that seems too large, so is what Git ignores.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace plimsoll {

// `project` is the folder of the template, which is in the repository.
std::optional<std::int64_t> package_size(const std::filesystem::path& path,
                                         const std::filesystem::path& project);

}  // namespace plimsoll
