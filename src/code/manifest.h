// What a package.json says that decides how its sources are loaded.
//
// In: the text of the file. Out: its kind of modules, the packages that it names, and whether a
// compiler or bundler makes something else of the sources. Nothing where it is no JSON object.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace plimsoll::code {

struct Manifest {
  bool is_es = false;               // "type": "module"
  bool is_built = false;            // by esbuild, webpack, tsc …
  std::set<std::string> libraries;  // in any of its lists of dependencies
};

std::optional<Manifest> read_manifest(std::string_view text);

}  // namespace plimsoll::code
