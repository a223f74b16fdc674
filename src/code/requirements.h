// What is installed into a package of Python besides its own sources.
//
// In: the folder of a package. Out: the distributions that requirements.txt, Pipfile,
// pyproject.toml, setup.py and the like name there and in the folders above it, up to the top of
// the project. Refuses nothing: what cannot be read may ask for anything. Runs no setup.py.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "code/source_files.h"

namespace plimsoll::code {

// Whether what is in a package depends on a file of this name: a manifest, of whatever language.
bool is_manifest(const std::filesystem::path& path);

class Requirements {
 public:
  // Looks in `folder` and above it up to the top of the project.
  static Requirements of(const std::filesystem::path& folder, SourceFiles& files);
  // The distributions of one requirements file, as its text says.
  void add_lines(std::string_view text);

  // Whether one of them is, or may bring, the module of this name. A distribution may bring any
  // other, except for those few of which it is known what they bring.
  bool may_bring(std::string_view module) const;

 private:
  void add_folder(const std::filesystem::path& folder, Folders& folders);
  void add_file(const std::filesystem::path& folder, const std::string& name);
  void add(std::string_view distribution);

  std::set<std::string, std::less<>> distributions_;  // lower case, `_` and `.` as `-`
  bool open_ = false;                                 // something may be asked for that is not here
};

}  // namespace plimsoll::code
