// The files of a folder, as many as a person's project has.
//
// In: a folder, and how the names of the files end. Out: their paths, sorted. Stays out of hidden
// folders and of those that hold what others wrote; says when there are more than it looks at.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace plimsoll::outline {

struct Folder {
  std::vector<std::filesystem::path> files;
  bool whole = true;  // all were looked at
};

// As far as anybody looks (text/folder.h), and 2,000 files at most.
Folder files_below(const std::filesystem::path& folder,
                   const std::vector<std::string_view>& endings);
// Those of the folder itself, without the folders in it.
Folder files_in(const std::filesystem::path& folder, const std::vector<std::string_view>& endings);

}  // namespace plimsoll::outline
