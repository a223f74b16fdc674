// Signs that a file or folder which is not there will be made before the template is packaged.
//
// In: the folder of a template and a path in it that does not exist. Out: whether something of the
// project makes it, or may do so. Functions in compiled languages are named by what the compiler
// will write, layers by where a script will install.
#pragma once

#include <filesystem>

namespace plimsoll {

bool may_be_built(const std::filesystem::path& folder, const std::filesystem::path& path);

}  // namespace plimsoll
