// The project of .NET that a package is built of.
//
// In: the folder of a package. Out: its sources and those of the projects that it refers to, and
// the name of the assembly that it makes. A folder with several projects is none.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "outline/outlines.h"

namespace plimsoll::outline {

struct CsharpProject {
  std::vector<std::filesystem::path> sources;
  std::string assembly;     // empty: only the build knows it
  std::set<FileId> others;  // sources of the projects that it refers to
  bool whole = true;        // all that it compiles is in `sources`

  bool is_of_other(FileId file) const { return others.contains(file); }
};

std::optional<CsharpProject> csharp_project(Outlines& outlines, const std::filesystem::path& root);

}  // namespace plimsoll::outline
