// Where the code of a function lies, as far as its template tells: what its handler is looked for
// in.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "resource/value.h"

namespace plimsoll {

struct HandlerPackage {
  enum class State : std::uint8_t {
    local,      // in `roots`
    inlined,    // `written` is the source itself
    elsewhere,  // in a bucket, or where only the deployer knows
    built,      // made by a build that does not say of what: a makefile, an archive
    missing,    // what the template names is not there
    image,      // a container image
  };

  std::string resource;  // id of the function
  State state = State::elsewhere;
  Value written;  // CodeUri, Code, InlineCode …; absent where nothing is written
  // Of `local`: folders as seen from the one in which we run, in the order in which modules are
  // looked for. The package itself, then the layers of the template.
  std::vector<std::string> roots;
  bool has_other_layers = false;  // layers that are not in the files
  // Of a bundler: the sources that it begins with; the handler names what they become.
  std::vector<std::string> entry_points;
  std::string build_method;  // as the metadata of SAM have it; empty where none is written
  std::string project;       // the top folder of the project, which is never left
};

}  // namespace plimsoll
