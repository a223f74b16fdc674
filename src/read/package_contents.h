// What a package holds: a folder that is uploaded as it is, or an archive.
//
// In: a path that exists. Out: how large it is unzipped, and its shared libraries. What no way of
// packaging takes along is left out: repositories, environments, dependencies that a build installs
// anew. In a package that seems too large, so is what Git ignores.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "resource/local_file.h"

namespace plimsoll {

struct PackageContents {
  std::optional<std::int64_t> bytes;     // none when there are more files than can be looked at
  std::vector<NativeLibrary> libraries;  // of folders only, sorted by path
  bool too_many = false;                 // files: then nothing else is said
};

// `project` is the folder of the template, which is in the repository.
PackageContents package_contents(const std::filesystem::path& path,
                                 const std::filesystem::path& project);

}  // namespace plimsoll
