// What the program says about itself.
#pragma once

#include <string>
#include <string_view>

namespace plimsoll {

// For every command the same: all there is on one screen.
std::string_view help();
// "plimsoll 0.1.0 (AWS data of 2026-11-20)"
std::string version_line();
std::string_view version();

}  // namespace plimsoll
