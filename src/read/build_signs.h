// Signs that a file or folder which is not there will be made before the template is packaged.
//
// In: the folder of a template and a path in it that does not exist. Out: whether something of the
// project makes it, or may do so. Functions in compiled languages are named by what the compiler
// will write, layers by where a script will install.
#pragma once

#include <filesystem>
#include <string_view>

namespace plimsoll {

bool may_be_built(const std::filesystem::path& folder, const std::filesystem::path& path);

// Whether the module of a handler is not in its package as it lies there, but may come into it: a
// compiler is set up, or it belongs to a library that is installed. `project` is the folder of the
// template.
bool may_make_module(const std::filesystem::path& package, const std::filesystem::path& project,
                     std::string_view handler);

}  // namespace plimsoll
