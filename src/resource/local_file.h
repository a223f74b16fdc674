// A file or folder of the project that a template is deployed with: what `CodeUri`, `TemplateURL`
// and the like name by a local path, and what is to be found there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "resource/value.h"

namespace plimsoll {

struct LocalFile {
  std::string resource;  // name of the resource that names it
  std::string property;  // "CodeUri"
  Value path;            // as written
  bool exists = false;
  // Nothing stands there yet, but a build may put it there: it is no fault of the template.
  bool is_built = false;
  // Of a package as it is uploaded: what it has unzipped, in bytes. None where that is not known.
  std::optional<std::uint64_t> unzipped_bytes;
};

}  // namespace plimsoll
