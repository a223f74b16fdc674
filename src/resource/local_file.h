// A file or folder of the project that a template is deployed with: what `CodeUri`, `TemplateURL`
// and the like name by a local path, and what is to be found there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "resource/value.h"

namespace plimsoll {

// A shared library in a package, as far as its machine is known.
struct NativeLibrary {
  std::string path;     // inside the package
  std::string machine;  // "x86_64", "arm64"
};

struct LocalFile {
  std::string resource;  // id of the resource that names it
  std::string property;  // "CodeUri"
  Value path;            // as written, relative to the template
  std::string on_disk;   // the same path from the folder in which we run
  bool exists = false;
  // Nothing stands there, but a build, a script or another tool may put it there: that is no fault
  // of the template.
  bool is_built = false;
  // Of a path that does not exist: what stands where its first missing part should stand.
  std::string missing_part;
  std::vector<std::string> beside;
  // Of a package that is uploaded as it is: what it has unzipped, in bytes. None where a build
  // makes the package, and where there are too many files to add up.
  std::optional<std::int64_t> unzipped_bytes;
  std::vector<NativeLibrary> native_libraries;  // in such a package, sorted by path
};

}  // namespace plimsoll
